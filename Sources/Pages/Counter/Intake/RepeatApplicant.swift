import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Somebody at the counter who has filed at the agency before.
enum RepeatApplicant {
  /// The result of a search for them, or of scanning their card.
  struct Found {
    enum Source {
      /// The latest dossier, from which the form was filled in.
      case dossier(StoredDossier)
      case nothing
      /// The scanned card, and what the agency knows about its owner besides.
      case card(latest: StoredDossier?)
      /// The card of somebody other than the applicant.
      case representativesCard
      /// Enter was pressed, and there was nothing to search for.
      case notSaved
    }

    let source: Source
    /// The same person's open dossier for the same procedure.
    var open: StoredDossier?

    /// The numbers of the dossiers that the form or its sentence tells of.
    var dossiers: Set<Int64> {
      let latest: StoredDossier? =
        switch source {
        case .dossier(let stored): stored
        case .card(let latest): latest
        case .nothing, .representativesCard, .notSaved: nil
        }
      return Set([latest, open].compactMap { $0?.id })
    }

    var hasFilledIn: Bool {
      switch source {
      case .dossier, .card, .representativesCard: true
      case .nothing, .notSaved: false
      }
    }

    func sentence(_ words: Words) -> HTML {
      let names = words.intake.repeat
      let sentence: HTML =
        switch source {
        case .dossier(let stored): names.filled(RepeatApplicant.places(stored, words))
        case .nothing: names.none.html
        case .card(let latest?): "\(names.card) \(names.filled(RepeatApplicant.places(latest, words)))"
        case .card(nil): names.card.html
        case .representativesCard: names.representativesCard.html
        case .notSaved: names.notSaved.html
        }
      guard let open else { return sentence }
      return "\(sentence) <strong>\(names.open(RepeatApplicant.places(open, words)))</strong>"
    }
  }

  /// The typed values, with the applicant's details in fields that were left empty.
  static func fill(_ typed: FormContent, from applicant: Applicant) -> FormContent {
    let known = [
      (name: IntakeField.name, value: applicant.name),
      (name: IntakeField.phone, value: applicant.phone?.description ?? ""),
      (name: IntakeField.email, value: applicant.email?.description ?? ""),
      (name: IntakeField.address, value: applicant.address),
      (name: IntakeField.birthDate, value: applicant.birthDate.map(LocalDate.typed) ?? ""),
      (name: IntakeField.ward, value: applicant.ward),
    ].filter { typed[$0.name].isEmpty }
    return typed.replacing(known)
  }

  /// Says that the form was not saved because the same person already has such a dossier open, with the button that
  /// saves it anyway.
  static func warning(of open: StoredDossier, _ words: Words) -> Notice {
    let button: HTML = """
      <p class="actions"><button class="button quiet" form="\(IntakePage.id)" data-save name="\(IntakeField.anyway)" \
      value="\(open.dossier.code)">\(words.intake.repeat.anyway)</button></p>
      """
    return .wrong(words.intake.repeat.duplicate(places(open, words)), then: button)
  }

  private static func places(_ stored: StoredDossier, _ words: Words) -> KeyValuePairs<String, HTML> {
    let code = stored.dossier.code
    let date = stored.events.first.map { words.date($0.at.date) } ?? .empty
    return ["code": "<a href=\"\(Address.staffDossier(code))\">\(code)</a>", "date": date]
  }
}

extension Visit {
  /// The form again, with the latest details that the agency, or one that merged into it, has of the number's owner.
  func repeatApplicant(_ procedure: Procedure, _ agency: Agency, _ form: Form) throws -> Response {
    var form = form
    let kind = form.applicantKind()
    let identity = form.identity(of: kind)
    if form.values[IntakeField.identity].isEmpty { form.mistake(IntakeField.identity, words.intake.repeat.missing) }
    guard let identity, !form.isWrong else { return intakeForm(procedure, agency, form) }
    guard let latest = try latestDossier(of: identity) else {
      return intakeForm(procedure, agency, form, found: RepeatApplicant.Found(source: .nothing))
    }
    form.values = RepeatApplicant.fill(form.values, from: latest.dossier.filing.applicant)
    return intakeForm(
      procedure, agency, form,
      found: RepeatApplicant.Found(source: .dossier(latest), open: try openDossier(procedure, agency, form)))
  }

  /// The form filled in from a card, and from what the agency knows about its owner. Nothing is saved.
  func filledIn(
    from card: ScannedCard, _ procedure: Procedure, _ agency: Agency, _ form: Form
  ) throws -> Response {
    var form = form
    let isRepresentatives = card.isRepresentatives(in: form.values)
    form.values = card.fill(form.values)
    if isRepresentatives {
      return intakeForm(procedure, agency, form, found: RepeatApplicant.Found(source: .representativesCard))
    }
    let identity = IdentityNumber(form.values[IntakeField.identity], for: .citizen)
    let latest = try identity.flatMap(latestDossier)
    if let latest { form.values = RepeatApplicant.fill(form.values, from: latest.dossier.filing.applicant) }
    return intakeForm(
      procedure, agency, form,
      found: RepeatApplicant.Found(source: .card(latest: latest), open: try openDossier(procedure, agency, form)))
  }

  /// The effect of Enter in a field: while there is no name, it searches for the owner of the number; it never saves.
  func entered(_ procedure: Procedure, _ agency: Agency, _ form: Form) throws -> Response {
    if !form.values[IntakeField.identity].isEmpty, form.values[IntakeField.name].isEmpty {
      return try repeatApplicant(procedure, agency, form)
    }
    return intakeForm(procedure, agency, form, found: RepeatApplicant.Found(source: .notSaved))
  }

  /// The person's open dossier for the same procedure, which is mentioned right after the scan, before the rest is
  /// typed.
  private func openDossier(_ procedure: Procedure, _ agency: Agency, _ form: Form) throws -> StoredDossier? {
    var form = form
    let kind = form.applicantKind()
    let applicant = Applicant(
      kind: kind, name: form.values[IntakeField.name], identity: form.identity(of: kind), phone: form.phone())
    return try self.reader.openDossier(
      of: applicant, for: procedure.code, at: agency.code, sight: confidentialSight)
  }

  private func latestDossier(of identity: IdentityNumber) throws -> StoredDossier? {
    try reader.latestDossier(
      of: identity, agencies: account.ownAgencies(in: catalogue, on: now.date), sight: confidentialSight)
  }
}
