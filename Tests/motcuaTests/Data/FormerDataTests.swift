import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A data folder from before pages had checksums")
struct FormerDataTests {
  private static let rows = 100_000

  /// Of the twenty-seventh step, with enough in it that a rebuilding takes a while.
  private static let template = Task {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: false)
    let dump = Resources.root.appending(path: "Tests/OneStopStoreTests/Schema/step27.sql")
    try Database.makeFormer(
      folder.path + "/data/motcua.sqlite",
      String(contentsOf: dump, encoding: .utf8) + """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(rows))
        INSERT INTO empty_searches SELECT n % 100, 'từ ' || n || hex(zeroblob(40)), n FROM numbers;
        """)
    return folder
  }

  private static func city() async throws -> City {
    let city = try await City()
    try FileManager.default.removeItem(atPath: city.data)
    try FileManager.default.copyItem(atPath: try await template.value.path + "/data", toPath: city.data)
    return city
  }

  /// What files show of how far it is.
  enum Moment: CaseIterable {
    case schema, schemaInFile, beginning, middle, end, copying

    func isReached(_ city: City) throws -> Bool {
      let file = city.data + "/motcua.sqlite"
      let log = (try? FileManager.default.attributesOfItem(atPath: file + "-wal")[.size] as? Int) ?? 0
      let handle = try FileHandle(forReadingFrom: URL(filePath: file))
      defer { try? handle.close() }
      let header = try handle.read(upToCount: 100) ?? Data()
      // Each stays true once it is reached, so that a late look sees it too.
      let isCopying = header[20] == 8
      let isNewSchema = header[63] > 28
      return switch self {
      case .schema: isNewSchema || log > 0
      case .schemaInFile: isNewSchema
      case .beginning: isCopying || isNewSchema && log > 0
      case .middle: isCopying || isNewSchema && log > 3_000_000
      case .end: isCopying || isNewSchema && log > 8_000_000
      case .copying: isCopying
      }
    }
  }

  private static func expectWhole(_ city: City) async throws {
    let opened = try await city.run("user list")
    #expect(opened.status == 0, "\(opened.complaint)")
    let check = try await city.check()
    #expect(check.status == 0 && check.output == "5 dossiers and 27 events are sound.\n", "\(check)")
    let sum = try Database.number(city, "SELECT sum(count) FROM empty_searches")
    #expect(sum == rows * (rows + 1) / 2)
  }

  /// Starts the rebuilding and kills it; false where it had ended before.
  private static func kill(_ city: City, at moment: Moment) async throws -> Bool {
    let process = try ChildProcess(
      Program.path, ["user", "list", "--data", city.data], environment: Program.environment)
    try await eventually("\(moment)") { try moment.isReached(city) }
    process.signal(SIGKILL)
    return try await onThread { process.wait() }.get() == SIGKILL
  }

  @Test("loses nothing where the rebuilding is killed, and has the checksums later", arguments: Moment.allCases)
  func killed(_ moment: Moment) async throws {
    for _ in 1...20 {
      let city = try await Self.city()
      let wasInTime = try await Self.kill(city, at: moment)
      try await Self.expectWhole(city)
      if wasInTime { return }
    }
    Issue.record("it was never in the middle of \(moment)")
  }

  @Test("loses nothing where it is killed again and again")
  func killedAgain() async throws {
    for _ in 1...20 {
      let city = try await Self.city()
      // On a busy machine it may have ended before.
      guard try await Self.kill(city, at: .schema) else { continue }
      for moment in [Moment.schema, .beginning, .middle, .end, .copying] { _ = try await Self.kill(city, at: moment) }
      return try await Self.expectWhole(city)
    }
    Issue.record("it was never in the middle")
  }

  @Test("stays as it is where the disk has no room for a second copy, and is used all the same")
  func fullDisk() async throws {
    let city = try await Self.city()
    // A write over the limit fails like one to a full disk where the signal is ignored (setrlimit(2)).
    let script = "trap '' XFSZ; ulimit -f 8192; exec \"$0\" user list --data \"$1\""
    let limited = try await onThread {
      try ChildProcess.run("/bin/sh", ["-c", script, Program.path, city.data], environment: Program.environment)
    }.get()
    #expect(limited.status == 0, "\(limited.complaint)")
    let check = try await city.check()
    #expect(check.status == 0 && check.output.hasPrefix("The file has no page checksums yet"), "\(check)")
    try await Self.expectWhole(city)
  }
}
