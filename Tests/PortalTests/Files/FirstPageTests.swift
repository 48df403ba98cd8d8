import Foundation
import OneStop
import System
import TestSupport
import Testing

@testable import Operations

@Suite("First pages", .enabled(if: FilePrograms.areThere, "NOT RUN: no prlimit here")) struct FirstPageTests {
  private static let picture = "printf '\\377\\330\\377'"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Draws by a program that runs the file as a script, after it has noted that.
  private func drawing(by programs: FilePrograms = FilePrograms()) throws -> FirstPage {
    let path = try folder.program(
      "draw", "#!/bin/sh\nfor file; do :; done\necho >> \"$file.runs\"\n. \"$file\"\n")
    return try #require(FirstPage(program: path, by: programs, patience: .seconds(3_600)))
  }

  private func file(_ script: String) throws -> StoredFile {
    let file = StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 1, digest: UUID().uuidString)
    try FileSystem.write(Array(script.utf8), to: "\(folder.path)/\(file.digest)")
    return file
  }

  private func runs(_ file: StoredFile) -> Int { FileSystem.size(of: "\(folder.path)/\(file.digest).runs") ?? 0 }

  @Test("Readers who ask at once all get theirs, one after the other, of one client too")
  func turns() async throws {
    let drawing = try drawing(by: FilePrograms(most: 1))
    let file = try file(Self.picture)
    let path = folder.path
    try await withThrowingTaskGroup(of: FirstPage.Outcome.self) { group in
      for number in 0..<6 {
        group.addTask { try await drawing.picture(of: file, in: path, for: "\(number % 2)") }
      }
      for try await outcome in group { #expect(outcome == .picture([0xFF, 0xD8, 0xFF])) }
    }
    #expect(runs(file) == 6)
  }

  @Test(
    "A file that the program refuses is tried once; where the program was stopped, again",
    arguments: [
      ("exit 3", .exited(3), 1), ("true", .exited(0), 1), ("kill -XCPU $$", .killed(SIGXCPU), 1),
      ("kill -KILL $$", .killed(SIGKILL), 2),
    ] as [(String, Program.Outcome.End, Int)])
  func undrawable(script: String, end: Program.Outcome.End, count: Int) async throws {
    let drawing = try drawing()
    let file = try file(script)
    for _ in 0..<2 {
      #expect(try await drawing.picture(of: file, in: folder.path, for: "a") == .undrawable(end))
    }
    #expect(runs(file) == count)
  }

  @Test("It has a gigabyte of memory and ten seconds of a processor")
  func limits() async throws {
    let file = try file("[ $(ulimit -v) = 1048576 ] && [ $(ulimit -t) = 10 ] && \(Self.picture)")
    #expect(try await drawing().picture(of: file, in: folder.path, for: "a") == .picture([0xFF, 0xD8, 0xFF]))
  }
}

extension TemporaryFolder {
  /// Makes a program of a script. Another process writes it: while this one has it open, and starts others, it could not
  /// be run (execve(2), ETXTBSY).
  func program(_ name: String, _ script: String) throws -> String {
    let path = "\(self.path)/\(name)"
    let write = "printf %s \"$1\" > \"$2\" && chmod 700 \"$2\""
    let outcome = try ChildProcess.run("/bin/sh", ["-c", write, "sh", script, path])
    try #require(outcome.status == 0, "\(outcome.complaint)")
    return path
  }
}
