import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Portal

extension TestPortal {
  /// Whose form is shorter than the others'.
  static let certifiedCopy = "2.000815"

  /// The shorter ones of the forms that come with the catalogue of 2018.
  private static let shortForms = ["1.001193", "1.001612", "1.009994", certifiedCopy, "LOCAL-GTVT-01"]

  /// That they are sound is not asked again (`PublishForms`).
  func publishForms(_ codes: [String] = shortForms) throws {
    let now = now
    try data.store.writer.bulk { transaction in
      for code in codes {
        let procedure = try data.catalogue.procedure(ProcedureCode(code).unwrapped).unwrapped
        _ = try transaction.publish(
          Resources.form(procedure.code), of: procedure.code, validFrom: procedure.validFrom, by: nil, now: now)
      }
    }
  }

  /// A working copy of the form for certified copies, which is published.
  func addFormCopy() throws {
    let procedure = try ProcedureCode(Self.certifiedCopy).unwrapped
    if try data.read({ try $0.form(of: procedure, number: 1) }) == nil { try publishForms() }
    _ = try data.run(EditForm(.begin, of: procedure, revision: 0, by: AccountManager(command: "root"), now: now))
  }

  /// A version of the form for certified copies that follows the first, and says something else.
  func publishAnotherForm(without field: String? = nil, paper: String? = nil) throws {
    let procedure = try ProcedureCode(Self.certifiedCopy).unwrapped
    let first = try data.read { try $0.form(of: procedure, number: 1) }.unwrapped
    var form = try first.form.applying(.changeForm(title: BilingualText("Bản sau"), basis: "", paper: paper)).form
    if let field { form = try form.applying(.delete(.field(FieldKey(field).unwrapped))).form }
    let (changed, today, now) = (form, now.date, now)
    try data.store.writer.bulk { transaction in
      _ = try transaction.publish(changed, of: procedure, validFrom: today, by: nil, now: now)
    }
  }

  /// A draft of a certified copy, with the phone number if one is given; then it is closed for others.
  func addDraft(_ key: String = "ABCD3467EFGH89JK", typing phone: String? = nil) throws -> DraftKey {
    let procedure = try ProcedureCode(Self.certifiedCopy).unwrapped
    if try data.read({ try $0.form(of: procedure, number: 1) }) == nil { try publishForms() }
    let key = try DraftKey(key).unwrapped
    #expect(try data.run(BeginDraft(procedure, key: key, now: now)))
    guard let phone else { return key }
    var answers = FormAnswers.none
    answers[AnswerPlace("yc_dien_thoai")] = [phone]
    let save = SaveDraft(
      key, page: answers, names: ["yc_dien_thoai"], before: FormAnswers.none.fingerprint, form: 1,
      setting: FormSetting(today: now.date, province: "79", lists: try Resources.formLists.get()), now: now)
    #expect(try data.run(save).isSaved)
    return key
  }
}
