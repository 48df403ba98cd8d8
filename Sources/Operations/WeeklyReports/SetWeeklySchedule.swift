import OneStop
import OneStopStore

/// An agency says when its leaders get their report.
package struct SetWeeklySchedule: Operation {
  private let schedule: WeeklySchedule?
  private let agency: AgencyCode

  /// - Parameter schedule: nil: as the agency above has it.
  package init(_ schedule: WeeklySchedule?, of agency: AgencyCode) { (self.schedule, self.agency) = (schedule, agency) }

  package func run(in transaction: Transaction) throws { try transaction.setWeeklySchedule(schedule, of: agency) }
}
