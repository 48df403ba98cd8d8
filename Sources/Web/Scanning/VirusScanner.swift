import FileKinds
import System

/// Asks clamd about files (clamd(8), INSTREAM), on threads of their own.
package struct VirusScanner: Sendable {
  package enum Verdict: Hashable, Sendable {
    case clean
    /// With the name that the scanner has for it.
    case found(String)
    /// It is not there, does not answer in time, or answers something else.
    case unavailable(String)
  }

  private let address: SocketAddress
  private let seconds: Int
  /// So many files at a time.
  private let places = Places(16, capacity: 256)

  /// - Parameter seconds: how long a file may take in all.
  package init(_ address: SocketAddress, seconds: Int = 60) { (self.address, self.seconds) = (address, seconds) }

  package func scan(_ file: some ByteSource) async -> Verdict {
    let end = ContinuousClock.now + .seconds(seconds)
    do {
      return try await places.turn(waitingAtMost: .seconds(seconds)) { try await scan(file, until: end) }
    } catch is Places.Busy {
      return .unavailable("too many files at a time")
    } catch {
      return .unavailable("\(error)")
    }
  }

  private func scan(_ file: some ByteSource, until end: ContinuousClock.Instant) async throws -> Verdict {
    let socket = try await Thread.run("clamd") { [address] in
      let socket = try ClientSocket(address, until: end)
      try socket.send(Array("zINSTREAM\0".utf8))
      return socket
    }
    var offset = 0
    var isCut = false
    while true {
      let piece = try await file.bytes(upTo: 1 << 18, from: offset)
      guard ContinuousClock.now < end else { return .unavailable("no answer in time") }
      let length = (0..<4).map { UInt8(truncatingIfNeeded: piece.count >> (24 - 8 * $0)) }
      // The scanner may have answered already, that it is too much.
      isCut = socket.hasAnswered
      if isCut { break }
      do {
        try await Thread.run("clamd") { try socket.send(length + piece) }
      } catch {
        isCut = true
        break
      }
      if piece.isEmpty { break }
      offset += piece.count
    }
    let verdict = VirusScanner.verdict(try await answer(socket, until: end))
    return isCut && verdict == .clean ? .unavailable("it has an answer before it has the file") : verdict
  }

  /// Whether it answers.
  package func isThere() async -> Bool {
    let answer = try? await Thread.run("clamd") { [address] in
      let socket = try ClientSocket(address, until: .now + .seconds(2))
      try socket.send(Array("zPING\0".utf8))
      return try socket.receive(atMost: 5)
    }
    return answer.map { $0.starts(with: "PONG".utf8) } ?? false
  }

  private func answer(_ socket: ClientSocket, until end: ContinuousClock.Instant) async throws -> String {
    var answer: [UInt8] = []
    while answer.count < 4_096, !answer.contains(0), ContinuousClock.now < end {
      let piece = try await Thread.run("clamd") { try socket.receive(atMost: 1_024) }
      if piece.isEmpty { break }
      answer += piece
    }
    return String(decoding: answer.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// `stream: OK`, `stream: Eicar-Signature FOUND`
  static func verdict(_ answer: String) -> Verdict {
    let beginning = "stream: "
    guard answer.hasPrefix(beginning) else { return .unavailable("it says: \(printable(answer))") }
    let rest = answer.dropFirst(beginning.count)
    if rest == "OK" { return .clean }
    guard rest.hasSuffix(" FOUND") else { return .unavailable("it says: \(printable(answer))") }
    return .found(printable(String(rest.dropLast(6))))
  }

  private static func printable(_ text: String) -> String {
    String(decoding: text.utf8.prefix(100).map { (0x20...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
  }
}
