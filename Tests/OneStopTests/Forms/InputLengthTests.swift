import OneStop
import Testing

@Suite("An answer has a length")
struct InputLengthTests {
  private static let types: [InputType] = [
    .line(LineRule()), .line(LineRule(longest: 60, style: .capitals)), .line(LineRule(style: .name)),
    .long(longest: 1_000), .number(NumberRule()), .money(NumberRule()), .percentage(NumberRule()), .date(.any),
    .date(.past), .time, .yesNo, .tick(isNeeded: true), .one(of: .list(.nations)), .one(of: .listed([])),
    .several(of: .list(.nations)), .identity, .taxCode, .phone, .email, .industry, .commune, .plate,
  ]

  @Test(
    "beyond which it is told so, whatever its type and whatever it is made of", arguments: types,
    ["a", "7", "khac ", "1.", "á", "\u{202A}7", "😀", "a\u{301}"])
  func tooLong(type: InputType, piece: String) {
    let text = String(repeating: piece, count: 40_000)
    let result = Result { () throws(FieldMistake) in try type.read([text], in: SampleForm.setting, province: "79") }
    guard case .failure(.text(.tooLong(let count, let limit))) = result else {
      Issue.record("\(type): \(result)")
      return
    }
    #expect(limit == type.longest && count > limit)
  }

  @Test("up to which it is looked at, and of which white space alone is none", arguments: types)
  func fits(type: InputType) {
    let longest = String(repeating: "7", count: type.longest)
    let result = Result { () throws(FieldMistake) in try type.read([longest], in: SampleForm.setting) }
    if case .failure(.text(.tooLong)) = result { Issue.record("\(type)") }
    let blank = Result { () throws(FieldMistake) in
      try type.read([String(repeating: " \u{200B}", count: 40_000)], in: SampleForm.setting)
    }
    #expect(blank == .success(nil))
  }

  @Test("of several, each has its own")
  func several() {
    let texts = ["79", String(repeating: "7", count: 40_000)]
    #expect(throws: FieldMistake.text(.tooLong(count: 40_000, limit: 100))) {
      try InputType.several(of: .list(.provinces)).read(texts, in: SampleForm.setting)
    }
  }
}

@Suite("A number")
struct NumberReadingTests {
  private static let area = InputType.number(NumberRule(decimals: 2, unit: BilingualText("m²", english: "m²")))
  private static let height = InputType.number(NumberRule(decimals: 2, unit: BilingualText("m", english: "m")))
  private static let months = InputType.number(NumberRule(unit: BilingualText("tháng", english: "months")))
  private static let money = InputType.money(NumberRule(unit: BilingualText("đồng", english: "VND")))
  private static let share = InputType.percentage(NumberRule(decimals: 2, unit: BilingualText("%")))

  @Test(
    "may have the unit that its field shows, and money its scale",
    arguments: [
      (area, "84,5 m2", "84.5"), (area, "70 m²", "70"), (area, "70m2", "70"), (area, "1.250,5 M2", "1250.5"),
      (area, "70 m", nil), (area, "m2", nil), (area, "70 m2 m2", nil), (height, "3,6m", "3.6"), (height, "9.5", "9.5"),
      (height, "3.600", "3600"), (height, "3,6 m²", nil), (months, "6 tháng", "6"), (months, "6 thang", "6"),
      (months, "6 months", "6"), (money, "50 triệu", "50000000"), (money, "50 triệu đồng", "50000000"),
      (money, "50tr", "50000000"), (money, "1,5 tỷ", "1500000000"), (money, "1,5 tỉ đồng", "1500000000"),
      (money, "500 nghìn", "500000"), (money, "500k", "500000"), (money, "500.000 VNĐ", "500000"),
      (money, "500.000₫", "500000"), (money, "triệu", nil), (money, "5 triệu triệu", nil), (money, "mười triệu", nil),
      (share, "12,5 %", "12.5"), (share, "12%", "12"),
    ])
  func unit(type: InputType, typed: String, value: String?) {
    let result = Result { () throws(FieldMistake) in try type.read([typed], in: SampleForm.setting) }
    #expect(result == value.map { .success(FormNumber($0).map { .number($0) }) } ?? .failure(.noNumber))
    #expect(type.looseNumber(typed)?.description == value)
  }

  @Test("has its bounds after its scale")
  func bounds() throws {
    let most = try #require(FormNumber(1_000_000))
    let type = InputType.money(NumberRule(most: most))
    #expect(throws: FieldMistake.tooGreat(most: most)) { try type.read(["2 triệu"], in: SampleForm.setting) }
    #expect(type.looseNumber("2 triệu") == FormNumber(2_000_000))
    #expect(throws: FieldMistake.noNumber) { try type.read(["99999999999 tỷ"], in: SampleForm.setting) }
    #expect(throws: FieldMistake.decimals(most: 0)) { try type.read(["0,0005 nghìn"], in: SampleForm.setting) }
    #expect(InputType.plate.looseNumber("5") == nil)
  }
}
