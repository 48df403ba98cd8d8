import OneStop
import OneStopStore

/// Somebody begins to fill in a procedure's form at home. Nothing of it is an office's yet.
package struct BeginDraft: Operation {
  package let procedure: ProcedureCode
  package let key: DraftKey
  /// What is typed on the form's first page.
  package let answers: FormAnswers
  package let now: Moment

  package init(_ procedure: ProcedureCode, key: DraftKey, answers: FormAnswers = .none, now: Moment) {
    (self.procedure, self.key, self.answers, self.now) = (procedure, key, answers, now)
  }

  /// False where the procedure has no form today.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let form = try transaction.form(of: procedure, on: now.date) else { return false }
    try transaction.beginDraft(keyDigest: key.digest, of: form, answers: answers, now: now)
    return true
  }
}
