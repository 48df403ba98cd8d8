/// What a form that was mended says otherwise of whoever files it, and of the matter.
package struct FilingChange: Hashable, Sendable {
  private let before: Applicant
  private let after: Applicant
  /// nil where it stays.
  private let summary: String?

  /// nil where nothing of it has changed.
  package init?(from old: FormSheet, to new: FormSheet, _ lists: FormLists) {
    guard let before = old.applicant(lists), let after = new.applicant(lists) else { return nil }
    (self.before, self.after) = (before, after)
    summary = new.summary == old.summary ? nil : new.summary
    if before == after, summary == nil { return nil }
  }

  /// With what has changed, and everything else as the dossier has it by now; nil where that says the same already.
  package func details(of filing: Filing) -> FilingDetails? {
    var details = filing.details
    // The form's person signs for an organisation that was told beside the form.
    if filing.applicant.kind != .citizen, before.kind == .citizen {
      if before.name != after.name { details.applicant.representative?.name = after.name }
      if before.identity != after.identity { details.applicant.representative?.identity = after.identity }
    } else {
      if before.name != after.name { details.applicant.name = after.name }
      if before.identity != after.identity { details.applicant.identity = after.identity }
      if before.address != after.address { details.applicant.address = after.address }
      if before.birthDate != after.birthDate { details.applicant.birthDate = after.birthDate }
    }
    if before.phone != after.phone { details.applicant.phone = after.phone }
    if before.email != after.email { details.applicant.email = after.email }
    if let summary { details.summary = summary }
    return details == filing.details ? nil : details
  }
}
