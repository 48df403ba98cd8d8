import OneStop
import OneStopStore

/// An administrator publishes the working copy of a procedure's form as its next version, from a day on. Drafts and
/// filings of earlier versions keep theirs; the working copy is gone. A former version whose day has not come holds until
/// that of the new one, and never where the new one's day is first.
package struct PublishForm: Operation {
  private let procedure: ProcedureCode
  private let revision: Int
  private let day: LocalDate
  private let isSure: Bool
  private let manager: AccountManager
  private let now: Moment
  private let checks: FormChecks

  /// - Parameters:
  ///   - revision: of the working copy that the author has seen.
  ///   - day: today, or later.
  ///   - isSure: whether the author has confirmed a day that is more than a year ahead.
  ///   - checks: where the copy was looked at before, so that the transaction need not.
  package init(
    _ procedure: ProcedureCode, revision: Int, from day: LocalDate, isSure: Bool = false, by manager: AccountManager,
    now: Moment, checks: FormChecks = FormChecks()
  ) {
    (self.procedure, self.revision, self.day, self.isSure) = (procedure, revision, day, isSure)
    (self.manager, self.now, self.checks) = (manager, now, checks)
  }

  /// Throws `FormRefusal`. The line of the security log stands and falls with the version.
  package func run(in transaction: Transaction) throws -> PublishedForm {
    let subject = try manager.procedure(procedure, in: transaction, now: now)
    guard let copy = try transaction.formCopy(of: procedure) else { throw FormRefusal.noCopy }
    guard copy.revision == revision else { throw FormRefusal.outdated(copy) }
    let newest = try transaction.formVersions(of: procedure).last
    if let newest, newest.number != copy.base { throw FormRefusal.newerVersion(newest.number) }
    guard day >= now.date else { throw FormRefusal.tooEarly(now.date) }
    guard isSure || day <= now.date.adding(days: 366) else { throw FormRefusal.farAhead(day) }
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
}
