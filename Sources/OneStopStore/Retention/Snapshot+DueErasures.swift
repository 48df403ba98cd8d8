import Database
import OneStop

/// How many dossiers of a procedure are due for erasure on a day, and how many of them are held.
package struct DueErasures: Hashable, Sendable {
  package let procedure: ProcedureCode
  package let months: RetentionPeriod
  package let due: Int
  package let held: Int
  /// Those that become due in the days that follow.
  package let soon: Int
}

/// A dossier that is due, for the list.
package struct DueErasure: Hashable, Sendable {
  package let code: DossierCode
  package let agency: AgencyCode
  package let endedAt: Moment
  package let isHeld: Bool
}

extension Snapshot {
  /// The procedures for which a rule holds and of which there are dossiers to erase at some time, with the months.
  ///
  /// - Parameters:
  ///   - rules: nil: those that are set.
  ///   - night: nil: of all rules; else procedures whose rule was set later are left out.
  package func retentionPeriods(
    by rules: [StoredRetentionRule]? = nil, setBy night: Moment? = nil
  ) throws(StoreError) -> [ProcedureCode: RetentionPeriod] {
    let database = try connection
    let rules = if let rules { rules } else { try retentionRules() }
    var periods: [ProcedureCode: RetentionPeriod] = [:]
    func add(_ procedure: ProcedureCode) {
      guard let stored = rules.rule(of: procedure), night.map({ stored.setAt <= $0 }) ?? true else { return }
      periods[procedure] = stored.rule.months
    }
    guard rules.contains(where: { $0.rule.procedure == nil }) else {
      rules.compactMap(\.rule.procedure).forEach(add)
      return periods
    }
    var last = ""
    // From one procedure of the index to the next.
    while let next = try database.first(
      """
      SELECT procedure FROM dossiers WHERE procedure > $1 AND ended_at IS NOT NULL AND erased_at IS NULL AND status <> 9
      ORDER BY procedure LIMIT 1
      """, last, decode: { row throws(StoreError) in (text: row.text(0), code: try database.procedureCode(row, 0)) })
    {
      last = next.text
      add(next.code)
    }
    return periods
  }

  /// By procedure, where any are due on the day or within so many days after it.
  ///
  /// - Parameters:
  ///   - rules: nil: those that are set.
  ///   - isWhole: whether with confidential ones, for whoever has the database itself.
  package func dueErasures(
    on day: LocalDate, by rules: [StoredRetentionRule]? = nil, soon days: Int, isWhole: Bool = false
  ) throws(StoreError) -> [DueErasures] {
    let database = try connection
    var counts: [DueErasures] = []
    for (procedure, months) in try retentionPeriods(by: rules).sorted(by: { $0.key.description < $1.key.description }) {
      let (cutoff, later) = (months.cutoff(on: day), months.cutoff(on: day.adding(days: days)))
      let found = try database.first(
        """
        SELECT coalesce(sum(CASE WHEN d.ended_at < $2 THEN 1 ELSE 0 END), 0),
          coalesce(sum(CASE WHEN d.ended_at < $2 AND h.dossier_id IS NOT NULL THEN 1 ELSE 0 END), 0), count(*)
        FROM dossiers d LEFT JOIN retention_holds h ON h.dossier_id = d.id
        WHERE d.procedure = $1 AND d.ended_at < $3 AND d.ended_at IS NOT NULL AND d.erased_at IS NULL AND d.status <> 9
          AND d.is_confidential <= $4
        """, procedure, cutoff, later, isWhole
      ) { (due: $0.int(0), held: $0.int(1), all: $0.int(2)) }
      guard let found, found.all > 0 else { continue }
      counts.append(
        DueErasures(
          procedure: procedure, months: months, due: found.due, held: found.held, soon: found.all - found.due))
    }
    return counts
  }

  /// How many dossiers are erased by the rule, if it is set, that are not by the rules of now; without those that are
  /// held, and without confidential ones.
  ///
  /// - Parameters:
  ///   - procedure: whose rule it is; nil: of all that have none of their own.
  ///   - rule: nil: there is to be none.
  package func newlyDue(
    by rule: RetentionRule?, of procedure: ProcedureCode?, on day: LocalDate
  ) throws(StoreError) -> Int {
    let present = try retentionRules()
    var rules = present.filter { $0.rule.procedure != procedure }
    if let rule { rules.append(StoredRetentionRule(rule: rule, setAt: day.start, setBy: "")) }
    var before: [ProcedureCode: Int] = [:]
    for line in try dueErasures(on: day, by: present, soon: 0) { before[line.procedure] = line.due - line.held }
    return try dueErasures(on: day, by: rules, soon: 0).reduce(0) { count, line in
      count + max(0, line.due - line.held - before[line.procedure, default: 0])
    }
  }

  /// Dossiers of the procedure that are due, from the longest ended on; without confidential ones.
  ///
  /// - Parameter place: where the page before ended.
  package func dueErasures(
    of procedure: ProcedureCode, before cutoff: Moment, place: ListPlace?, limit: Int
  ) throws(StoreError) -> [(key: ListKey, line: DueErasure)] {
    let database = try connection
    var values: [any SQLParameter] = [procedure, cutoff]
    let condition = DueErasure.order.condition(place, &values)
    values.append(limit)
    var lines: [(key: ListKey, line: DueErasure)] = []
    try database.forEach(
      composed: """
        SELECT d.id, d.code, coalesce(d.ended_agency, d.agency), d.ended_at,
          EXISTS (SELECT 1 FROM retention_holds h WHERE h.dossier_id = d.id)
        FROM dossiers d WHERE d.id IN (SELECT d.id FROM dossiers d WHERE d.procedure = $1 AND d.ended_at < $2
            AND d.ended_at IS NOT NULL AND d.erased_at IS NULL AND d.status <> 9 AND d.is_confidential = 0\(condition)
          ORDER BY \(DueErasure.order.nearest(place)) LIMIT $\(values.count))
        ORDER BY \(DueErasure.order.sql())
        """, values
    ) { row throws(StoreError) in
      let endedAt = row.moment(3)
      lines.append(
        (
          ListKey(value: endedAt.microseconds, row.int64(0)),
          DueErasure(
            code: try row.dossierCode(1), agency: try database.agencyCode(row, 2), endedAt: endedAt,
            isHeld: row.bool(4))
        ))
      return true
    }
    return lines
  }
}

extension DueErasure {
  fileprivate static let order = ListOrder(value: "d.ended_at", numbers: ["d.id"], isDescending: false)
}

extension Transaction {
  /// The numbers of some dossiers that are due: of the procedure, ended before the moment, not held, with no message
  /// that is being sent.
  package func dossiersToErase(
    of procedure: ProcedureCode, before cutoff: Moment, limit: Int
  ) throws(StoreError) -> [Int64] {
    try connection.all(
      """
      SELECT d.id FROM dossiers d WHERE d.procedure = $1 AND d.ended_at < $2
        AND d.ended_at IS NOT NULL AND d.erased_at IS NULL AND d.status <> 9
        AND NOT EXISTS (SELECT 1 FROM retention_holds h WHERE h.dossier_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.dossier_id = d.id AND m.claimed_at IS NOT NULL)
      ORDER BY d.ended_at, d.id LIMIT $3
      """, procedure, cutoff, limit
    ) { $0.int64(0) }
  }
}
