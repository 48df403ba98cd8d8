import OneStop
import Testing

/// Forms that a file may bring and that no page may compute: each once ended the server or held it up.
enum HeavyForms {
  /// The fields, behind an applicant, on one page.
  static func form(_ fields: [FormField]) -> FormDefinition {
    let name = field("ten", .input(.line(LineRule())), role: .applicantName)
    return FormDefinition(
      title: BilingualText("T"),
      pages: [FormPage(title: BilingualText("P"), sections: [FormSection(fields: [name] + fields)])])
  }

  static func field(
    _ key: String, _ type: FieldType, shownIf condition: String? = nil, isRequired: Bool = false,
    role: FieldRole? = nil
  ) -> FormField {
    guard let key = FieldKey(key) else { preconditionFailure("no key: \(key)") }
    return FormField(
      key: key, label: BilingualText("L"), type: type, isRequired: isRequired,
      condition: condition.flatMap { try? Formula($0) }, role: role)
  }

  static func computed(_ key: String, _ text: String, shownIf condition: String? = nil) -> FormField {
    guard let formula = try? Formula(text) else { preconditionFailure("no formula: \(text)") }
    return field(key, .computed(formula), shownIf: condition)
  }

  static func sum(_ terms: [String]) -> String { terms.joined(separator: " + ") }

  /// The same sum with as few levels as it can have.
  static func flat(_ terms: [String]) -> String {
    func side(_ terms: [String]) -> String { terms.count > 1 ? "(\(flat(terms)))" : flat(terms) }
    guard terms.count > 1 else { return terms.joined() }
    let half = terms.count / 2
    return "\(side(Array(terms[..<half])))+\(side(Array(terms[half...])))"
  }

  static let number = field("c0", .input(.number(NumberRule())))
  static let minus = String(repeating: "-", count: 100)

  /// Each reads the next one.
  static func falling(_ count: Int, _ text: (String) -> String) -> [FormField] {
    (1...count).reversed().map { computed("c\($0)", text("c\($0 - 1)")) } + [number]
  }

  static func rising(_ count: Int, _ text: (String) -> String) -> [FormField] {
    [number] + (1...count).map { computed("c\($0)", text("c\($0 - 1)")) }
  }

  /// Yes or no, eight times, and what is computed of it.
  static func choices(_ first: String, _ count: Int, _ text: (String) -> String) -> [FormField] {
    (0..<8).map { field("b\($0)", .input(.yesNo)) } + [computed("c0", first)]
      + (1...count).map { computed("c\($0)", text("c\($0 - 1)")) }
  }

  static let first = flat((0..<8).map { "if(b\($0), 1, 0)" })

  static func lines(_ count: Int, _ condition: (Int) -> String) -> [FormField] {
    (0..<count).map { field("x\($0)", .input(.line(LineRule())), shownIf: condition($0), isRequired: true) }
  }

  static func group(columns: Int, rows: Int, _ type: (Int) -> FieldType) -> FormField {
    field("g", .group(FormGroup(columns: (0..<columns).map { field("g\($0)", type($0)) }, rows: 0...rows)))
  }

  struct Heavy: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var form: FormDefinition
    /// Where it is told: the field, or the form as a whole.
    var key: String?
    var reason: @Sendable (FormMistake.Reason) -> Bool

    init(
      _ name: String, _ fields: [FormField], at key: String?,
      _ reason: @escaping @Sendable (FormMistake.Reason) -> Bool
    ) {
      (testDescription, form, self.key, self.reason) = (name, HeavyForms.form(fields), key, reason)
    }
  }

  static func isTooDeep(_ reason: FormMistake.Reason) -> Bool {
    if case .formula(let mistake) = reason { mistake.reason == .tooDeep } else { false }
  }

  static func isCircle(_ reason: FormMistake.Reason) -> Bool {
    if case .circle = reason { true } else { false }
  }

  static let heavy = [
    Heavy("300 × 100 signs, falling", falling(300) { "\(minus)\($0) + 1" }, at: "c300", isTooDeep),
    Heavy("989 × 40 signs, falling", falling(989) { "\(minus.prefix(40))\($0) + 1" }, at: "c989", isTooDeep),
    Heavy("989 × 10 signs, falling", falling(989) { "\(minus.prefix(10))\($0) + 1" }, at: "c38") {
      $0 == .chainTooLong
    },
    Heavy("989 × 10 signs, rising", rising(989) { "\(minus.prefix(10))\($0) + 1" }, at: "c38") { $0 == .chainTooLong },
    Heavy("100 × 200 terms", falling(100) { sum([$0] + Array(repeating: "1", count: 200)) }, at: "c100", isTooDeep),
    Heavy(
      "160 terms without levels", [number, computed("c1", flat(Array(repeating: "1", count: 160)))], at: "c1"
    ) {
      if case .formula(let mistake) = $0 { mistake.reason == .tooManyParts(most: Formula.largest) } else { false }
    },
    Heavy(
      "a circle of 700, each of 59",
      (0..<700).map { field in computed("c\(field)", sum((1...59).map { "c\((field + $0) % 700)" })) }, at: "c0",
      isTooDeep),
    Heavy(
      "a circle of 700, each of 59 without levels",
      (0..<700).map { field in computed("c\(field)", flat((1...59).map { "c\((field + $0) % 700)" })) }, at: "c0",
      isCircle),
    Heavy("a circle of 989", (0..<989).map { computed("c\($0)", "c\(($0 + 1) % 989) + 1") }, at: "c0", isCircle),
    Heavy(
      "499 doubled 60 times, 400 conditions",
      choices(sum((0..<8).map { "if(b\($0), 1, 0)" }), 499) { sum(Array(repeating: $0, count: 60)) }
        + lines(400) { _ in "c499 = 3.5" }, at: "c1", isTooDeep),
    Heavy(
      "499 doubled without levels, 400 conditions",
      choices(first, 499) { flat(Array(repeating: $0, count: 60)) } + lines(400) { _ in "c499 = 3.5" }, at: "c54"
    ) { $0 == .chainTooLong },
    Heavy(
      "a chain of conditions",
      (1...900).map { field("d\($0)", .input(.tick(isNeeded: false)), shownIf: "d\($0 - 1)") }
        + [field("d0", .input(.tick(isNeeded: false)))], at: "d1"
    ) { $0 == .later("d0") },
    Heavy(
      "a chain of conditions in its order",
      (0...900).map { field("d\($0)", .input(.tick(isNeeded: false)), shownIf: $0 == 0 ? nil : "d\($0 - 1)") },
      at: "d121"
    ) { $0 == .chainTooLong },
    Heavy(
      "fields that show each other",
      [
        computed("c1", "if(x1, 1, 0)"), field("x0", .input(.yesNo)),
        field("x1", .input(.yesNo), shownIf: "c1 = 1 and x0"),
      ], at: "x1"
    ) { $0 == .later("c1") },
    Heavy("50 × 200 answers", [group(columns: 50, rows: 200) { _ in .input(.line(LineRule())) }], at: "g") {
      if case .tooManyCells = $0 { true } else { false }
    },
    Heavy(
      "20 × 200 sums of 200 rows",
      [
        group(columns: 20, rows: 200) { column in
          column == 0
            ? .input(.number(NumberRule()))
            : .computed((try? Formula(flat(Array(repeating: "sum(g0)", count: 60)))) ?? computed("c", "1").formula)
        }
      ], at: nil
    ) { $0 == .tooMuchToCompute },
  ]

  static let light: [(String, [FormField])] = [
    ("50 that read the next one", falling(50) { "\(minus.prefix(5))\($0) + 1" }),
    (
      "30 doubled, 400 conditions",
      choices(first, 30) { flat(Array(repeating: $0, count: 60)) } + lines(400) { _ in "c30 = 3.5" }
    ),
    (
      "30 doubled, 400 conditions that differ",
      choices(first, 30) { flat(Array(repeating: $0, count: 60)) } + lines(400) { "c30 = \($0).5" }
    ),
    (
      "choices without end, 400 conditions that differ",
      (0..<8).map { number in
        let options = (0..<40).map { OptionSource.Option(value: "o\($0)", label: BilingualText("O")) }
        return field("o\(number)", .input(.one(of: .listed(options))))
      }
        + lines(400) { number in
          sum((0..<8).map { "o\($0)" }).replacing(" + ", with: " = \"o\(number % 40)\" and ") + " = \"o1\""
        }
    ),
  ]
}

@Suite("A form that would take too much")
struct HeavyFormTests {
  @Test("is told of at its place, and nothing else is looked at", arguments: HeavyForms.heavy)
  func told(heavy: HeavyForms.Heavy) throws {
    let mistakes = heavy.form.structuralMistakes
    #expect(
      mistakes.contains { $0.place.key?.description == heavy.key && heavy.reason($0.reason) }, "\(mistakes.prefix(3))")
    #expect(heavy.form.mistakes(papers: []) == mistakes)
  }

  @Test("is read all the same where it was published before: what goes too far is blank", arguments: HeavyForms.heavy)
  func filledIn(heavy: HeavyForms.Heavy) throws {
    let answers = FormAnswers(
      fields: ["ten": ["A"], "c0": ["1"], "b0": ["co"], "d0": ["co"], "x0": ["co"], "x1": ["co"]],
      rows: ["g": Array(repeating: ["g0": ["1"]], count: 200)])
    let sheet = FormSheet(form: PreparedForm(heavy.form), answers: answers, setting: SampleForm.setting)
    #expect(sheet[AnswerPlace("ten")] == .text("A"))
    #expect(!sheet.pages.isEmpty)
  }

  @Test("is none within the bounds, however much there would be to try", arguments: HeavyForms.light.indices)
  func possible(place: Int) throws {
    let (name, fields) = HeavyForms.light[place]
    #expect(HeavyForms.form(fields).mistakes(papers: []).filter { $0.reason != .neverShown } == [], "\(name)")
  }

  @Test("A chain within the bounds is computed to its end")
  func chain() throws {
    let form = HeavyForms.form(HeavyForms.falling(90) { "\($0) + 1" })
    #expect(form.mistakes(papers: []) == [])
    let sheet = FormSheet(
      form: PreparedForm(form), answers: FormAnswers(fields: ["c0": ["1"]], rows: [:]), setting: SampleForm.setting)
    #expect(sheet["c90"] == FormNumber("91").map { .number($0) })
  }

  @Test(
    "A formula knows its levels and its parts",
    arguments: [
      ("1", 1, 1), ("-1", 2, 2), ("1 + 2 + 3", 3, 5), ("1 + (2 + 3)", 3, 5), ("1 + 2 * 3", 3, 5), ("(((1)))", 1, 1),
      ("not a and b", 3, 4), ("if(a, 1, 2) = 1", 3, 6), ("today()", 1, 1), ("min(1, 2, 3)", 2, 4),
    ])
  func measures(text: String, depth: Int, size: Int) throws {
    let formula = try Formula(text)
    #expect(formula.depth == depth && formula.size == size, "\(formula.depth), \(formula.size)")
    #expect(formula.excess == nil)
  }

  @Test(
    "A formula tells where it goes too far",
    arguments: [
      (HeavyForms.sum(Array(repeating: "1", count: 30)), nil), (HeavyForms.sum(Array(repeating: "1", count: 31)), 122),
      (String(repeating: "-", count: 29) + "1", nil), (String(repeating: "-", count: 30) + "1", 32),
      (String(repeating: "not ", count: 29) + "a", nil), (String(repeating: "not ", count: 30) + "a", 122),
      (HeavyForms.flat(Array(repeating: "1", count: 100)), nil),
    ] as [(String, Int?)])
  func excess(text: String, place: Int?) throws {
    #expect(try Formula(text).excess == place.map { FormulaMistake(.tooDeep, at: $0) })
  }
}

extension FormField {
  fileprivate var formula: Formula {
    guard case .computed(let formula) = type else { preconditionFailure("not computed") }
    return formula
  }
}
