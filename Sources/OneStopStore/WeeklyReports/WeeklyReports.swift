import Database
import FoundationEssentials
import OneStop

extension Snapshot {
  /// The report as it was made; nil where there is none.
  package func weeklyReport(of agency: AgencyCode, week: ISOWeek) throws(StoreError) -> WeeklyReport? {
    let text = try connection.first(
      "SELECT report FROM weekly_reports WHERE agency = $1 AND monday = $2", agency, week.monday
    ) { $0.text(0) }
    guard let text else { return nil }
    do {
      return try JSONDecoder().decode(WeeklyReport.self, from: Data(text.utf8))
    } catch {
      throw .corrupt("the weekly report \(week) of \(agency) cannot be read")
    }
  }

  /// When the report was made; nil where there is none.
  package func weeklyReportDate(of agency: AgencyCode, week: ISOWeek) throws(StoreError) -> Moment? {
    try connection.first(
      "SELECT made_at FROM weekly_reports WHERE agency = $1 AND monday = $2", agency, week.monday
    ) { $0.moment(0) }
  }

  /// The agency's reports of the weeks before this one, the newest first: each with the moment at which it was made.
  package func weeklyReports(
    of agency: AgencyCode, before week: ISOWeek, limit: Int
  ) throws(StoreError) -> [(week: ISOWeek, madeAt: Moment)] {
    try connection.all(
      """
      SELECT monday, made_at FROM weekly_reports WHERE agency = $1 AND monday < $2 ORDER BY monday DESC LIMIT $3
      """,
      agency, week.monday, limit
    ) { (week: ISOWeek(containing: $0.date(0)), madeAt: $0.moment(1)) }
  }

  /// The agencies' own schedules; an agency without one follows the nearest above it that has one.
  package func weeklySchedules() throws(StoreError) -> [AgencyCode: WeeklySchedule] {
    var schedules: [AgencyCode: WeeklySchedule] = [:]
    try connection.forEach("SELECT agency, is_on, weekday, minutes FROM weekly_schedules") { row throws(StoreError) in
      schedules[try row.agency(0)] = WeeklySchedule(
        isOn: row.bool(1), weekday: try row.number(2), time: TimeOfDay(minutes: row.int(3)))
    }
    return schedules
  }

  /// Everybody who leads an agency on that day, by agency and login.
  package func leaders(on day: LocalDate) throws(StoreError) -> [Account] {
    try connection.all(
      """
      SELECT a.login, a.name, p.role, p.agency, a.is_disabled, a.email, a.phone
      FROM posts p JOIN accounts a ON a.login = p.login
      WHERE p.role = 'leader' AND a.is_disabled = 0
        AND coalesce(p.first_day, $1) <= $1 AND coalesce(p.last_day, $1) >= $1
      ORDER BY p.agency, a.login
      """, day
    ) { row throws(StoreError) in try Account(row) }
  }
}

extension Transaction {
  /// Stores the report of an agency's week; false, with nothing changed, where there is one already.
  ///
  /// Messages queued in the same transaction go out once, however often the report is made.
  package func keep(_ report: WeeklyReport, of agency: AgencyCode, week: ISOWeek) throws(StoreError) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let text = try? encoder.encode(report) else { throw .constraint("a weekly report cannot be written") }
    return try connection.change(
      """
      INSERT INTO weekly_reports (agency, monday, made_at, report) VALUES ($1, $2, $3, $4)
      ON CONFLICT (agency, monday) DO NOTHING
      """,
      agency, week.monday, report.madeAt, String(decoding: text, as: UTF8.self)) == 1
  }

  /// With nil, the agency follows the one above it again.
  package func setWeeklySchedule(_ schedule: WeeklySchedule?, of agency: AgencyCode) throws(StoreError) {
    guard let schedule else {
      try connection.run("DELETE FROM weekly_schedules WHERE agency = $1", agency)
      return
    }
    try connection.run(
      """
      INSERT INTO weekly_schedules (agency, is_on, weekday, minutes) VALUES ($1, $2, $3, $4)
      ON CONFLICT (agency) DO UPDATE SET
        is_on = excluded.is_on, weekday = excluded.weekday, minutes = excluded.minutes
      """,
      agency, schedule.isOn, schedule.weekday.rawValue, Int(schedule.time.minutes))
  }
}
