import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What is kept for somebody, in its transaction", .eachEngine) struct KeepingTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  @Test("A form is its owner's alone, and is offered until they have seen it")
  func form() throws {
    let form = KeptForm(id: "abc", owner: "ha", address: "/can-bo/tiep-nhan", fields: "ho_ten=An", keptAt: now)
    try data.run(KeepForm(form))
    #expect(try data.read { try $0.keptForm("abc", of: "ha", now: now) } == form)
    #expect(try data.read { try $0.keptForm("abc", of: "nga", now: now) } == nil)
    #expect(try data.read { try $0.unseenKeptForm(of: "ha", now: now) } == "abc")
    try data.run(NoteFormShown("abc", now: now))
    #expect(try data.read { try $0.unseenKeptForm(of: "ha", now: now) } == nil)
    #expect(try data.read { try $0.keptForm("abc", of: "ha", now: now) } == form)
  }

  @Test("The files of a form replace those kept for it before, and no others")
  func files() throws {
    let dossier = try data.taken(at: TestStore.district).id
    let drafts = (1...3).map { FileDraft(owner: "ha", dossier: $0 == 2 ? nil : dossier, purpose: "y-kien-\($0 / 3)") }
    let files = ["a", "b", "c", "d"].map { name in
      KeptFile(
        name: name, field: "tep",
        file: StoredFile(
          name: "\(name).pdf", mediaType: "application/pdf", size: 9, digest: String(repeating: name, count: 64)))
    }
    let keep = { (new: ArraySlice<KeptFile>, wanted: [KeptFile], had: [String], draft: FileDraft) in
      try data.run(KeepFiles(Array(new), besides: wanted, of: had, for: draft, now: now))
    }
    let kept = { draft in try data.read { try $0.keptFiles(of: draft, now: now) } }
    #expect(try keep(files[..<2], [], [], drafts[0]) == nil)
    #expect(try keep(files[2...2], [], [], drafts[1]) == nil)
    #expect(try keep(files[3...3], [], [], drafts[2]) == nil)
    // What is kept on and is gone does not come back; what another tab has brought stays.
    var gone = files[0]
    gone.name = "gone"
    #expect(try keep([], [files[0], gone], ["a", "gone"], drafts[0]) == nil)
    #expect(try kept(drafts[0]) == Array(files[..<2]))
    #expect(try keep([], [files[0]], ["a", "b"], drafts[0]) == nil)
    #expect(try kept(drafts[0]) == [files[0]] && kept(drafts[1]) == [files[2]] && kept(drafts[2]) == [files[3]])
    // To another form, beside what waits for that one.
    var moved = files[0]
    moved.field = "tep_2"
    #expect(try keep([], [moved], ["a"], drafts[2]) == nil)
    #expect(try kept(drafts[0]) == [] && kept(drafts[2]) == [moved, files[3]])
  }

  @Test("Nobody keeps more than their share, nor all who send one form; what is not wanted goes all the same")
  func room() throws {
    let dossier = try data.taken(at: TestStore.district).id
    func files(_ count: Int, _ name: String, size: Int = 9) -> [KeptFile] {
      (0..<count).map {
        KeptFile(
          name: "\(name)\($0)", field: "tep",
          file: StoredFile(name: "a.pdf", mediaType: "application/pdf", size: size, digest: name))
      }
    }
    func keep(
      _ new: [KeptFile], by owner: String, _ dossier: Int64?, had: [String] = [], isGuest: Bool = false
    ) throws -> FileRoom.Shortage? {
      let draft = FileDraft(owner: owner, dossier: dossier, purpose: "bo-sung")
      return try data.run(KeepFiles(new, of: had, for: draft, isGuest: isGuest, now: now))
    }
    #expect(try keep(files(199, "a"), by: "ha", dossier) == nil)
    #expect(try keep(files(2, "b"), by: "ha", nil) == .ofOwner)
    #expect(try keep(files(2, "b"), by: "nga", dossier, isGuest: true) == .ofForm)
    #expect(try keep(files(1, "c", size: 401 << 20), by: "nga", nil) == .ofOwner)
    #expect(try keep(files(2, "b"), by: "nga", nil) == nil)
    #expect(try keep(files(3, "d"), by: "ha", dossier, had: ["a0"]) == .ofOwner)
    #expect(try data.read { try $0.waitingFiles(of: "ha") } == WaitingFiles(count: 198, size: 198 * 9))
    #expect(try keep(files(2, "d"), by: "ha", dossier) == nil)
    // Of what is coming, all together count what has come.
    let draft = FileDraft(owner: "xa", dossier: nil, purpose: "bo-sung")
    let coming = ComingFile(name: "e", draft: draft, field: "tep", title: "e.pdf", size: 25 << 20)
    try data.run(BeginFile(coming, now: now))
    #expect(try data.read { try $0.waitingFiles() } == WaitingFiles(count: 203, size: 202 * 9))
    #expect(try data.read { try $0.waitingFiles(of: "xa") } == WaitingFiles(count: 1, size: 25 << 20))
  }

  @Test("An order for many is kept once; with its number again it is the same order or none")
  func order() throws {
    let key = BulkKey(login: "ha", number: "0123456789abcdef")
    let items = try (0..<2).map { _ in BulkItem(try data.taken(at: TestStore.district).dossier.code, version: 1) }
    let begin = { (digest: String) in
      try data.run(BeginBulkOrder(BulkOrder(.process), of: items, as: key, digest: digest, now: now))
    }
    #expect(try begin("a"))
    #expect(try begin("a"))
    #expect(try !begin("b"))
    let agency = try data.agency(TestStore.district).code
    let order = try data.read { try $0.bulkOrder(key, agency: agency).unwrapped }
    #expect(order.lines.map(\.code) == items.map(\.code) && order.waitingCount == 2)
    let other = BulkKey(login: "nga", number: key.number)
    #expect(try data.read { try $0.bulkOrder(other, agency: agency) } == nil)
  }
}
