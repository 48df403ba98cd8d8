import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Web
@testable import Words

@Suite struct ActionCommandTests {
  private func read(
    _ action: Action, _ pairs: [(name: String, value: String)]
  ) throws -> (kind: DossierCommand.Kind, form: Form) {
    var form = Form(FormContent(pairs), words: try Resources.words(.vietnamese))
    return (try ActionEntry.command(action, from: &form).unwrapped.kind, form)
  }

  @Test("Every action has one address, and every address one action")
  func paths() {
    #expect(Set(Action.allCases.map(\.path)).count == Action.allCases.count)
    for action in Action.allCases { #expect(Action(pathParameter: action.path) == action) }
    #expect(Action(pathParameter: "khong-co") == nil)
  }

  @Test("Papers come one per line or one per field, without empty ones")
  func papers() throws {
    let (lines, _) = try read(.requestSupplement, [("giay_to", "Bản sao giấy khai sinh\r\n\r\n  Ảnh 3×4 \n")])
    #expect(lines == .requestSupplement(papers: ["Bản sao giấy khai sinh", "  Ảnh 3×4"]))
    let (fields, _) = try read(.requestSupplement, [("giay_to[]", "Ảnh"), ("giay_to[]", "Đơn")])
    #expect(fields == .requestSupplement(papers: ["Ảnh", "Đơn"]))
  }

  @Test(
    "Amounts as people type them",
    arguments: [
      ("1.250.000", 1_250_000), ("1,250,000 đ", 1_250_000), ("1250000", 1_250_000), ("15 000 đồng", 15_000),
      ("15000VND", 15_000), ("0", 0), ("1.5", nil), ("-1", nil), ("mười", nil), ("1..000", nil),
      ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func amounts(_ text: String, _ amount: Int?) throws {
    #expect(DossierCommand.amount(text) == amount)
    let (kind, form) = try read(.requestPayment, [("so_tien", text)])
    #expect(kind == .requestPayment(amount: amount))
    #expect(form.isWrong == (amount == nil))
  }

  @Test(
    "A new appointment: the end of the working day unless another time is given",
    arguments: [
      ("2018-06-25", "", "2018-06-25T17:00"), ("2018-06-25", "09:30", "2018-06-25T09:30"),
      ("25/6/2018", "11:30", "2018-06-25T11:30"),
    ])
  func newDue(_ date: String, _ time: String, _ moment: String) throws {
    let (kind, form) = try read(.extend, [("hen_lai", date), ("gio", time)])
    #expect(kind == .extend(to: try Moment(moment).unwrapped, cause: nil))
    #expect(!form.isWrong)
  }

  @Test(
    "A missing required part is not a mistake yet: the lifecycle may forbid the action first",
    arguments: [
      (Action.extend, .extend(to: nil, cause: nil)), (.forward, .forward(step: nil)),
      (.withdrawConsultation, .withdrawConsultation(number: nil)),
    ] as [(Action, DossierCommand.Kind)])
  func missing(_ action: Action, _ read: DossierCommand.Kind) throws {
    let (kind, form) = try self.read(action, [("gio", "17:00")])
    #expect(kind == read)
    #expect(!form.isWrong)
  }

  @Test(
    "An impossible date or time is a mistake of its field",
    arguments: [("30/02/2018", "17:00"), ("2018-06-25", "25:00")])
  func impossible(_ date: String, _ time: String) throws {
    let (kind, form) = try read(.extend, [("hen_lai", date), ("gio", time)])
    #expect(kind == .extend(to: nil, cause: nil))
    #expect(form.mistakes.count == 1)
  }
}
