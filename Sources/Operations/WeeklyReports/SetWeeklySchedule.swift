import OneStop
import OneStopStore

/// Sets when an agency's leaders get their report.
package struct SetWeeklySchedule: Operation {
  private let schedule: WeeklySchedule?
  private let agency: AgencyCode

  /// - Parameter schedule: nil: the schedule of the agency above.
  package init(_ schedule: WeeklySchedule?, of agency: AgencyCode) { (self.schedule, self.agency) = (schedule, agency) }

  package func run(in transaction: Transaction) throws { try transaction.setWeeklySchedule(schedule, of: agency) }
}
