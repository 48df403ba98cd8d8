import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What is filled in at home", .eachEngine) struct DraftTests {
  private static let lists = Result { try FormLists { try Resources.bytes("Codes/\($0)") } }
  private static let copies = "2.000815"

  /// A store with the form for certified copies, and the key of a draft of it.
  private struct Desk {
    let data: TestStore
    let key = DraftKey()
    let procedure: ProcedureCode
    let now = TestStore.operationsNow
    let setting: FormSetting

    init() throws {
      data = try TestStore()
      procedure = try ProcedureCode(DraftTests.copies).unwrapped
      setting = FormSetting(today: now.date, province: "79", lists: try DraftTests.lists.get())
      let form = try FormDefinition(
        parsing: try Resources.bytes("Catalogue/2018/forms/\(DraftTests.copies).json"), file: "form.json")
      let (procedure, key, now) = (procedure, key, now)
      try data.store.writer.bulk { transaction in
        let first = try LocalDate("2018-01-01").unwrapped
        _ = try transaction.publish(form, of: procedure, validFrom: first, by: nil, now: now)
        #expect(try BeginDraft(procedure, key: key, now: now).run(in: transaction))
      }
    }

    func save(
      _ fields: FormAnswers.Row, rows: [String: [FormAnswers.Row]] = [:], names: Set<String>? = nil,
      before: FormAnswers? = nil, over read: Draft? = nil, files: [(String, StoredFile)] = [], removing: Set<Int> = []
    ) throws -> SaveDraft.Outcome {
      let page = FormAnswers(fields: fields, rows: rows)
      let all = Set(fields.keys.map { String($0.prefix { $0 != "." }) }).union(rows.keys)
      let names = names ?? all
      let shown = try before.map(\.fingerprint) ?? draft.fingerprint(of: names)
      var save = SaveDraft(
        key, page: page, names: names, before: shown, form: 1, setting: setting, now: now)
      save.added = files.map { (field: $0.0, file: $0.1) }
      save.removed = removing
      if let read {
        var after = read.answers
        after.replace(names, by: page)
        let form = try data.read { try $0.form(of: procedure, number: read.form).unwrapped.prepared }
        save.expected = SaveDraft.Expected(
          read, FormSheet(form: form.asking(.none), answers: after, files: read.counts, setting: setting), setting)
      }
      return try data.store.writer.bulk { try save.run(in: $0) }
    }

    var draft: Draft { get throws { try data.read { try $0.draft(keyDigest: key.digest, now: now).unwrapped } } }

    func submit(at agency: String = Desk.ward) throws -> SubmitDraft.Outcome {
      let seen = try data.read { try $0.draft(keyDigest: key.digest, now: now)?.fingerprint ?? "" }
      let submit = SubmitDraft(
        key, seen: seen, at: try AgencyCode(agency).unwrapped, returnBy: .counter, tellingBy: nil, signatures: [:],
        notices: try data.notices(), setting: setting, now: now)
      return try data.store.writer.bulk { try submit.run(in: $0) }
    }

    /// Bến Nghé, of the ward's procedures.
    static let ward = "000.01.41.H29"

    func fillIn() throws {
      #expect(try save(DraftTests.person).isSaved)
      #expect(try save([:], rows: ["giay_to": [DraftTests.paper]]).isSaved)
    }
  }

  private static let person: FormAnswers.Row = [
    "yc_ho_ten": ["Nguyễn Thị Ánh"], "yc_so_dinh_danh": ["079190000001"], "yc_dien_thoai": ["0912 345 678"],
  ]
  private static let paper: FormAnswers.Row = [
    "ten": ["Bằng tốt nghiệp"], "ngon_ngu": ["viet"], "so_trang": ["4"], "so_ban": ["3"],
  ]
  private static let file = StoredFile(
    name: "bằng.pdf", mediaType: "application/pdf", size: 3, digest: String(repeating: "b", count: 64))

  @Test("A draft is filed as a dossier that waits for its agency, with its answers and files, once")
  func filed() throws {
    let desk = try Desk()
    #expect(try desk.save(Self.person, files: [("tep_ban_chinh", Self.file)]).isSaved)
    guard case .wrong(page: 2) = try desk.submit() else {
      Issue.record("the papers are missing")
      return
    }
    #expect(try desk.save([:], rows: ["giay_to": [Self.paper]]).isSaved)
    #expect(try desk.draft.digits == "5678")
    guard case .filed(let stored) = try desk.submit() else {
      Issue.record("not filed")
      return
    }
    let dossier = stored.dossier
    #expect(dossier.status == .filed && dossier.due == nil && dossier.filing.channel == .online)
    #expect(dossier.filing.applicant.name == "Nguyễn Thị Ánh" && dossier.filing.applicant.kind == .citizen)
    #expect(dossier.filing.applicant.phone?.description == "0912345678")
    #expect(dossier.files.map(\.stored) == [Self.file] && dossier.files.map(\.actor) == [.applicant])
    #expect(dossier.filing.papers.map(\.name) == ["Bản chính giấy tờ"])
    let answers = try desk.data.read { try $0.filedAnswers(of: stored.id) }
    #expect(answers.map(\.answers.rows) == [["giay_to": [Self.paper]]])
    guard case .earlier(dossier.code) = try desk.submit() else {
      Issue.record("filed twice")
      return
    }
    #expect(try desk.save(["yc_ho_ten": ["Ai khác"]]) == .filed(dossier.code))
    let form = try desk.data.read { try $0.form(of: desk.procedure, number: 1).unwrapped.prepared }
    let sheet = FormSheet(
      form: form, answers: answers[0].answers, files: [AnswerPlace("tep_ban_chinh"): 1], setting: desk.setting)
    // Two pages for 2,000, two for 1,000, three copies.
    #expect(sheet["tong_phi"] == FormNumber(18_000).map { .number($0) })
  }

  @Test("What is hidden by the end is not filed, nor the files of it")
  func hidden() throws {
    let desk = try Desk()
    try desk.fillIn()
    #expect(try desk.save(["ly_do_tai_nha": ["Ốm"], "ho_tro_tai_nha": []]).isSaved)
    guard case .filed(let stored) = try desk.submit() else {
      Issue.record("not filed")
      return
    }
    let answers = try desk.data.read { try $0.filedAnswers(of: stored.id) }
    #expect(answers[0].answers.fields["ly_do_tai_nha"] == nil)
  }

  @Test("Two windows on one page: the second is told, nothing of either is lost; on two pages both are saved")
  func twoWindows() throws {
    let desk = try Desk()
    let names: Set<String> = ["yc_ho_ten", "yc_so_dinh_danh", "yc_dien_thoai"]
    #expect(try desk.save(["yc_ho_ten": ["Một"]], names: names, before: FormAnswers.none).isSaved)
    let first = FormAnswers(fields: ["yc_ho_ten": ["Một"]])
    var fields = FormAnswers(filer: .oneself).fields
    fields.merge(first.fields) { $1 }
    #expect(try desk.save(["yc_ho_ten": ["Hai"]], names: names, before: FormAnswers.none) == .changedMeanwhile)
    #expect(try desk.draft.answers == FormAnswers(fields: fields))
    // The same, sent twice, is no change.
    #expect(try desk.save(["yc_ho_ten": ["Một"]], names: names, before: FormAnswers.none).isSaved)
    #expect(try desk.save([:], rows: ["giay_to": [Self.paper]], before: FormAnswers.none).isSaved)
    #expect(try desk.draft.answers == FormAnswers(fields: fields, rows: ["giay_to": [Self.paper]]))
  }

  @Test(
    "A draft that was read before is saved over what was read only while it says that, and is the same as read again")
  func readAhead() throws {
    let desk = try Desk()
    let begun = try desk.draft
    guard case .saved(let first) = try desk.save(Self.person, before: FormAnswers.none, over: begun) else {
      Issue.record("not saved")
      return
    }
    #expect(try first == desk.draft && first.digits == "5678")
    // Another page, by a window that has read the draft before the first was saved: both are there.
    let paper = ["giay_to": [Self.paper]]
    guard case .saved(let second) = try desk.save([:], rows: paper, before: FormAnswers.none, over: begun) else {
      Issue.record("not saved")
      return
    }
    #expect(try second == desk.draft && second.answers.rows == paper)
    #expect(second.answers.fields == first.answers.fields && second.digits == "5678")
    // The same page, by such a window.
    let other: FormAnswers.Row = ["yc_ho_ten": ["Ai khác"], "yc_so_dinh_danh": [], "yc_dien_thoai": []]
    #expect(try desk.save(other, before: FormAnswers.none, over: begun) == .changedMeanwhile)
    #expect(try second == desk.draft)
    guard case .filed(let stored) = try desk.submit() else {
      Issue.record("not filed")
      return
    }
    #expect(
      try desk.save(Self.person, before: FormAnswers.none, over: second) == .filed(stored.dossier.code))
    #expect(try desk.draft.answers == .none)
  }

  @Test(
    "An agency that does not handle the procedure, a key that is none, a procedure without a form: nothing is filed")
  func refused() throws {
    let desk = try Desk()
    try desk.fillIn()
    for agency in [TestStore.department, TestStore.district] {
      guard case .noAgency = try desk.submit(at: agency) else {
        Issue.record("taken at \(agency)")
        continue
      }
    }
    let other = SaveDraft(
      DraftKey(), page: .none, names: [], before: "", form: 1, setting: desk.setting, now: desk.now)
    #expect(try desk.data.store.writer.bulk { try other.run(in: $0) } == .gone)
    let press = try ProcedureCode(TestStore.press).unwrapped
    let begin = BeginDraft(press, key: DraftKey(), now: desk.now)
    #expect(try !desk.data.store.writer.bulk { try begin.run(in: $0) })
  }
}
