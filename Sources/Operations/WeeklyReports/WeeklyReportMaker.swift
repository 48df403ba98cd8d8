import OneStop
import OneStopStore

/// Makes an agency's weekly report: what the agency and those below it did in a week.
package struct WeeklyReportMaker {
  private let catalogue: Catalogue
  private let builder: ReportBuilder

  package init(catalogue: Catalogue) {
    self.catalogue = catalogue
    builder = ReportBuilder(catalogue: catalogue, for: .staff)
  }

  /// The figures are sums of tallies and counts from the desk index; each late dossier of the week is read as well.
  package func report(
    of agency: AgencyCode, week: ISOWeek, from snapshot: some Snapshot, now: Moment
  ) throws -> WeeklyReport {
    let scope = ReportScope.subtree(agency)
    let agencies = builder.agencies(of: scope)
    let period = week.period
    let late = try snapshot.lateDossiers(in: period, agencies: agencies, sight: .all, limit: .max)
    let counts = late.reduce(into: [LatenessCause?: Int]()) { $0[$1.cause, default: 0] += 1 }
    let steps = try LateSteps(catalogue: catalogue).counts(late, from: snapshot)
    let figures = try builder.total(of: period, scope: scope, from: snapshot, now: now)
    // The last moment of the week in which the report is made.
    let end = week.next.next.monday.start.adding(microseconds: -1)
    // Events after the week belong to the next report, however late this one is made.
    let over = week.next.monday.start
    return WeeklyReport(
      figures: figures, before: try builder.total(of: week.previous.period, scope: scope, from: snapshot, now: now),
      madeAt: now,
      dueNext: try open(after: week, agencies, now: now) {
        try snapshot.dueSoonCount(agencies: $0, sight: .all, now: now, until: end, acceptedBefore: over)
      },
      likelyLate: try open(after: week, agencies, now: now) {
        try snapshot.likelyLateCount(agencies: $0, sight: .all, now: now, acceptedBefore: over)
      },
      toAnswer: try open(after: week, agencies, now: now) {
        try snapshot.questionsToAnswer(agencies: $0, askedBefore: over)
      },
      comments: try snapshot.commentCount(in: period, agencies: agencies),
      causes: WeeklyReport.Cause.rows(counts), steps: steps,
      units: try units(of: agency, period, steps, from: snapshot, now: now).sorted(by: WeeklyReport.Unit.isWorse))
  }

  /// What is open now, counted for each agency; for a past week this cannot be known any more.
  private func open(
    after week: ISOWeek, _ agencies: Set<AgencyCode>?, now: Moment, _ count: ([AgencyCode]) throws -> Int
  ) rethrows -> Int? {
    guard ISOWeek(containing: now.date) == week.next else { return nil }
    return try count(agencies.map(Array.init) ?? catalogue.agencies.map(\.code))
  }

  /// The agency itself and those directly below, each with all below it; if there are none below, the units of its own
  /// steps.
  private func units(
    of agency: AgencyCode, _ period: Period, _ steps: [WeeklyReport.Step], from snapshot: some Snapshot, now: Moment
  ) throws -> [WeeklyReport.Unit] {
    let children = catalogue.children(of: agency)
    if children.isEmpty { return try ownUnits(of: agency, period, steps, from: snapshot, now: now) }
    let figures = try builder.figures(
      by: .agency, in: period, builder.agencies(of: .subtree(agency)), from: snapshot, now: now)
    let own = catalogue.agency(agency).map { [($0, [$0])] } ?? []
    return (own + children.map { ($0, catalogue.subtree(of: $0.code)) }).compactMap { head, all in
      let ended = all.compactMap { figures[$0.code.description]?.ended }
      let rated = ended.reduce(0) { $0 + $1.rated }
      guard rated > 0 else { return nil }
      return WeeklyReport.Unit(
        agency: head.code.description, name: head.name, rated: rated, late: ended.reduce(0) { $0 + $1.late })
    }
  }

  /// Every dossier goes through the units of its procedure's steps; a late one is charged to one of them.
  private func ownUnits(
    of agency: AgencyCode, _ period: Period, _ steps: [WeeklyReport.Step], from snapshot: some Snapshot, now: Moment
  ) throws -> [WeeklyReport.Unit] {
    let figures = try builder.figures(by: .procedure, in: period, [agency], from: snapshot, now: now)
    var units: [String: WeeklyReport.Unit] = [:]
    for (code, figures) in figures where figures.ended.rated > 0 {
      guard let procedure = ProcedureCode(code).flatMap(catalogue.procedure) else { continue }
      let names = Dictionary(procedure.steps.map { ($0.unit.vietnamese, $0.unit) }) { first, _ in first }
      for (key, name) in names {
        units[key, default: WeeklyReport.Unit(name: name, rated: 0, late: 0)].rated += figures.ended.rated
      }
    }
    for step in steps { units[step.unit.vietnamese]?.late += step.count }
    return Array(units.values)
  }
}

extension Catalogue {
  /// The schedule that applies to the agency, and whose it is: its own, or that of the nearest agency above that has
  /// one.
  package func weeklySchedule(
    of agency: AgencyCode, _ schedules: [AgencyCode: WeeklySchedule]
  ) -> (schedule: WeeklySchedule, owner: Agency?) {
    for ancestor in ancestors(of: agency) {
      if let schedule = schedules[ancestor.code] { return (schedule, ancestor) }
    }
    return (WeeklySchedule(), nil)
  }
}
