import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Killed in the middle of intake")
struct KillTests {
  private static let clients = 8
  private static let rounds = 3

  @Test("every acknowledged code is there, and the serials have no gap and no double")
  func kill() async throws {
    let city = try await City()
    let token = try await city.token()
    var acknowledged: [String: String] = [:]
    var sent: Set<String> = []
    for round in 1...KillTests.rounds {
      let server = try await ServingProgram.start(city)
      let filed = try await KillTests.intake(server, token: token, round: round, killAfter: 60)
      #expect(await server.end() == SIGKILL)
      acknowledged.merge(filed.acknowledged) { first, _ in first }
      sent.formUnion(filed.sent)
    }
    #expect(acknowledged.count >= 60 * KillTests.rounds)
    #expect(sent.count > acknowledged.count, "nothing was in flight")
    #expect(try await city.check().status == 0)

    let server = try await ServingProgram.start(city)
    let (kept, all) = (acknowledged, sent)
    let codes = try await onThread {
      let filing = try Filing(server.port, token: token)
      for (key, code) in kept {
        let answer = try filing.get("/api/v1/dossiers/\(code)")
        #expect(answer.status == 200 && answer.text.contains("Nguyễn Thị \(key)"), "\(code)")
      }
      // Who got no answer asks again, with the same key: filed once, whether it had been kept or not.
      return try all.map { key in
        let code = try #require(try filing.file(name: "Nguyễn Thị \(key)", key: key).filedCode)
        #expect(kept[key] == nil || kept[key] == code)
        return code
      }
    }.get()
    // Midnight may come meanwhile: serials begin anew each day.
    for (day, codes) in Dictionary(grouping: codes, by: { $0.dropLast(5) }) {
      let serials = codes.compactMap { Int($0.suffix(4)) }.sorted()
      #expect(serials == Array(1...codes.count), "\(day)")
    }
    #expect(await server.stop() == 0)
    #expect(try await city.check().output.hasPrefix("\(all.count) dossiers"))
  }

  private struct Filed {
    /// By idempotency key.
    var acknowledged: [String: String] = [:]
    var sent: Set<String> = []
  }

  private final class Count: Sendable {
    let value = Atomic(0)
  }

  /// Eight clients file until the server is killed, by the one that hears of the last of so many.
  private static func intake(
    _ server: ServingProgram, token: String, round: Int, killAfter count: Int
  ) async throws -> Filed {
    let heard = Count()
    return try await withThrowingTaskGroup(of: Filed.self) { group in
      for client in 1...clients {
        group.addTask {
          try await onThread {
            let filing = try Filing(server.port, token: token)
            var filed = Filed()
            for number in 1...10_000 {
              let key = "\(round)-\(client)-\(number)"
              filed.sent.insert(key)
              guard let code = try? filing.file(name: "Nguyễn Thị \(key)", key: key).filedCode else { break }
              filed.acknowledged[key] = code
              if heard.value.add(1, ordering: .relaxed).newValue == count { server.signal(SIGKILL) }
            }
            return filed
          }.get()
        }
      }
      return try await group.reduce(into: Filed()) { all, filed in
        all.sent.formUnion(filed.sent)
        all.acknowledged.merge(filed.acknowledged) { first, _ in first }
      }
    }
  }
}
