import Foundation
import TestSupport
import Testing

@Suite("backup and restore")
struct BackupTests {
  @Test("a copy made beside a running server holds what was acknowledged before it")
  func besideTheServer() async throws {
    let city = try await City()
    let token = try await city.token()
    let server = try await ServingProgram.start(city)
    let first = try await onThread { try Filing(server.port, token: token).file(name: "Trước", key: "1") }.get()
    let code = try #require(first.filedCode)
    let file = city.folder.path + "/copy.sqlite"
    #expect(try await city.run("backup", file).status == 0)
    let second = try await onThread { try Filing(server.port, token: token).file(name: "Sau", key: "2") }.get()
    #expect(second.filedCode != nil)

    let busy = try await city.run("restore", file)
    #expect(busy.status == 1 && busy.isOneSentence && busy.complaint.contains("already served"))
    #expect(await server.stop() == 0)

    #expect(try await city.run("restore", file).status == 0)
    let checked = try await city.check()
    #expect(checked.output.hasPrefix("1 dossier "), "\(checked)")
    let again = try await ServingProgram.start(city)
    let kept = try await onThread { try Filing(again.port, token: token).get("/api/v1/dossiers/\(code)") }.get()
    #expect(kept.status == 200 && kept.text.contains("Trước"))
    #expect(await again.stop() == 0)
  }

  @Test("a place that cannot be written and a file that is no backup are named, and nothing changes")
  func mistakes() async throws {
    let city = try await City()
    try city.folder.write("không phải bản sao", to: "letter.txt")
    let cases = [
      (["backup"], "/proc/copy", "cannot be used"), (["restore"], "/nowhere/copy", "There is no file"),
      (["restore"], city.folder.path + "/letter.txt", "is not a database"),
    ]
    for (command, file, sentence) in cases {
      let outcome = try await Program.run(command + ["--data", city.data, file])
      #expect(outcome.status == 1 && outcome.isOneSentence, "\(outcome.complaint)")
      #expect(outcome.complaint.contains(sentence), "\(outcome.complaint)")
    }
    #expect(try await city.check().status == 0)
  }
}

@Suite("Encrypted backups, as they are typed")
struct SealedBackupCommandTests {
  private func key(_ path: String) async throws -> String {
    let made = try await Program.run(["backup-key", path])
    try #require(made.status == 0, "\(made.complaint)")
    return made.output.trimmingCharacters(in: .newlines)
  }

  @Test("a key is made once, for its owner alone, and never in a data folder")
  func keys() async throws {
    let city = try await City()
    let path = city.folder.path + "/key"
    let recipient = try await key(path)
    #expect(recipient.hasPrefix("age1"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("# public key: \(recipient)\n") && text.contains("\nAGE-SECRET-KEY-1"))
    let again = try await Program.run(["backup-key", path])
    #expect(again.status == 1 && again.isOneSentence)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    let inside = try await Program.run(["backup-key", city.data + "/files/key"])
    #expect(inside.status == 1 && inside.isOneSentence && inside.complaint.contains("in a data folder"))
    #expect(!FileManager.default.fileExists(atPath: city.data + "/files/key"))
  }

  @Test("is written for recipients, refused to others, and restored with a key from outside the folder")
  func restored() async throws {
    let city = try await City()
    let (path, copy) = (city.folder.path + "/key", city.folder.path + "/copy.age")
    let recipient = try await key(path)
    try city.folder.write("# Sở\n\(recipient)\n", to: "recipients")
    #expect(try await city.run("backup", "--recipients", city.folder.path + "/recipients", copy).status == 0)
    let plain = try await city.run("restore", copy)
    #expect(plain.status == 1 && plain.isOneSentence && plain.complaint.contains("is encrypted"))
    _ = try await key(city.folder.path + "/other")
    let other = try await city.run("restore", "--identity", city.folder.path + "/other", copy)
    #expect(other.status == 1 && other.isOneSentence && other.complaint.contains("another key"))
    try FileManager.default.copyItem(atPath: path, toPath: city.data + "/key")
    let inside = try await city.run("restore", "--identity", city.data + "/key", copy)
    #expect(inside.status == 1 && inside.isOneSentence && inside.complaint.contains("in a data folder"))
    try FileManager.default.removeItem(atPath: city.data + "/key")
    let wrong = try await city.run("restore", "--identity", city.folder.path + "/recipients", copy)
    #expect(wrong.status == 1 && wrong.isOneSentence && wrong.complaint.contains("is no key file"))
    let right = try await city.run("restore", "--identity", path, copy)
    #expect(right.status == 0, "\(right.complaint)")
    #expect(try await city.check().status == 0)
  }

  @Test("a folder keeps them for days, and loses those that are older")
  func kept() async throws {
    let city = try await City()
    let recipient = try await key(city.folder.path + "/key")
    let folder = city.folder.path + "/backups"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for name in ["motcua-2018-06-01-000000.backup.age", "motcua-2018-06-02-000000.backup.age", "letter.txt"] {
      try Data().write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let made = try await city.run("backup", "--recipient", recipient, "--keep", "30", folder)
    #expect(made.status == 0 && made.output == "removed: motcua-2018-06-01-000000.backup.age\n", "\(made.complaint)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count == 3 && names[0] == "letter.txt" && names[2].hasSuffix(".backup.age"))
    // Several in one second each have a name of their own.
    for _ in 0..<4 {
      let more = try await city.run("backup", "--recipient", recipient, "--keep", "30", folder)
      #expect(more.status == 0, "\(more.complaint)")
    }
    let now = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".age") }
    #expect(now.count == 5, "\(now)")
    let file = try await city.run("backup", "--keep", "30", city.folder.path + "/key")
    #expect(file.status == 1 && file.isOneSentence && file.complaint.contains("is not a folder"))
  }

  /// As if the database had last been written so many days ago.
  private func written(_ city: City, daysAgo days: Int) throws {
    let moment = Int64(Date().timeIntervalSince1970) * 1_000_000 - Int64(days) * 86_400_000_000
    try Database.change(
      city,
      "INSERT INTO counters (name, value) VALUES ('clock', \(moment)) ON CONFLICT (name) DO UPDATE SET value = \(moment)"
    )
  }

  @Test("by a clock that nobody believes nothing is written; by one that is weeks off nothing is removed")
  func clocks() async throws {
    let city = try await City()
    let folder = city.folder.path + "/backups"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let old = (1...3).map { "motcua-2018-06-0\($0)-000000.backup" }
    for name in old { try Data().write(to: URL(filePath: "\(folder)/\(name)")) }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    for (days, status, made, removed) in [(400, 1, 0, 0), (-400, 1, 0, 0), (63, 0, 1, 0), (-63, 0, 2, 0), (1, 0, 3, 3)]
    {
      try written(city, daysAgo: days)
      let outcome = try await city.run("backup", "--keep", "30", folder)
      #expect(outcome.status == Int32(status), "\(days): \(outcome.complaint)")
      #expect(try names().count { !old.contains($0) } == made, "\(days)")
      #expect(try names().count { old.contains($0) } == 3 - removed, "\(days)")
      #expect(outcome.complaint.isEmpty == (days == 1), "\(days): \(outcome.complaint)")
    }
  }

  @Test("without a file that a dossier names it is written, but ends with a sentence and removes nothing")
  func lost() async throws {
    let city = try await City()
    let folder = city.folder.path + "/backups"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for day in 1...3 { try Data().write(to: URL(filePath: "\(folder)/motcua-2018-06-0\(day)-000000.backup")) }
    let digest = String(repeating: "ab", count: 32)
    try Database.change(city, "INSERT INTO files (dossier_id, digest, size) VALUES (1, '\(digest)', 1)")
    for content in [nil, "x"] {
      if let content { try Data(content.utf8).write(to: URL(filePath: "\(city.data)/files/\(digest)")) }
      let outcome = try await city.run("backup", "--keep", "30", folder)
      #expect(outcome.status == 1 && outcome.isOneSentence, "\(outcome.complaint)")
      #expect(outcome.complaint.contains(content == nil ? "1 is missing." : "1 is damaged."))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count == 5 && names[0].hasPrefix("motcua-2018-06-01"), "\(names)")
    try FileManager.default.removeItem(atPath: "\(city.data)/files/\(digest)")
    let one = city.folder.path + "/copy"
    #expect(try await city.run("backup", one).status == 1)
    let new = city.folder.path + "/new"
    let restored = try await Program.run(["restore", "--data", new, one])
    #expect(restored.status == 0 && restored.complaint.contains("neither in the backup nor in the folder: 1."))
    #expect(restored.complaint.contains("no file `secret`"))
  }

  @Test("what is dated in the future or is no file is left and told, and the new one is in the log all the same")
  func strange() async throws {
    let city = try await City()
    let folder = city.folder.path + "/backups"
    let strange = ["motcua-2020-01-03-000000.backup", "motcua-2999-01-01-000000.backup"]
    try FileManager.default.createDirectory(atPath: "\(folder)/\(strange[0])/x", withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: "\(folder)/\(strange[1])"))
    let outcome = try await city.run("backup", "--keep", "30", folder)
    #expect(outcome.status == 0 && strange.allSatisfy { outcome.complaint.contains($0) }, "\(outcome.complaint)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count == 3 && strange.allSatisfy(names.contains))
    let log = try String(contentsOfFile: city.data + "/administration.log", encoding: .utf8)
    #expect(log.contains("backup written to \(folder)/\(names.first { !strange.contains($0) } ?? "-")"))
  }

  @Test("is not written into the data, nor for a recipient of low order; a key that others can read is told")
  func places() async throws {
    let city = try await City()
    let log = city.data + "/administration.log"
    let before = try Data(contentsOf: URL(filePath: log))
    for arguments in [["--force", log], [city.data + "/files/x"], ["--keep", "1", city.data]] {
      let outcome = try await Program.run(["backup", "--data", city.data] + arguments)
      #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains("in a data folder"))
    }
    #expect(try Data(contentsOf: URL(filePath: log)) == before)
    let (path, copy) = (city.folder.path + "/key", city.folder.path + "/copy.age")
    let recipient = try await key(path)
    let zero = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
    let low = try await city.run("backup", "--recipient", zero, copy)
    #expect(low.status != 0 && low.complaint.contains("age1"), "\(low.complaint)")
    #expect(try await city.run("backup", "--recipient", recipient, copy).status == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let told = try await city.run("restore", "--identity", path, copy)
    #expect(told.status == 0 && told.complaint.contains("other users of this machine can read \(path)"))
  }

  @Test("one that is killed leaves what was there, wherever it was")
  func killed() async throws {
    let city = try await City()
    let (path, copy) = (city.folder.path + "/key", city.folder.path + "/copy.age")
    let recipient = try await key(path)
    #expect(try await city.run("backup", "--recipient", recipient, copy).status == 0)
    // At any moment: the backup of a small city takes some tens of milliseconds.
    for delay in stride(from: 0, through: 120, by: 15) {
      let process = try ChildProcess(
        Program.path, ["backup", "--data", city.data, "--recipient", recipient, "--force", copy],
        environment: Program.environment)
      try await Task.sleep(for: .milliseconds(delay))
      process.signal(SIGKILL)
      process.wait()
      // The one before, or the new one, and whole.
      let right = try await Program.run(
        ["restore", "--data", city.folder.path + "/new\(delay)", "--identity", path, copy])
      #expect(right.status == 0, "\(right.complaint)")
    }
    #expect(try await city.run("backup", "--recipient", recipient, "--force", copy).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: city.data).allSatisfy { !$0.hasSuffix(".backing-up") })
    #expect(try await city.check().status == 0)
  }
}
