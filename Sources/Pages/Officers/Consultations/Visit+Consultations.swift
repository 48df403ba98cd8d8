import OneStop
import OneStopStore
import Web

extension Visit {
  /// The commands of an `askConsultation` form, one for each agency. Mistakes are noted in the form.
  func consultations(in form: inout Form, about stored: StoredDossier) -> [DossierCommand] {
    typealias Field = ConsultationField
    let values = form.values
    let names = words.consultations.ask
    let numbered = { (text: String) in Int(typed: text, in: 1...365).flatMap { ProcessingTime($0, .workingDays) } }
    let days = form.read(Field.time, numbered, or: names.daysForm.html)
    let question = values[Field.text]
    let ticked = values.all(Field.agencies)
    let fromList = Set(ticked)
    let givable = Set(stored.dossier.givable.map(\.number))
    let chosen = values.all(Field.files)
    let files = chosen.compactMap(DossierFile.number).filter(givable.contains)
    if files.count < chosen.count { form.mistake(Field.files, names.noSuchFile) }
    var seen: Set<String> = []
    let codes = (ticked + values.all(Field.other)).filter { !$0.isEmpty && seen.insert($0).inserted }
    if codes.isEmpty { form.mistake(Field.agencies, words.refusals.agencyMissing) }
    var commands: [DossierCommand] = []
    for code in codes {
      let field = fromList.contains(code) ? Field.agencies : Field.other
      guard let agency = AgencyCode(typed: code).flatMap(catalogue.agency) else {
        form.mistake(field, names.noSuchAgency)
        continue
      }
      if let dissolution = agency.end(by: now.date) {
        let successor = catalogue.agency(dissolution.successor)?.name
        form.mistake(
          field,
          words.agencies.notAsked([
            "agency": words.name(agency.name, in: language),
            "successor": successor.map { words.name($0, in: language) } ?? "\(dissolution.successor)",
          ]))
      }
      if agency.code == stored.dossier.agency { form.mistake(field, words.refusals.asksItself) }
      if stored.dossier.openConsultations.contains(where: { $0.agency == agency.code }) {
        form.mistake(field, words.refusals.askedAlready(["agency": words.name(agency.name, in: language)]))
      }
      let law = catalogue.procedure(stored.dossier.filing.procedure)?.consultation(with: agency)
      let time = days ?? law.flatMap { ProcessingTime($0.workingDays, .workingDays) }
      if time == nil, form.message(Field.time) == nil { form.mistake(Field.time, words.refusals.timeMissing) }
      let isSilenceAgreement = law?.isSilenceAgreement ?? (values[Field.silence] == "1")
      guard let time else { continue }
      let ask = DossierCommand.Kind.askConsultation(
        agency.code, time: time, isSilenceAgreement: isSilenceAgreement, files: files)
      commands.append(DossierCommand(ask, note: question))
    }
    if question.isEmpty { form.mistake(Field.text, words.refusals.questionMissing) }
    return commands
  }
}
