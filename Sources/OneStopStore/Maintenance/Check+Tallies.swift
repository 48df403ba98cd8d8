import Database
import OneStop

extension Check {
  /// Compares every grain of the tallies with the sums of the scan.
  mutating func tallies(of database: Connection) throws(StoreError) {
    for grain in TallyGrain.all {
      var rows: [TallyRow: Tally] = [:]
      for (key, change) in expected
      where (grain.view == .confidential) == confidential.contains(key.procedure) {
        rows[TallyRow(key, grain), default: .zero] += change
      }
      try database.forEach(
        """
        SELECT period, scope, subject, channel, received, early, on_time, late, refused, withdrawn, stopped,
          ended_undated, repeat_supplements, overdue_change, paused_change, undated_change, satisfied, partly,
          unsatisfied, corrections, transferred_in, transferred_out
        FROM tallies WHERE grain = $1
        """,
        grain.number
      ) { row throws(StoreError) in
        let key = TallyRow(
          grain: grain.number, period: row.int(0), scope: row.text(1), subject: row.text(2), channel: try row.word(3))
        compare(Tally(row, from: 4), rows.removeValue(forKey: key) ?? .zero, key, grain)
      }
      for (key, tally) in rows { compare(.zero, tally, key, grain) }
    }
  }

  private mutating func compare(_ stored: Tally, _ scanned: Tally, _ key: TallyRow, _ grain: TallyGrain) {
    guard stored != scanned else { return }
    let period =
      switch grain.unit {
      case .day: "\(LocalDate(daysSinceEpoch: Int32(clamping: key.period)))"
      case .month: "\(key.period / 12)-\(padded(key.period % 12 + 1, 2))"
      case .year: "\(key.period)"
      }
    let differences = zip(Tally.fields, Tally.names).compactMap { field, name in
      stored[keyPath: field] == scanned[keyPath: field]
        ? nil : "\(name) \(stored[keyPath: field]) instead of \(scanned[keyPath: field])"
    }
    find(
      "tallies",
      "Tally of \(key.scope.isEmpty ? "the city" : key.scope), \(key.subject), \(key.channel.rawValue), \(period): "
        + differences.joined(separator: ", ") + ".")
  }
}

extension Tally {
  /// In the order of `fields`.
  fileprivate static let names = [
    "received", "early", "on time", "late", "refused", "withdrawn", "stopped", "ended undated", "repeat supplements",
    "overdue", "paused", "undated", "satisfied", "partly satisfied", "unsatisfied", "corrections", "transferred in",
    "transferred out",
  ]
}
