import OneStop
import OneStopStore

/// Sets when an agency's leaders get their report.
package struct SetWeeklySchedule: Operation {
  private let schedule: WeeklySchedule?
  private let agency: AgencyCode
  private let manager: AccountManager
  private let now: Moment

  /// - Parameter schedule: nil: the schedule of the agency above.
  package init(_ schedule: WeeklySchedule?, of agency: AgencyCode, by manager: AccountManager, now: Moment) {
    (self.schedule, self.agency, self.manager, self.now) = (schedule, agency, manager, now)
  }

  package func run(in transaction: Transaction) throws {
    try transaction.setWeeklySchedule(schedule, of: agency)
    try transaction.note(.weeklySchedule(schedule), of: agency, by: manager, now: now)
  }
}
