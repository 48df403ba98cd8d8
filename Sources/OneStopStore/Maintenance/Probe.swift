import Database
import OneStop

extension Transaction {
  /// Writes a moment that a reader can find; at most once a second, so that frequent health checks write little.
  package func probe(at now: Moment) throws(StoreError) {
    let last = try connection.lastProbe() ?? Moment(microseconds: 0)
    guard abs(now.microseconds - last.microseconds) >= Moment.second else { return }
    try connection.run(
      "INSERT INTO counters (name, value) VALUES ('probe', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      now)
  }
}

extension Snapshot {
  /// The newest moment that `Transaction.probe` has written.
  package func lastProbe() throws(StoreError) -> Moment? { try connection.lastProbe() }
}

extension Connection {
  fileprivate func lastProbe() throws(StoreError) -> Moment? {
    try first("SELECT value FROM counters WHERE name = 'probe'") { $0.moment(0) }
  }
}
