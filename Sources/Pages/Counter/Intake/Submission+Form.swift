import OneStop
import Operations
import Web

extension Submission {
  /// nil where the form does not have one of our tokens: then each form is a dossier of its own.
  init?(_ form: FormContent, login: String) {
    guard let token = SubmissionToken(form[IntakeField.number]) else { return nil }
    let fields = form.pairs.lazy.filter { !$0.name.hasPrefix("_") && $0.name != IntakeField.number }
    self.init(
      token: token.text, owner: Secrets.digest("intake\u{0}\(login)"),
      digest: Secrets.digest(fields.map { "\($0.name)=\($0.value)" }.joined(separator: "\u{0}")))
  }
}
