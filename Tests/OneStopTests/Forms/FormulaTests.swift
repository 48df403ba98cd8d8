import OneStop
import Testing

@Suite("A formula")
struct FormulaTests {
  private struct Scope: FormulaScope {
    var values: [String: FormValue] = [:]
    var columns: [String: [FormValue?]] = [:]
    let today = LocalDate(daysSinceEpoch: 20_000)

    func value(of field: String) -> FormValue? { values[field] }
    func column(_ field: String) -> [FormValue?] { columns[field] ?? [] }
    func rows(of group: String) -> Int? { group == "nganh" ? columns["ma"]?.count : nil }
  }

  private static func number(_ text: String) -> FormValue? { FormNumber(text).map { .number($0) } }

  private let scope = Scope(
    values: [
      "a": .text("x"), "so": FormulaTests.number("3")!, "co": .truth(true),
      "ngay": .date(LocalDate(daysSinceEpoch: 20_000 - 10)), "nhieu": .texts(["p", "q"]),
    ],
    columns: [
      "ma": [.text("1"), nil, .text("2")], "tien": [FormulaTests.number("1.5"), nil, FormulaTests.number("2")],
      "chinh": [.truth(false), .truth(true), nil],
    ])

  @Test(
    "computes",
    arguments: [
      ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 2 - 3", "5"), ("8 / 2 / 2", "2"), ("-so + 5", "2"),
      ("min(so, 2) * 2000 + max(so - 2, 0) * 1000", "5000"), ("round(so / 7, 2)", "0.43"), ("sum(tien)", "3.5"),
      ("count(nganh)", "3"), ("count(ma)", "2"), ("count(chinh)", "1"), ("if(co, so, 0)", "3"),
      ("days(ngay, today())", "10"), ("years(ngay, today())", "0"),
    ])
  func computes(text: String, result: String) throws {
    #expect(try Formula(text).value(in: scope) == FormulaTests.number(result))
  }

  @Test(
    "holds, fails, or is not known",
    arguments: [
      ("a = \"x\"", true), ("a != \"x\"", false), ("a = \"y\" or so >= 3", true), ("not co", false),
      ("trong = \"x\"", nil), ("trong != \"x\"", nil), ("not (trong = \"x\")", nil), ("trong = \"x\" or co", true),
      ("trong = \"x\" and co", nil), ("trong = \"x\" and a = \"y\"", false), ("filled(trong)", false),
      ("filled(a)", true), ("has(nhieu, \"q\")", true), ("has(nhieu, \"z\")", false), ("so / 0 > 1", nil),
      ("so < 3", false), ("so <= 3", true), ("count(chinh) = 1", true), ("ngay <= today()", true),
      ("max(ngay, today()) = today()", true), ("true", true), ("co and co and co", true),
    ] as [(String, Bool?)])
  func truth(text: String, result: Bool?) throws {
    let formula = try Formula(text)
    #expect(formula.value(in: scope) == result.map { .truth($0) })
    #expect(formula.holds(in: scope) == (result == true))
  }

  @Test(
    "that is none says why and where",
    arguments: [
      ("", FormulaMistake.Reason.endsEarly, 1), ("1 +", .endsEarly, 4), ("1 2", .unexpected("2"), 3),
      ("a = \"x", .openText, 5), ("a & b", .unexpected("&"), 3), ("A", .unexpected("A"), 1),
      ("tong(a)", .unknownFunction("tong"), 1), ("min(1)", .arguments(.min, count: 1), 1), ("(1", .endsEarly, 3),
      ("1.2.3", .noNumber("1.2.3"), 1), ("a = = b", .unexpected("="), 5), ("1.00001", .noNumber("1.00001"), 1),
      ("and", .unexpected("and"), 1), (String(repeating: "(", count: 500), .tooDeep, 41),
      (String(repeating: "not ", count: 200), .tooDeep, 477), (String(repeating: "-", count: 500), .tooDeep, 119),
      (String(repeating: "1", count: 1_001), .tooLong(limit: 1_000), 1),
    ])
  func mistakes(text: String, reason: FormulaMistake.Reason, place: Int) {
    #expect(throws: FormulaMistake(reason, at: place)) { try Formula(text) }
  }

  @Test("of a thousand signs in a row is computed")
  func long() throws {
    let text = Array(repeating: "1", count: 500).joined(separator: "+")
    #expect(try Formula(text).value(in: scope) == FormulaTests.number("500"))
  }

  @Test(
    "is held to the kinds of its fields",
    arguments: [
      ("so + 1", nil, nil), ("a + 1", FormulaMistake.Reason.kind(.text, expected: .number), 1),
      ("so = \"x\"", .kind(.text, expected: .number), 1), ("a < \"y\"", .kind(.text, expected: .number), 1),
      ("khong = 1", .unknownField("khong"), 1), ("1 + cot", .column("cot"), 5), ("sum(so)", .noColumn("so"), 5),
      ("sum(ten)", .kind(.text, expected: .number), 5), ("nhom", .column("nhom"), 1), ("count(nhom)", nil, nil),
      ("sum(cot)", nil, nil), ("if(so, 1, 2)", .kind(.number, expected: .truth), 4),
      ("words(a)", .kind(.text, expected: .number), 7),
    ] as [(String, FormulaMistake.Reason?, Int?)])
  func kinds(text: String, reason: FormulaMistake.Reason?, place: Int?) throws {
    let known: [String: Formula.Named] = [
      "so": .field(.number, group: nil), "a": .field(.text, group: nil), "cot": .field(.number, group: "nhom"),
      "ten": .field(.text, group: "nhom"), "nhom": .group,
    ]
    let formula = try Formula(text)
    let mistake = #expect(throws: FormulaMistake.self) {
      _ = try formula.kind(in: nil) { known[$0] }
      throw FormulaMistake(.endsEarly, at: 0)
    }
    #expect(mistake == (reason.map { FormulaMistake($0, at: place ?? 0) } ?? FormulaMistake(.endsEarly, at: 0)))
  }

  @Test("within rows reads their columns")
  func rows() throws {
    let known: [String: Formula.Named] = ["cot": .field(.number, group: "nhom")]
    #expect(try Formula("cot * 2").kind(in: "nhom") { known[$0] } == .number)
  }
}
