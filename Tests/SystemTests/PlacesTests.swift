import Glibc
import Synchronization
import System
import TestSupport
import Testing

@Suite("Places for work that takes much") struct PlacesTests {
  /// Work that has a place until it is let go.
  private final class Holder: Sendable {
    private let gate = Mailbox<Void>()
    private let isHeld = Atomic(false)

    func hold() {
      isHeld.store(true, ordering: .releasing)
      _ = gate.take(upTo: 1)
    }

    func begun() async throws { try await eventually { isHeld.load(ordering: .acquiring) } }
    func letGo() { _ = gate.put(()) }
  }

  /// Counts how many run at a time.
  private final class Running: Sendable {
    private let counts = Mutex<[Int]>([0, 0, 0])

    var most: Int { counts.withLock { $0[1] } }
    var done: Int { counts.withLock { $0[2] } }

    func run() {
      counts.withLock { counts in
        counts[0] += 1
        counts[1] = max(counts[1], counts[0])
      }
      for _ in 0..<100 { sched_yield() }
      counts.withLock { counts in
        counts[0] -= 1
        counts[2] += 1
      }
    }
  }

  @Test("No more is done at a time than there are places, and all of it in the end")
  func most() async throws {
    let places = Places(2)
    let running = Running()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await places.run("test", of: "\(number % 3)") { running.run() }
        }
      }
      try await group.waitForAll()
    }
    #expect(running.most <= 2 && running.done == 40)
  }

  @Test("Who waits for too long, too many, and who goes away get no turn, and leave the place to the next")
  func busy() async throws {
    let places = Places(1, capacity: 2)
    let holder = Holder()
    async let held: Void = places.run("test") { holder.hold() }
    try await holder.begun()
    await #expect(throws: Places.Busy.self) { try await places.run("test", waitingAtMost: .milliseconds(1)) {} }
    let gone = Task { try await places.run("test") {} }
    gone.cancel()
    await #expect(throws: Places.Busy.self) { try await gone.value }
    // Both are still in the line of two.
    await #expect(throws: Places.Busy.self) { try await places.run("test") {} }
    holder.letGo()
    try await held
    #expect(try await places.run("test") { 7 } == 7)
    #expect(try await places.run("test", waitingAtMost: .seconds(60)) { 8 } == 8)
  }

  @Test("What the work throws comes back, and its place is free again")
  func throwing() async throws {
    let places = Places(1)
    for _ in 0..<3 {
      await #expect(throws: SystemError.self) {
        try await places.run("test") { throw SystemError(call: "test", code: 5) }
      }
    }
    #expect(try await places.run("test") { 1 } == 1)
  }
}
