import OneStop
import OneStopStore

/// Nộp lại: a new draft with the answers of a dossier that came to nothing, in the newest version of its form. What has
/// no place there is left out, and files have to be chosen again.
package struct RefileDossier: Operation {
  package let dossier: Int64
  package let key: DraftKey
  package let setting: FormSetting
  package let now: Moment

  package init(_ dossier: Int64, as key: DraftKey, setting: FormSetting, now: Moment) {
    (self.dossier, self.key, self.setting, self.now) = (dossier, key, setting, now)
  }

  package struct Begun: Sendable {
    /// Those that open the draft from now on; nil: it has no phone number.
    package let digits: String?
  }

  /// nil where the dossier was not filed by a form, is erased, or its procedure has no form today.
  package func run(in transaction: Transaction) throws -> Begun? {
    guard let stored = try transaction.dossier(id: dossier), stored.dossier.erasedAt == nil,
      let filed = try transaction.filedAnswers(of: dossier).last
    else { return nil }
    let filing = stored.dossier.filing
    guard let old = try transaction.form(of: filing.procedure, number: filed.form),
      let new = try transaction.form(of: filing.procedure, on: now.date)
    else { return nil }
    var answers = filed.answers.brought(from: old.prepared, to: new.prepared, in: setting).answers
    answers.fields.merge(FormAnswers(filerOf: filing.applicant, by: new.form).fields) { $1 }
    let digits = FormSheet(form: new.prepared.asking(.none), answers: answers, setting: setting).digits
    try transaction.beginDraft(keyDigest: key.digest, of: new, answers: answers, digits: digits, now: now)
    return Begun(digits: digits)
  }
}
