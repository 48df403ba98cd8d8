import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("A city changes the forms of its procedures", .eachEngine) struct FormEditingTests {
  private let data: TestStore
  private let now = TestStore.operationsNow
  private let manager: AccountManager
  private let procedure: ProcedureCode
  private let other: ProcedureCode

  init() throws {
    data = try TestStore()
    let city = try data.catalogue.roots.first.unwrapped.code
    procedure = try ProcedureCode("2.000815").unwrapped
    other = try data.catalogue.procedures.first { $0.code.description != "2.000815" }.unwrapped.code
    for (login, role, agency) in [
      ("quan-tri", Account.Role.admin, city), ("quan", .admin, try data.agency(TestStore.district).code),
      ("lan", .leader, city),
    ] {
      let person = Person(login: login, name: login, posts: [Post(role, at: agency)])
      try data.run(AddPerson(person, by: AccountManager(command: "root"), now: now))
    }
    manager = try FormEditingTests.manager("quan-tri", data, now)
  }

  private static func manager(_ login: String, _ data: TestStore, _ now: Moment) throws -> AccountManager {
    let person = try data.read { try $0.person(login).unwrapped.person }
    return AccountManager(try person.account(on: now.date).unwrapped, from: Origin(client: "10.0.0.1"))
  }

  private func form() throws -> FormDefinition {
    try FormDefinition(parsing: try Resources.bytes("Catalogue/2018/forms/2.000815.json"), file: "form.json")
  }

  @discardableResult
  private func publishFirst(_ number: Int = 1) throws -> FormDefinition {
    let form = try form()
    try data.store.writer.bulk { transaction in
      _ = try transaction.publish(
        form, of: procedure, validFrom: LocalDate("2018-01-01").unwrapped, by: nil, now: now)
    }
    return form
  }

  @discardableResult
  private func edit(
    _ change: EditForm.Change, _ revision: Int, of code: ProcedureCode? = nil, by login: String = "quan-tri"
  ) throws -> EditForm.Outcome {
    try data.run(
      EditForm(
        change, of: code ?? procedure, revision: revision, by: try Self.manager(login, data, now), now: now))
  }

  private func copy() throws -> FormCopy { try data.read { try $0.formCopy(of: procedure) }.unwrapped }

  private func refusal(_ body: () throws -> Void) -> FormRefusal? {
    do { try body() } catch { return error as? FormRefusal }
    return nil
  }

  private func publish(_ revision: Int, on day: LocalDate? = nil) throws -> PublishedForm {
    try data.run(PublishForm(procedure, revision: revision, from: day ?? now.date, by: manager, now: now))
  }

  private let rename = EditForm.Change.edit([.changeForm(title: BilingualText("Tên mới"), basis: "Mẫu")])

  @Test("Only the city's administrators may, and only forms of procedures that there are")
  func rights() throws {
    for login in ["quan", "lan"] {
      #expect(refusal { try edit(.begin, 0, by: login) } == .denied)
      let other = try Self.manager(login, data, now)
      #expect(
        refusal { _ = try data.run(PublishForm(procedure, revision: 0, from: now.date, by: other, now: now)) }
          == .denied)
    }
    #expect(refusal { try edit(.begin, 0, of: try ProcedureCode("9.999999").unwrapped) } == .unknownProcedure)
    #expect(try data.read { try $0.formCopies() } == [])
  }

  @Test("A working copy begins with the newest version, with another procedure's form, a file, or nothing")
  func beginnings() throws {
    #expect(try edit(.begin, 0).copy?.form.pages == [])
    #expect(try copy().base == 0 && copy().form.title == data.catalogue.procedure(procedure)?.name)
    try edit(.discard, copy().revision)
    let form = try publishFirst()
    #expect(try edit(.begin, 0).copy?.form == form)
    #expect(try copy().base == 1)
    let copied = try edit(.beginWithCopy(of: procedure), 0, of: other).copy.unwrapped
    #expect(copied.form.pages == form.pages && copied.base == 0)
    #expect(copied.form.title == data.catalogue.procedure(other)?.name)
    try edit(.discard, copied.revision, of: other)
    #expect(refusal { try edit(.beginWithCopy(of: other), 0, of: other) } == .nothingToCopy)
    #expect(try edit(.replace(form), 0, of: other).copy?.form == form)
  }

  @Test("Of two who change it at once the second is told what stands now, and nothing is lost")
  func twoPeople() throws {
    try publishFirst()
    let begun = try edit(.begin, 0).copy.unwrapped
    let first = try edit(rename, begun.revision).copy.unwrapped
    #expect(first.revision == begun.revision + 1 && first.form.title.vietnamese == "Tên mới")
    for change in [rename, .discard, .begin, .replace(begun.form)] as [EditForm.Change] {
      #expect(refusal { try edit(change, begun.revision) } == .outdated(first))
    }
    #expect(refusal { try edit(.begin, 0) } == .outdated(first))
    #expect(refusal { _ = try publish(begun.revision) } == .outdated(first))
    #expect(try copy() == first)
    try edit(.discard, first.revision)
    #expect(refusal { try edit(rename, first.revision) } == .noCopy)
    #expect(refusal { try edit(.discard, 0) } == .noCopy)
    #expect(refusal { _ = try publish(0) } == .noCopy)
    // A page of the former copy is none of a later one.
    let again = try edit(.begin, 0).copy.unwrapped
    #expect(![begun.revision, first.revision].contains(again.revision), "in the same moment too")
  }

  @Test("Several changes are made together or not at all")
  func together() throws {
    try publishFirst()
    let begun = try edit(.begin, 0).copy.unwrapped
    let key = try begun.form.fields.first.unwrapped.key
    let edits: [FormEdit] = [.delete(.field(key)), .delete(.field(key))]
    #expect(refusal { try edit(.edit(edits), begun.revision) } == .edit(.noPlace))
    #expect(try copy() == begun)
    let control = FormEdit.changeForm(title: BilingualText("Tên\u{1}"), basis: "")
    #expect(refusal { try edit(.edit([control]), begun.revision) } == .unreadable)
  }

  @Test("A version is published once it works, from today or later, and noted in the log with it")
  func published() throws {
    let form = try publishFirst()
    var copy = try edit(.begin, 0).copy.unwrapped
    #expect(refusal { _ = try publish(copy.revision) } == .unchanged)
    let name = try form.fields.first { $0.role == .applicantName }.unwrapped.key
    let broken = try edit(.edit([.delete(.field(name))]), copy.revision).copy.unwrapped
    guard case .unsound(let mistakes)? = refusal({ _ = try publish(broken.revision) }) else {
      Issue.record("A form without the applicant's name was published")
      return
    }
    #expect(!mistakes.isEmpty)
    copy = try edit(.replace(form), broken.revision).copy.unwrapped
    copy = try edit(rename, copy.revision).copy.unwrapped
    #expect(refusal { _ = try publish(copy.revision, on: now.date.adding(days: -1)) } == .tooEarly(now.date))
    let day = now.date.adding(days: 3)
    let version = try publish(copy.revision, on: day)
    #expect(version.number == 2 && version.validFrom == day && version.publishedBy == "quan-tri")
    #expect(try data.read { try $0.form(of: procedure, on: now.date)?.number } == 1)
    #expect(try data.read { try $0.form(of: procedure, on: day)?.form.title.vietnamese } == "Tên mới")
    #expect(try data.read { try $0.formCopies() } == [])
    let lines = try data.read { try $0.securityLines(SecurityQuery(events: [.settingChanged]), limit: 9) }.map(\.line)
    #expect(lines.map { SettingChange(detail: $0.detail) } == [.form(procedure, version: 2, from: day)])
    #expect(lines.map(\.actor) == ["quan-tri"])

    // The next one may hold before it: then it never does.
    copy = try edit(.begin, 0).copy.unwrapped
    copy = try edit(.edit([.changeForm(title: BilingualText("Ba"), basis: "")]), copy.revision).copy.unwrapped
    let far = now.date.adding(days: 3_650)
    #expect(refusal { _ = try publish(copy.revision, on: far) } == .farAhead(far))
    #expect(try publish(copy.revision, on: day.adding(days: -1)).number == 3)
    for date in [day.adding(days: -1), day, far] {
      #expect(try data.read { try $0.form(of: procedure, on: date)?.number } == 3)
    }
    #expect(try data.read { try $0.form(of: procedure, on: now.date)?.number } == 1)
  }

  @Test("A version that came meanwhile has to be looked at first")
  func newer() throws {
    try publishFirst()
    let begun = try edit(.begin, 0).copy.unwrapped
    let changed = try edit(rename, begun.revision).copy.unwrapped
    try publishFirst()
    #expect(refusal { _ = try publish(changed.revision) } == .newerVersion(2))
    #expect(refusal { try edit(.follow(version: 1), changed.revision) } == .outdated(changed))
    let following = try edit(.follow(version: 2), changed.revision).copy.unwrapped
    #expect(following.base == 2 && following.form == changed.form)
    #expect(try publish(following.revision).number == 3)
  }

  @Test("A draft of an older version is brought over with what fits, once its owner has seen what does not")
  func renewal() throws {
    try publishFirst()
    let key = DraftKey()
    #expect(try data.run(BeginDraft(procedure, key: key, now: now)))
    let lists = try FormLists { try Resources.bytes("Codes/\($0)") }
    let setting = FormSetting(today: now.date, province: "79", lists: lists)
    let answers = FormAnswers(
      fields: ["yc_ho_ten": ["Nguyễn Thị Ánh"], "yc_dien_thoai": ["0912 345 678"]],
      rows: ["giay_to": [["ten": ["Bằng"]]]])
    let names = Set(["yc_ho_ten", "yc_dien_thoai", "giay_to"])
    let save = SaveDraft(
      key, page: answers, names: names, before: FormAnswers.none.fingerprint, form: 1, setting: setting, now: now)
    #expect(try data.run(save).isSaved)
    let draft = { try data.read { try $0.draft(keyDigest: key.digest, now: now) }.unwrapped }
    let renew = { (version: Int, seen: String) in
      try data.run(RenewDraft(key, to: version, seen: seen, setting: setting, now: now))
    }
    #expect(try renew(2, draft().fingerprint) == .current)

    let copy = try edit(.begin, 0).copy.unwrapped
    let phone = try FieldKey("yc_dien_thoai").unwrapped
    let changed = try edit(.edit([.delete(.field(phone))]), copy.revision).copy.unwrapped
    _ = try publish(changed.revision)
    let before = try draft()
    #expect(before.form == 1)
    let renewal = try data.read {
      let (old, new) = (
        try $0.form(of: procedure, number: 1).unwrapped, try $0.form(of: procedure, number: 2).unwrapped
      )
      return DraftRenewal(before, from: old, to: new, in: setting)
    }
    #expect(renewal.lost.map(\.name) == ["yc_dien_thoai"] && renewal.lost.map(\.texts) == [["0912 345 678"]])
    #expect(try renew(3, before.fingerprint) == .changedMeanwhile)
    #expect(try renew(2, "x") == .changedMeanwhile)
    #expect(try draft() == before)
    #expect(try renew(2, before.fingerprint) == .renewed)
    #expect(try draft().form == 2 && draft().answers == renewal.answers)
    // The digits go on keeping it.
    #expect(try draft().digits == "5678")
    #expect(try renew(2, draft().fingerprint) == .current)
    let unknown = RenewDraft(DraftKey(), to: 2, seen: "", setting: setting, now: now)
    #expect(try data.run(unknown) == .gone)
  }
}
