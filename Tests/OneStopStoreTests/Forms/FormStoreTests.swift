import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Forms and drafts", .eachEngine) struct FormStoreTests {
  private static let now = Moment.at("2026-11-30T08:00")

  private static func form(_ title: String) throws -> FormDefinition {
    let key = try #require(FieldKey("ho_ten"))
    let field = FormField(key: key, label: BilingualText("Họ tên"), type: .input(.line(LineRule())), isRequired: true)
    return FormDefinition(
      title: BilingualText(title),
      pages: [FormPage(title: BilingualText("Người nộp"), sections: [FormSection(fields: [field])])])
  }

  private static let file = StoredFile(
    name: "a.pdf", mediaType: "application/pdf", size: 7, digest: String(repeating: "a", count: 64))

  @Test("The newest version counts from its day on, and the earlier ones stay")
  func versions() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    let (first, second) = (try Self.form("Một"), try Self.form("Hai"))
    try store.writer.bulk { transaction in
      _ = try transaction.publish(first, of: .birth, validFrom: .on("2026-01-01"), by: nil, now: Self.now)
      _ = try transaction.publish(second, of: .birth, validFrom: .on("2026-12-01"), by: "quan-tri", now: Self.now)
    }
    #expect(try store.read { try $0.form(of: .birth, on: .on("2025-12-31")) } == nil)
    #expect(try store.read { try $0.form(of: .birth, on: .on("2026-11-30")) }?.form == first)
    #expect(try store.read { try $0.form(of: .birth, on: .on("2026-12-01")) }?.form == second)
    #expect(try store.read { try $0.form(of: .birth, number: 1) }?.form == first)
    #expect(try store.read { try $0.form(of: .house, number: 1) } == nil)
    #expect(try store.read { try $0.forms(of: .birth) }.map(\.publishedBy) == [nil, "quan-tri"])
    #expect(try store.read { try $0.proceduresWithForms(on: .on("2025-12-31")) } == [])
    #expect(try store.read { try $0.proceduresWithForms(on: .on("2026-11-30")) } == [.birth])
  }

  @Test("A version read before is not taken for another store's of the same number")
  func readForms() throws {
    let folders = try (0..<2).map { _ in try TemporaryFolder() }
    for (folder, title) in zip(folders, ["Một", "Hai"]) {
      let store = try Store(in: folder)
      let form = try Self.form(title)
      try store.writer.bulk { transaction in
        _ = try transaction.publish(form, of: .birth, validFrom: .on("2026-01-01"), by: nil, now: Self.now)
      }
      for _ in 0..<2 { #expect(try store.read { try $0.form(of: .birth, number: 1) }?.form == form) }
    }
  }

  @Test("A working copy is one for each procedure, and gone when it is dropped")
  func copies() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    let copy = { (title: String, revision: Int) in
      FormCopy(
        procedure: .birth, form: try Self.form(title), base: 2, revision: revision, changedAt: Self.now,
        changedBy: "quan-tri")
    }
    #expect(try store.read { try $0.formCopy(of: .birth) } == nil)
    for (title, revision) in [("Một", 7), ("Hai", 8)] {
      let copy = try copy(title, revision)
      try store.writer.bulk { try $0.keep(copy) }
      #expect(try store.read { try $0.formCopy(of: .birth) } == copy)
    }
    #expect(try store.read { try $0.formCopies() }.map(\.procedure) == [.birth])
    #expect(try store.read { try $0.formCopy(of: .house) } == nil)
    try store.writer.bulk { try $0.dropFormCopy(of: .birth) }
    #expect(try store.read { try $0.formCopies() } == [])
  }

  /// The end of the thirtieth day after `now`.
  private static var end: Moment { Moment(now.date.adding(days: Draft.days + 1), TimeOfDay(0, 0)) }

  @Test("Versions are listed without what they say, and drafts that are open are counted by version")
  func marks() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    let form = try Self.form("Một")
    let late = Self.end
    try store.writer.bulk { transaction in
      let first = try transaction.publish(form, of: .birth, validFrom: .on("2026-01-01"), by: nil, now: Self.now)
      let second = try transaction.publish(form, of: .birth, validFrom: .on("2026-02-01"), by: "qt", now: Self.now)
      _ = try transaction.publish(form, of: .house, validFrom: .on("2026-01-01"), by: nil, now: Self.now)
      for (key, version) in [("a", first), ("b", first), ("c", second)] {
        try transaction.beginDraft(keyDigest: key, of: version, answers: .none, now: Self.now)
      }
    }
    #expect(try store.read { try $0.openDrafts(of: .birth, now: Self.now) } == [1: 2, 2: 1])
    #expect(try store.read { try $0.openDrafts(of: .birth, now: late) } == [:])
    #expect(try store.read { try $0.openDrafts(of: .house, now: Self.now) } == [:])
    #expect(try store.read { try $0.formVersions(of: .birth) }.map(\.number) == [1, 2])
    #expect(try store.read { try $0.formVersions(of: .birth) }.map(\.publishedBy) == [nil, "qt"])
    #expect(Set(try store.read { try $0.formVersions() }.map(\.procedure)) == [.birth, .house])
  }

  @Test("A draft is found by its key alone, and keeps its files until it is filed")
  func drafts() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.writer.bulk { transaction in
      let form = try transaction.publish(
        try Self.form("Một"), of: .birth, validFrom: .on("2026-01-01"), by: nil, now: Self.now)
      for key in ["k1", "k2"] {
        try transaction.beginDraft(
          keyDigest: key, of: form, answers: FormAnswers(fields: ["ho_ten": [key]]), now: Self.now)
      }
    }
    #expect(try store.read { try $0.draft(keyDigest: "k3", now: Self.now) } == nil)
    var draft = try #require(try store.read { try $0.draft(keyDigest: "k2", now: Self.now) })
    #expect(draft.answers.fields == ["ho_ten": ["k2"]])
    draft.answers.fields["ho_ten"] = ["Ánh"]
    draft.digits = "5678"
    draft.files = [1, 2].map { DraftFile(number: $0, field: "tep", file: Self.file) }
    let later = Self.now.adding(microseconds: Moment.hour)
    try store.writer.bulk { _ = try $0.save(draft, form: 2, applicant: nil, now: later) }
    var saved = try #require(try store.read { try $0.draft(keyDigest: "k2", now: later) })
    #expect(saved.answers == draft.answers && saved.files == draft.files && saved.digits == "5678")
    #expect(saved.form == 2 && saved.savedAt == later && saved.begunAt == Self.now)
    #expect(try store.read { try $0.connection.names(Self.file.digest) })

    saved.files.removeFirst()
    try store.writer.bulk { _ = try $0.save(saved, form: 2, applicant: nil, now: later) }
    #expect(try store.read { try $0.draft(keyDigest: "k2", now: later) }?.files.map(\.number) == [2])

    let code = try store.writer.bulk { transaction in
      let stored = try transaction.accept()
      try transaction.file(saved, as: stored.dossier.code, now: later)
      try transaction.keep(saved.answers, of: stored.id, form: 2, at: later)
      try transaction.keep(.none, of: stored.id, form: 2, at: later)
      return stored.dossier.code
    }
    let filed = try #require(try store.read { try $0.draft(keyDigest: "k2", now: later) })
    #expect(filed.filed == code && filed.answers == .none && filed.files.isEmpty && filed.digits == "5678")
    #expect(try !store.read { try $0.connection.names(Self.file.digest) })
    #expect(try store.read { try $0.filedAnswers(of: 1) }.map(\.answers) == [saved.answers, .none])
    // What is filed is not changed by a page that was open before.
    try store.writer.bulk { _ = try $0.save(saved, form: 2, applicant: nil, now: later) }
    #expect(try store.read { try $0.draft(keyDigest: "k2", now: later) }?.answers == FormAnswers.none)
  }

  @Test("A draft ends with the thirtieth day after it was last saved, and so do its files; or when it is discarded")
  func end() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.writer.bulk { transaction in
      let form = try transaction.publish(
        try Self.form("Một"), of: .birth, validFrom: .on("2026-01-01"), by: nil, now: Self.now)
      try transaction.beginDraft(keyDigest: "k", of: form, answers: .none, now: Self.now)
    }
    var draft = try #require(try store.read { try $0.draft(keyDigest: "k", now: Self.now) })
    draft.files = [DraftFile(number: 1, field: "tep", file: Self.file)]
    try store.writer.bulk { _ = try $0.save(draft, form: 1, applicant: nil, now: Self.now) }
    let last = Self.end.adding(microseconds: -1)
    #expect(try store.read { try $0.draft(keyDigest: "k", now: last) } != nil)
    #expect(try await store.sweepKept(now: last) == 0)
    let over = Self.end
    #expect(try store.read { try $0.draft(keyDigest: "k", now: over) } == nil)
    #expect(try await store.sweepKept(now: over) == 1)
    #expect(try !store.read { try $0.connection.names(Self.file.digest) })
  }
}
