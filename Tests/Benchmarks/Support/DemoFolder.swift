import CSQLite
import Foundation

/// Demo data that the benchmarks of one run share; each change is made to a copy.
enum DemoFolder {
  /// `MOTCUA_BENCH_DOSSIERS`, else 100,000.
  static let dossiers = ProcessInfo.processInfo.environment["MOTCUA_BENCH_DOSSIERS"].flatMap { Int($0) } ?? 100_000

  struct Made {
    var path: String
    var seconds: Double
  }

  /// Made when it is first asked for, and how long that took.
  static let shared = Result {
    let path = Scratch.folder("demo")
    let seconds = try elapsed {
      try Program.run([
        "demo", "--data", path, "--dossiers", "\(dossiers)", "--until", "2026-06-30", "--catalogue", "2018",
      ])
    }
    return Made(path: path, seconds: seconds)
  }

  static func copy(_ name: String) throws -> String {
    let target = Scratch.folder(name)
    try FileManager.default.copyItem(atPath: shared.get().path, toPath: target)
    return target
  }

  /// Codes of dossiers that anybody may look up, in an order without a pattern, the same each time.
  static func codes(_ count: Int) throws -> [String] {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let sql = """
      SELECT code FROM dossiers WHERE procedure NOT IN (
        SELECT code FROM catalogue WHERE kind = 'procedure' AND json_extract(record, '$.confidential')
      ) ORDER BY id * 2654435761 % 4294967296 LIMIT \(count)
      """
    guard sqlite3_open(try shared.get().path + "/motcua.sqlite", &handle) == SQLITE_OK,
      sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK
    else { throw Failure("the demo data cannot be read") }
    var codes: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { codes.append(String(cString: text)) }
    }
    return codes
  }
}

/// Seconds that the work takes by the clock on the wall.
func elapsed(_ work: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(work)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

extension [Double] {
  var median: Double {
    let sorted = sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
