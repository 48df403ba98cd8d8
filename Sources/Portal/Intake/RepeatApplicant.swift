import HTTPServer
import OneStop
import OneStopStore

/// Somebody at the counter who has filed at the agency before.
enum RepeatApplicant {
  /// What came of a search for them, or of their card.
  enum Found {
    /// The latest dossier, from which the form was filled in.
    case dossier(StoredDossier)
    case nothing
    /// The card that was scanned, and what the agency has of its owner besides.
    case card(latest: StoredDossier?)
    /// Enter was pressed, and there was nothing to look for.
    case notSaved

    var hasFilledIn: Bool {
      switch self {
      case .dossier, .card: true
      case .nothing, .notSaved: false
      }
    }

    func sentence(_ words: Words) -> HTML {
      let names = words.intake.repeat
      return switch self {
      case .dossier(let stored): names.filled(RepeatApplicant.places(stored, words))
      case .nothing: names.none.html
      case .card(let latest?): "\(names.card) \(names.filled(RepeatApplicant.places(latest, words)))"
      case .card(nil): names.card.html
      case .notSaved: names.notSaved.html
      }
    }
  }

  /// What was typed, and the applicant's particulars where nothing was.
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

  /// Why a form was not saved: the same person has the same open already. With the button that saves it all the same.
  static func warning(of open: StoredDossier, _ words: Words) -> HTML {
    """
    \(words.intake.repeat.duplicate(places(open, words)))</p><p class="actions"><button class="button" form="tiep-nhan" \
    name="\(IntakeField.anyway)" value="\(open.dossier.code)">\(words.intake.repeat.anyway)</button>
    """
  }

  private static func places(_ stored: StoredDossier, _ words: Words) -> KeyValuePairs<String, HTML> {
    let code = stored.dossier.code
    let date = stored.events.first.map { words.date($0.at.date) } ?? .empty
    return ["code": "<a href=\"/can-bo/ho-so/\(code)\">\(code)</a>", "date": date]
  }
}

extension Visit {
  /// The form again, with the applicant of the number that was typed as the agency, or one that went up in it, last had
  /// them.
  func repeatApplicant(_ procedure: Procedure, _ agency: Agency, _ form: Form) throws -> Response {
    var reader = IntakeReader(form: form)
    let kind = reader.choice(IntakeField.kind, usual: Applicant.Kind.citizen, reader.words.unknownKind)
    let identity = reader.identity(for: kind)
    var form = reader.form
    if form.values[IntakeField.identity].isEmpty { form.mistake(IntakeField.identity, words.intake.repeat.missing) }
    guard let identity, !form.isWrong else { return intakeForm(procedure, agency, form) }
    guard let latest = try latestDossier(of: identity) else {
      return intakeForm(procedure, agency, form, found: .nothing)
    }
    form.values = RepeatApplicant.fill(form.values, from: latest.dossier.filing.applicant)
    return intakeForm(procedure, agency, form, found: .dossier(latest))
  }

  /// The form with what a card says, and what the agency has of its owner besides. Nothing is saved.
  func filledIn(
    from card: ScannedCard, _ procedure: Procedure, _ agency: Agency, _ form: Form
  ) throws -> Response {
    var form = form
    form.values = card.fill(form.values)
    let identity = IdentityNumber(form.values[IntakeField.identity], for: .citizen)
    let latest = try identity.flatMap(latestDossier)
    if let latest { form.values = RepeatApplicant.fill(form.values, from: latest.dossier.filing.applicant) }
    return intakeForm(procedure, agency, form, found: .card(latest: latest))
  }

  /// What Enter does in a field: it looks up whose number stands there while there is no name, and saves nothing.
  func entered(_ procedure: Procedure, _ agency: Agency, _ form: Form) throws -> Response {
    if !form.values[IntakeField.identity].isEmpty, form.values[IntakeField.name].isEmpty {
      return try repeatApplicant(procedure, agency, form)
    }
    return intakeForm(procedure, agency, form, found: .notSaved)
  }

  private func latestDossier(of identity: IdentityNumber) throws -> StoredDossier? {
    try reader.latestDossier(
      of: identity, agencies: account.ownAgencies(in: catalogue, on: now.date), sight: confidentialSight)
  }
}
