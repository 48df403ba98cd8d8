import Markup
import OneStop
import Web
import Words

/// The names of the fields in forms of consultations.
enum ConsultationField {
  static let agencies = "co_quan"
  static let other = "co_quan_khac"
  static let time = "so_ngay"
  static let silence = "im_lang"
  /// The numbers of the papers that the asked agencies are given.
  static let files = "tep"
  /// The question, or the text of an answer.
  static let text = "noi_dung"
  static let opinion = "ket_luan"
}

/// The form that asks several agencies at once: those named by law as ticks, any other from a list.
struct ConsultationFields {
  let view: DossierView
  let catalogue: Catalogue
  let form: Form

  private typealias Field = ConsultationField
  private var words: ConsultationWords.Ask { view.words.consultations.ask }

  var html: HTML {
    let usual = usual
    let days = FieldLook(
      hint: words.daysHint.html, isOptional: !usual.isEmpty, inputMode: "numeric", isNarrow: true, maxLength: 3)
    let question = FieldLook(hint: words.questionHint.html, maxLength: 4_000)
    return """
      \(ticks(usual))\(others(usual))\(form.input(Field.time, words.days, days))\(silence)\
      \(form.textArea(Field.text, words.question, question))\(files)
      """
  }

  /// The agencies that the procedure names, except those that already have a question about this dossier.
  private var usual: [(agency: Agency, term: Procedure.Consultation)] {
    let asked = Set(view.dossier.openConsultations.map(\.agency))
    return view.procedure.consultations.compactMap { term in
      guard case .agency(let named) = term.asked else { return nil }
      let code = catalogue.present(named, on: view.now.date)
      if asked.contains(code) || code == view.agency.code { return nil }
      return catalogue.agency(code).map { ($0, term) }
    }
  }

  private func ticks(_ usual: [(agency: Agency, term: Procedure.Consultation)]) -> HTML {
    guard !usual.isEmpty else { return .empty }
    let options = usual.map { entry -> (value: String, text: HTML) in
      let text: HTML = "\(view.name(entry.agency.name)) <span class=\"soft line\">\(term(entry.term))</span>"
      return (value: entry.agency.code.description, text: text)
    }
    return form.ticks(Field.agencies, words.agencies, options, FieldLook(hint: words.agenciesHint.html))
  }

  private func term(_ term: Procedure.Consultation) -> HTML {
    let time = view.words.dossiers.processingTime[.workingDays](count: term.workingDays)
    let silence: HTML = term.isSilenceAgreement ? "; \(view.words.consultations.silence)" : .empty
    return words.term(["time": time]) + silence
  }

  private func others(_ usual: [(agency: Agency, term: Procedure.Consultation)]) -> HTML {
    let taken = Set(usual.map(\.agency.code) + view.dossier.openConsultations.map(\.agency) + [view.agency.code])
    let none: [(value: String, text: HTML)] = [(value: "", text: words.noOther.html)]
    let agencies = askable.filter { !taken.contains($0.code) }.map { agency in
      (value: agency.code.description, text: HTML(text: view.words.plainName(agency.name, in: view.language)))
    }
    let look = FieldLook(hint: words.otherHint.html, isOptional: !usual.isEmpty)
    return form.select(usual.isEmpty ? Field.agencies : Field.other, words.other, none + agencies, look)
  }

  /// All agencies except distant wards: of the wards, only those below the agency or beside it.
  private var askable: [Agency] {
    let near = Set(catalogue.subtree(of: view.agency.parent ?? view.agency.code).map(\.code))
    let isOfCity = view.agency.parent.flatMap(catalogue.agency)?.parent == nil
    let below = Set(catalogue.subtree(of: view.agency.code).map(\.code))
    return catalogue.agencies.filter { !$0.isDissolved(on: view.now.date) }.filter { agency in
      agency.kind != .ward || below.contains(agency.code) || (!isOfCity && near.contains(agency.code))
    }
  }

  private var silence: HTML {
    let id = form.id(Field.silence)
    return """
      <div class="field"><div class="tick"><input type="checkbox" id="\(id)" name="\(Field.silence)" value="1"\
      \(" checked", if: form.values[Field.silence] == "1")><label for="\(id)">\(words.silence)</label></div></div>
      """
  }

  private var files: HTML {
    let files = view.dossier.givable
    guard !files.isEmpty || form.message(Field.files) != nil else { return .empty }
    let options = files.map { file -> (value: String, text: HTML) in
      (value: "\(file.number)", text: "<span lang=\"vi\">\(file.attached.label)</span>")
    }
    return form.ticks(Field.files, words.files, options, FieldLook(hint: words.filesHint.html, isOptional: true))
  }

  /// The agencies that the law requires to be asked and that were not asked yet: ticked in advance.
  static func preselected(_ view: DossierView, _ catalogue: Catalogue) -> [(name: String, value: String)] {
    let asked = Set(view.dossier.consultations.map(\.agency))
    return view.procedure.consultations.compactMap { term in
      guard case .agency(let named) = term.asked else { return nil }
      let code = catalogue.present(named, on: view.now.date)
      if asked.contains(code) { return nil }
      return (name: Field.agencies, value: code.description)
    }
  }

  /// Which open question an action is about.
  static func open(_ view: DossierView, _ form: Form) -> HTML {
    let open = view.dossier.openConsultations.map { asked in
      (value: "\(asked.number)", text: view.plainAgencyName(asked.agency))
    }
    return form.select(DossierCommand.Field.consultation, view.words.consultations.ask.which, open)
  }

  /// Says that ending the dossier now withdraws the open questions.
  static func warning(_ view: DossierView) -> HTML {
    let open = view.dossier.openConsultations.filter { !$0.isAgreedBySilence(at: view.now) }
    guard !open.isEmpty else { return .empty }
    let names = open.map { view.agencyName($0.agency) }.joined(", ")
    return Notice.remark(view.words.consultations.ask.finishing(count: open.count, ["agencies": names])).html
  }
}

extension DossierView {
  /// Without markup, for a select element.
  func plainAgencyName(_ code: AgencyCode) -> HTML {
    HTML(text: others[code].map { words.plainName($0.name, in: language) } ?? "\(code)")
  }
}
