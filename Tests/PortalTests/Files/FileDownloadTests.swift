import Foundation
import OneStop
import OneStopStore
import System
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Web

@Suite("Files as they leave", .eachEngine) struct FileDownloadTests {
  /// Of several pieces, and no whole number of them.
  private static let large =
    Permit.pdf + (0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 &* 7) } + Array("%%EOF".utf8)

  private func change(_ file: StoredFile, in portal: TestPortal, at offset: Int) throws {
    let path = "\(portal.store.folder.files)/\(file.digest)"
    var content = try FileSystem.read(path)
    content[offset] ^= 1
    try FileSystem.write(content, to: path)
  }

  @Test("A large one comes as it is, whole and in parts, to many at once; one that differs anywhere comes to nobody")
  func large() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      #expect(try await clerk.sendFiles(code, "giay-to", files: [.file("a.pdf", Self.large)]).status == 303)
      let path = "/can-bo/ho-so/\(code)/tep/1"
      #expect(try await clerk.get(path).body == Self.large)
      try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for place in 0..<12 {
          group.addTask {
            try await clerk.ask("GET", path, fields: [("Range", "bytes=\(place * 100_000)-\(place * 100_000)")]).body
          }
        }
        for try await body in group { #expect(body.count == 1) }
      }
      try change(try portal.dossier(code).files[0].stored, in: portal, at: Self.large.count - 1)
      for field in [[], [("Range", "bytes=0-0")]] {
        #expect(try await clerk.ask("GET", path, fields: field).status == 500)
      }
    }
  }

  @Test("An applicant who has looked too often is told so before the file is read")
  func limit() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      #expect(try await clerk.sendFiles(code, "giay-to", files: [.file("a.pdf", Permit.pdf)]).status == 303)
      let citizen = try await portal.opened(code)
      #expect(try await citizen.get("/tra-cuu/\(code)/tep/1").status == 200)
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      while portal.service.shared.ownLooks.look(at: [id], now: portal.now) == nil {}
      try change(try portal.dossier(code).files[0].stored, in: portal, at: 0)
      for address in ["/tra-cuu/\(code)/tep/1", "/tra-cuu/\(code)/tep/1?xem=1"] {
        #expect(try await citizen.get(address).status == 429, "\(address)")
      }
      #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep/1").status == 500)
    }
  }

  @Test("The archive's package has each file as it came, and breaks off where one has changed since it was checked")
  func package() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let files: [Part] = [.file("a.pdf", Self.large), .file("b.pdf", Permit.pdf)]
      #expect(try await officer.sendFiles(code, "giay-to", files: files).status == 303)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      try portal.act(DossierCommand(.withdraw), on: code)
      let address = "/can-bo/ho-so/\(code)/luu-tru.zip"
      let sent = try await officer.get(address).body
      #expect(sent.firstRange(of: Self.large) != nil && sent.firstRange(of: Permit.pdf) != nil)
      let (stored, catalogue) = try portal.data.read { (try $0.dossier(code).unwrapped, try $0.catalogue()) }
      var package = ArchivePackage(
        stored, catalogue: catalogue, words: try Resources.words(.vietnamese), in: portal.store, now: portal.now)
      try await package.check()
      var written: [[UInt8]] = []
      try await package.write { written.append($0) }
      #expect(written.joined().elementsEqual(sent))
      // Nothing of a file in memory as a whole.
      #expect(written.allSatisfy { $0.count <= 1 << 20 })
      let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".zip")
      try Data(sent).write(to: directory)
      defer { try? FileManager.default.removeItem(at: directory) }
      let test = try ChildProcess.run("/usr/bin/env", ["python3", "-m", "zipfile", "-t", directory.path])
      #expect(test.status == 0 && !test.output.contains("corrupt"), "\(test.complaint)")

      try change(stored.dossier.files[0].stored, in: portal, at: 1_200_000)
      await #expect(throws: ArchivePackage.Damaged.self) { try await package.write { _ in } }
      await #expect(throws: ArchivePackage.Damaged.self) { try await package.check() }
      let answer = try await officer.get(address)
      #expect(answer.status == 500 && answer.text.contains("không còn nguyên như lúc nhận"))
    }
  }
}
