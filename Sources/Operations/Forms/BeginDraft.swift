import OneStop
import OneStopStore

/// Somebody begins to fill in a procedure's form at home. Nothing of it is an office's yet.
package struct BeginDraft: Operation {
  package let procedure: ProcedureCode
  package let key: DraftKey
  /// What is typed on the form's first page.
  package let answers: FormAnswers
  /// The member of staff who begins it for somebody beside them, and the key as only the portal reads it.
  package let help: (DraftAssistance, sealedKey: String)?
  package let now: Moment

  /// - Parameter answers: oneself files, where they do not say who.
  package init(
    _ procedure: ProcedureCode, key: DraftKey, answers: FormAnswers = .none,
    with help: (DraftAssistance, sealedKey: String)? = nil, now: Moment
  ) {
    (self.procedure, self.key, self.help, self.now) = (procedure, key, help, now)
    var answers = answers
    let choice = FilerPage.Question.choice.place
    if answers[choice].isEmpty { answers[choice] = [FilerPage.Choice.oneself.rawValue] }
    self.answers = answers
  }

  /// False where the procedure has no form today, or is not filed here.
  package func run(in transaction: Transaction) throws -> Bool {
    guard try transaction.presentCatalogue.procedure(procedure)?.isFiledAtHome == true,
      let form = try transaction.form(of: procedure, on: now.date)
    else { return false }
    try transaction.beginDraft(keyDigest: key.digest, of: form, answers: answers, with: help, now: now)
    return true
  }
}
