import Foundation
import TestSupport
import Testing

@testable import AgeFile

private enum AgeTool {
  static let (path, keygen) = ("/usr/bin/age", "/usr/bin/age-keygen")

  /// Where tests are run for everybody it has to be there.
  static var isThere: Bool {
    ProcessInfo.processInfo.environment["CI"] != nil || FileManager.default.isExecutableFile(atPath: path)
  }
}

/// Debian's `age` encrypts and opens by the same rules.
@Suite("The tool age", .enabled(if: AgeTool.isThere, "age is not installed (Tests/install-tools.sh test)"))
struct AgePeerTests {
  private static func run(_ program: String, _ arguments: [String]) throws -> ChildProcess.Outcome {
    try ChildProcess.run(program, arguments, environment: ["PATH": "/usr/bin:/bin"], input: Data())
  }

  @Test("opens what is encrypted here", arguments: AgeFileTests.lengths, [false, true])
  func opens(_ length: Int, _ hasKeyOfItsOwn: Bool) async throws {
    let folder = try TemporaryFolder()
    let (key, file, out) = (folder.path + "/key", folder.path + "/file.age", folder.path + "/out")
    var recipients = [AgeIdentity().recipient]
    if hasKeyOfItsOwn {
      #expect(try Self.run(AgeTool.keygen, ["-o", key]).status == 0)
      let text = try String(contentsOfFile: key, encoding: .utf8)
      recipients.append(try #require(AgeIdentity.all(inFile: text)?.first).recipient)
    } else {
      let identity = AgeIdentity()
      try "\(identity.secretText)\n".write(toFile: key, atomically: true, encoding: .utf8)
      recipients.append(identity.recipient)
    }
    let content = AgeFileTests.content(length)
    try Data(AgeFileTests.encrypt(content, to: recipients)).write(to: URL(filePath: file))
    let outcome = try Self.run(AgeTool.path, ["--decrypt", "-i", key, "-o", out, file])
    #expect(outcome.status == 0, "\(outcome.complaint)")
    // It makes no file for nothing.
    #expect((try? Array(Data(contentsOf: URL(filePath: out)))) ?? [] == content)
  }

  @Test("encrypts what is opened here, to one key or to several", arguments: AgeFileTests.lengths)
  func encrypts(_ length: Int) async throws {
    let folder = try TemporaryFolder()
    let (file, out) = (folder.path + "/file", folder.path + "/out.age")
    let (identity, other) = (AgeIdentity(), AgeIdentity())
    let content = AgeFileTests.content(length)
    try Data(content).write(to: URL(filePath: file))
    let outcome = try Self.run(
      AgeTool.path, ["-r", "\(other.recipient)", "-r", "\(identity.recipient)", "-o", out, file])
    #expect(outcome.status == 0, "\(outcome.complaint)")
    let encrypted = try Array(Data(contentsOf: URL(filePath: out)))
    #expect(try AgeFileTests.decrypt(encrypted, by: [identity]) == content)
    #expect(throws: AgeError.otherKey) { try AgeFileTests.decrypt(encrypted, by: [AgeIdentity()]) }
  }
}
