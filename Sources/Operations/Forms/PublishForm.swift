import OneStop
import OneStopStore

/// An administrator publishes the working copy of a procedure's form as its next version, from a day on. Drafts and
/// filings of earlier versions keep theirs; the working copy is gone.
package struct PublishForm: Operation {
  private let procedure: ProcedureCode
  private let revision: Int
  private let day: LocalDate
  private let manager: AccountManager
  private let now: Moment
  private let checks: FormChecks

  /// - Parameters:
  ///   - revision: of the working copy that the author has seen.
  ///   - day: today, or later.
  ///   - checks: where the copy was looked at before, so that the transaction need not.
  package init(
    _ procedure: ProcedureCode, revision: Int, from day: LocalDate, by manager: AccountManager, now: Moment,
    checks: FormChecks = FormChecks()
  ) {
    (self.procedure, self.revision, self.day) = (procedure, revision, day)
    (self.manager, self.now, self.checks) = (manager, now, checks)
  }

  /// Throws `FormRefusal`. The line of the security log stands and falls with the version.
  package func run(in transaction: Transaction) throws -> PublishedForm {
    let subject = try manager.procedure(procedure, in: transaction, now: now)
    guard let copy = try transaction.formCopy(of: procedure) else { throw FormRefusal.noCopy }
    guard copy.revision == revision else { throw FormRefusal.outdated(copy) }
    let newest = try transaction.formVersions(of: procedure).last
    if let newest, newest.number != copy.base { throw FormRefusal.newerVersion(newest.number) }
    let earliest = PublishForm.earliestDay(after: newest, on: now.date)
    guard day >= earliest else { throw FormRefusal.tooEarly(earliest) }
    let mistakes = checks.mistakes(of: copy, subject)
    guard mistakes.isEmpty else { throw FormRefusal.unsound(mistakes) }
    if let newest, try transaction.form(of: procedure, number: newest.number)?.form == copy.form {
      throw FormRefusal.unchanged
    }
    let published = try transaction.publish(
      copy.form, of: procedure, validFrom: day, by: manager.account?.login, now: now)
    try transaction.dropFormCopy(of: procedure)
    try transaction.note(.form(procedure, version: published.number, from: day), by: manager, now: now)
    return published
  }

  /// The first day from which a version can hold that follows the newest one: of two that hold, the later one counts.
  package static func earliestDay(after newest: FormVersionMark?, on today: LocalDate) -> LocalDate {
    max(today, newest?.validFrom ?? today)
  }
}
