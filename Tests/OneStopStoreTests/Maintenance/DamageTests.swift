import Database
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite("What damage leaves readable is seen by check") struct DamageTests {
  let folder: TemporaryFolder
  let store: Store

  /// A dossier with every kind of event that carries something, a correction, a rating, a file and a catalogue.
  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    let file = StoredFile.whole
    try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + file.digest)
    let procedures = CatalogueFile(name: "procedures.json", bytes: Array(Self.procedure.utf8))
    let start = Moment.at("2018-06-01T09:30")
    let lan = Account(login: "lan", name: "Trần Thị Lan", role: .leader, agency: .district1)
    try store.writer.bulk { transaction in
      _ = try transaction.importCatalogue([procedures], now: start)
      let dossier = try transaction.accept(at: start)
      try transaction.ask(.planning, about: dossier.id, at: start)
      try transaction.answer(1, of: dossier.id, at: start, files: [file])
      for (action, hour) in [(Action.requestSupplement, 10), (.supplementReceived, 11), (.correct, 12), (.finish, 13)] {
        try transaction.act(action, on: dossier.id, at: .at("2018-06-04T\(hour):00"))
      }
      let ended = try #require(try transaction.connection.dossier(dossier.id))
      _ = try transaction.add(StoredPerson(lan, password: "băm của mật khẩu"))
      _ = try transaction.setDisabled(true, lan.login)
      _ = try transaction.setContact(
        email: EmailAddress("lan@example.vn"), phone: nil, of: lan.login, now: start)
      _ = try transaction.setPassword("băm khác", of: lan.login)
      for label in ["phần mềm phường", "phần mềm quận"] {
        try transaction.add(APIToken(agency: .district1, label: label, createdAt: start), digest: "băm của \(label)")
      }
      _ = try transaction.revokeToken("băm của phần mềm phường", now: start)
      for number in 1...2 { try transaction.enqueue(Self.notice(number), now: start) }
      try transaction.rewrite(2, as: Self.notice(3))
      _ = try transaction.rate(
        Rating(level: .partly, comment: "Chờ hơi lâu", at: .at("2018-06-05T08:00")), dossier: ended)
    }
  }

  private static func notice(_ number: Int) -> OutgoingMessage {
    OutgoingMessage(
      id: MessageID(stored: "\(number)@motcua.example"), to: .email(EmailAddress(stored: "binh@example.vn")),
      subject: "Hồ sơ", text: "Lời nhắn số \(number)", dossier: nil, account: nil)
  }

  private static let procedure = """
    [{"code": "1.009994", "name_vi": "Cấp giấy phép xây dựng", "field_vi": "Xây dựng", "field_code": "xay-dung",
      "agency_kind": "district", "duration": {"value": 9, "unit": "working_days"}, "online_level": 3,
      "fee_vnd": 0, "documents": [], "steps": [], "valid_from": "2016-01-01"}]
    """

  @Test("nothing is found while nothing is damaged, after the writes of every kind")
  func sound() throws {
    #expect(try store.check().findings == [])
  }

  static let texts = [
    "ghi chú", "Bản vẽ", "staff:lan", "Nguyễn Văn Đức Ánh", "079123456789", "0912345678", "duc@example.vn", "1 Lê Lợi",
    "Xây nhà", "Chờ hơi lâu", "Cấp giấy phép xây dựng", "\u{1}\u{2}\u{3}", "băm khác", "phần mềm quận",
    "binh@example.vn",
  ]

  @Test("one bit of a text on the disk", arguments: texts)
  func bit(_ text: String) throws {
    // What is in the log goes to the file.
    try Connection(path: store.folder.database, knownVersion: 99).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let paths =
      [store.folder.database] + (try FileSystem.names(in: store.folder.files).map { "\(store.folder.files)/\($0)" })
    var count = 0
    for path in paths {
      var bytes = try FileSystem.read(path)
      for place in bytes.indices where bytes[place...].starts(with: text.utf8) {
        bytes[place] ^= 1
        count += 1
      }
      try FileSystem.write(bytes, to: path)
    }
    #expect(count > 0)
    #expect(try !store.folder.check().isSound)
  }

  @Test("a backup with a damaged page or file is refused, and taken where nothing better is left", arguments: texts)
  func backup(_ text: String) throws {
    let outside = try TemporaryFolder()
    let backup = outside.path + "/backup"
    try store.backup(to: backup)
    var bytes = try FileSystem.read(backup)
    for place in bytes.indices where bytes[place...].starts(with: text.utf8) { bytes[place] ^= 1 }
    try FileSystem.write(bytes, to: backup)
    let fresh = try DataFolder(creating: outside.path + "/fresh")
    #expect {
      try fresh.restore(from: backup)
    } throws: { error in
      if case .damagedBackup(backup, _)? = error as? StoreError { true } else { false }
    }
    #expect(FileSystem.kind(of: fresh.database) == nil)
    try fresh.restore(from: backup, isAcceptingDamage: true)
    #expect(try PageScan(of: fresh.database) == PageScan(hasChecksums: true))
  }

  @Test("a file that was damaged since is mended by a restore; whole ones stay")
  func damagedFile() throws {
    let outside = try TemporaryFolder()
    let backup = outside.path + "/backup"
    try store.backup(to: backup)
    let file = store.folder.files + "/" + StoredFile.whole.digest
    try FileSystem.write([1, 2, 4], to: file)
    #expect(try !store.check().isSound)
    store.close()
    try store.folder.restore(from: backup)
    #expect(try FileSystem.read(file) == [1, 2, 3])
    #expect(try store.folder.check().findings == [])
  }
}
