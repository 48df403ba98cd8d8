import TestSupport

@testable import Database
@testable import OneStopStore

extension Connection {
  /// How SQLite goes about the statement, its parameters unbound (sqlite.org/eqp.html).
  func queryPlan(_ sql: String) throws -> String {
    try TestEngine.require(.sqlite)
    let statement = try engine.prepare("EXPLAIN QUERY PLAN \(sql)")
    var lines: [String] = []
    while try statement.step() { lines.append(statement.row.text(3)) }
    return lines.joined(separator: "; ")
  }
}
