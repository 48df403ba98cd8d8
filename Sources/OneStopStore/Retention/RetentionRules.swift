import Database
import OneStop

/// A rule with when and by whom it was set.
package struct StoredRetentionRule: Hashable, Sendable {
  package let rule: RetentionRule
  package let setAt: Moment
  package let setBy: String
}

extension Snapshot {
  /// The rule for all others first, then those of procedures by their codes.
  package func retentionRules() throws(StoreError) -> [StoredRetentionRule] {
    let database = try connection
    return try database.all("SELECT procedure, months, basis, set_at, set_by FROM retention_rules ORDER BY procedure") {
      row throws(StoreError) in
      guard let months = RetentionPeriod(row.int(1)) else { throw row.unreadable(1) }
      let rule = RetentionRule(
        procedure: row.text(0).isEmpty ? nil : try database.procedureCode(row, 0), months: months, basis: row.text(2))
      return StoredRetentionRule(rule: rule, setAt: row.moment(3), setBy: row.text(4))
    }
  }
}

extension [StoredRetentionRule] {
  /// The one that holds for the procedure: its own, or that for all others.
  package func rule(of procedure: ProcedureCode) -> StoredRetentionRule? {
    first { $0.rule.procedure == procedure } ?? first { $0.rule.procedure == nil }
  }
}

extension Transaction {
  package func set(_ rule: RetentionRule, by login: String, now: Moment) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO retention_rules (procedure, months, basis, set_at, set_by) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (procedure) DO UPDATE SET
        months = excluded.months, basis = excluded.basis, set_at = excluded.set_at, set_by = excluded.set_by
      """, rule.procedure?.description ?? "", rule.months.months, rule.basis, now, login)
  }

  /// False where there is none. The rule for all others then holds for one procedure more, and counts as set now.
  package func dropRetentionRule(of procedure: ProcedureCode?, now: Moment) throws(StoreError) -> Bool {
    let database = try connection
    try database.run("UPDATE retention_rules SET set_at = $1 WHERE procedure = '' AND set_at < $1", now)
    return try database.change("DELETE FROM retention_rules WHERE procedure = $1", procedure?.description ?? "") == 1
  }
}
