import OneStop
import OneStopStore
import Words

/// Makes the weekly reports that are due, and puts the letters to leaders into the outbox.
package struct WeeklyRun: Sendable {
  package let words: Words
  package let notices: NoticeSettings

  package init(words: Words, notices: NoticeSettings) {
    self.words = words
    self.notices = notices
  }

  /// An agency whose report is to be made.
  package struct Job: Sendable {
    package let agency: Agency
    package let leaders: [Account]
    package let week: ISOWeek
  }

  /// The reports that are due and not yet made, for agencies that have a leader, and the next moment at which one is
  /// due.
  ///
  /// Of several missed weeks, only the latest is made.
  package func due(
    from snapshot: some Snapshot, catalogue: Catalogue, now: Moment
  ) throws -> (jobs: [Job], next: Moment?) {
    let schedules = try snapshot.weeklySchedules()
    var jobs: [Job] = []
    var next: Moment?
    for (agency, leaders) in try leaders(on: now.date, from: snapshot, catalogue: catalogue) {
      let schedule = catalogue.weeklySchedule(of: agency.code, schedules).schedule
      guard schedule.isOn else { continue }
      let moment = schedule.next(after: now)
      next = next.map { min($0, moment) } ?? moment
      let week = schedule.lastWeek(upTo: now)
      if try snapshot.weeklyReportDate(of: agency.code, week: week) == nil {
        jobs.append(Job(agency: agency, leaders: leaders, week: week))
      }
    }
    return (jobs, next)
  }

  /// Every agency that has a leader now, whatever its schedule.
  package func jobs(
    of week: ISOWeek, from snapshot: some Snapshot, catalogue: Catalogue, now: Moment
  ) throws -> [Job] {
    try leaders(on: now.date, from: snapshot, catalogue: catalogue).map {
      Job(agency: $0.agency, leaders: $0.leaders, week: week)
    }
  }

  private func leaders(
    on day: LocalDate, from snapshot: some Snapshot, catalogue: Catalogue
  ) throws -> [(agency: Agency, leaders: [Account])] {
    let groups = Dictionary(grouping: try snapshot.leaders(on: day), by: \.agency)
    return groups.sorted { $0.key < $1.key }.compactMap { code, leaders in
      catalogue.agency(code).map { ($0, leaders) }
    }
  }

  /// The report and the letters of one agency.
  package func make(
    _ job: Job, from snapshot: some Snapshot, catalogue: Catalogue, now: Moment
  ) throws -> (report: WeeklyReport, messages: [OutgoingMessage]) {
    let report = try WeeklyReportMaker(catalogue: catalogue).report(
      of: job.agency.code, week: job.week, from: snapshot, now: now)
    let lines = WeeklyLines(report: report, week: job.week, words: words, language: .vietnamese)
    let letter = WeeklyLetter(lines: lines, agency: job.agency, site: notices.site)
    return (report, job.leaders.flatMap { letter.messages(to: $0, domain: notices.domain, letters: notices.letters) })
  }
}

extension Transaction {
  /// Stores the report together with its letters, or nothing if the week's report is already there: however often the
  /// program dies and starts again, each leader gets one letter.
  package func keep(
    _ report: WeeklyReport, _ messages: [OutgoingMessage], of job: WeeklyRun.Job, now: Moment
  ) throws -> Bool {
    guard try keep(report, of: job.agency.code, week: job.week) else { return false }
    for message in messages { try enqueue(message, now: now) }
    return true
  }
}
