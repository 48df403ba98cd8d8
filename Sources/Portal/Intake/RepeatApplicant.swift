import HTTPServer
import OneStop
import OneStopStore

/// Somebody at the counter who has filed at the agency before.
enum RepeatApplicant {
  /// What the agency has with an identity number.
  enum Found {
    /// The latest dossier, from which the form was filled in.
    case dossier(StoredDossier)
    case nothing

    func sentence(_ words: Words) -> HTML {
      switch self {
      case .dossier(let stored): words.intake.repeat.filled(RepeatApplicant.places(stored, words))
      case .nothing: words.intake.repeat.none.html
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
    ].filter { typed[$0.name].isEmpty }
    return FormContent(typed.pairs.filter { pair in !known.contains { $0.name == pair.name } } + known)
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
    let date = stored.events.first.map { words.numbers($0.at.date) } ?? .empty
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
    let agencies = try account.ownAgencies(in: catalogue, on: now.date)
    guard let latest = try self.reader.latestDossier(of: identity, agencies: agencies) else {
      return intakeForm(procedure, agency, form, found: .nothing)
    }
    form.values = RepeatApplicant.fill(form.values, from: latest.dossier.filing.applicant)
    return intakeForm(procedure, agency, form, found: .dossier(latest))
  }
}
