import JSON
import OneStop
import Testing

/// A small form with what forms have.
enum SampleForm {
  static let text = """
    {"title_vi": "Đơn thử", "basis": "Mẫu số 0", "pages": [
      {"title_vi": "Người nộp", "sections": [{"fields": [
        {"key": "loai", "label_vi": "Loại", "type": "one", "required": true,
         "options": [{"value": "ca_nhan", "label_vi": "Cá nhân"}, {"value": "to_chuc", "label_vi": "Tổ chức"}]},
        {"key": "ho_ten", "label_vi": "Họ tên", "type": "line", "style": "name", "required": true,
         "role": "applicant_name"},
        {"key": "to_chuc", "label_vi": "Tổ chức", "type": "organisation", "required": true,
         "shown_if": "loai = \\"to_chuc\\""},
        {"key": "noi_o", "label_vi": "Nơi ở", "type": "address"}
      ]}]},
      {"title_vi": "Công trình", "sections": [{"title_vi": "Diện tích", "fields": [
        {"key": "dat", "label_vi": "Diện tích đất", "type": "number", "decimals": 2, "least": 0.01, "required": true,
         "unit_vi": "m²"},
        {"key": "tong", "label_vi": "Tổng diện tích", "type": "computed", "formula": "sum(dien_tich)"},
        {"key": "tang", "label_vi": "Các tầng", "type": "group", "least_rows": 1, "most_rows": 3, "columns": [
          {"key": "ten_tang", "label_vi": "Tầng", "type": "line", "required": true},
          {"key": "dien_tich", "label_vi": "Diện tích", "type": "number", "decimals": 2, "required": true,
           "checks": [{"must": "dien_tich <= dat", "message_vi": "Lớn hơn đất."}]},
          {"key": "ghi_chu", "label_vi": "Ghi chú", "type": "line", "required": true, "shown_if": "dien_tich > 100"}
        ]}
      ]}]},
      {"title_vi": "Cam kết", "shown_if": "dat > 50", "sections": [{"fields": [
        {"key": "cam_doan", "label_vi": "Tôi cam đoan", "type": "tick", "needed": true},
        {"key": "ngay", "label_vi": "Ngày", "type": "date", "when": "past",
         "checks": [{"must": "years(ngay, today()) < 100", "message_vi": "Quá lâu.", "warning": true}]},
        {"key": "ban_ve", "label_vi": "Bản vẽ", "type": "files", "paper": "Bản vẽ", "most": 2, "required": true}
      ]}]}
    ]}
    """

  static func form(_ text: String = text) throws -> FormDefinition {
    try FormDefinition(parsing: Array(text.utf8), file: "don.json")
  }

  static let setting = FormSetting(
    today: LocalDate("2026-11-30") ?? LocalDate(daysSinceEpoch: 0), province: "79",
    lists: FormLists(
      entries: [.provinces: [FormLists.Entry(code: "79", name: BilingualText("Thành phố Hồ Chí Minh"))]],
      communes: CommuneNames([
        CommuneNames.Commune(code: "26734", name: "Phường Sài Gòn", province: "79"),
        CommuneNames.Commune(code: "26737", name: "Phường Tân Định", province: "79"),
        CommuneNames.Commune(code: "1", name: "Xã Tân Định", province: "79"),
      ])))

  static func sheet(
    _ fields: FormAnswers.Row, rows: [String: [FormAnswers.Row]] = [:], files: [AnswerPlace: Int] = [:]
  ) throws -> FormSheet {
    FormSheet(
      form: PreparedForm(try form()), answers: FormAnswers(fields: fields, rows: rows), files: files, setting: setting)
  }
}

@Suite("A form that is filled in")
struct FormSheetTests {
  private let whole: FormAnswers.Row = ["loai": ["ca_nhan"], "ho_ten": ["Nguyễn Thị Ánh"], "dat": ["40"]]
  private let floor: FormAnswers.Row = ["ten_tang": ["Trệt"], "dien_tich": ["30,5"]]

  @Test("asks what its conditions show, and nothing hidden keeps it from being filed")
  func conditions() throws {
    let small = try SampleForm.sheet(whole, rows: ["tang": [floor]])
    #expect(small.pages.map(\.number) == [0, 1])
    #expect(small.mistakes.isEmpty)
    #expect(small.firstPageToMend == nil)
    #expect(small["tong"] == FormNumber("30.5").map { .number($0) })

    let organisation = try SampleForm.sheet(
      whole.merging(["loai": ["to_chuc"], "dat": ["60"]]) { $1 }, rows: ["tang": [floor]])
    #expect(organisation.pages.map(\.number) == [0, 1, 2])
    #expect(organisation.mistakes[AnswerPlace("to_chuc.ten")] == .blank)
    #expect(organisation.mistakes[AnswerPlace("to_chuc.dai_dien")] == nil)
    #expect(organisation.mistakes[AnswerPlace("cam_doan")] == .notPledged)
    #expect(organisation.mistakes[AnswerPlace("ban_ve")] == .blank)
    #expect(organisation.firstPageToMend == 0)
  }

  @Test("keeps what is hidden out of its values, whatever a browser sends")
  func hidden() throws {
    let sheet = try SampleForm.sheet(
      whole.merging(["to_chuc.ten": ["Công ty X"], "cam_doan": ["co"], "lạ": ["?"]]) { $1 }, rows: ["tang": [floor]])
    #expect(sheet[AnswerPlace("to_chuc.ten")] == nil)
    #expect(sheet["cam_doan"] == nil)
    #expect(sheet["lạ"] == nil)
  }

  @Test("checks each row by itself, and counts them")
  func rows() throws {
    let large: FormAnswers.Row = ["ten_tang": ["1"], "dien_tich": ["120"]]
    let sheet = try SampleForm.sheet(whole, rows: ["tang": [floor, large]])
    #expect(sheet.mistakes[AnswerPlace("dien_tich", group: "tang", row: 1)] == .check(BilingualText("Lớn hơn đất.")))
    #expect(sheet.mistakes[AnswerPlace("ghi_chu", group: "tang", row: 1)] == .blank)
    #expect(sheet.mistakes[AnswerPlace("ghi_chu", group: "tang", row: 0)] == nil)
    #expect(sheet["tong"] == FormNumber("150.5").map { .number($0) })
    #expect(AnswerPlace("dien_tich", group: "tang", row: 1).fieldName == "tang.2.dien_tich")

    let none = try SampleForm.sheet(whole)
    #expect(none.mistakes[AnswerPlace("tang")] == .tooFewRows(least: 1))
    let many = try SampleForm.sheet(whole, rows: ["tang": Array(repeating: floor, count: 10_000)])
    #expect(many.mistakes[AnswerPlace("tang")] == .tooManyRows(most: 3))
    #expect(many.values.count < 1_000)
  }

  @Test("needs a composite answer whole, once it is begun")
  func halfAddress() throws {
    let none = try SampleForm.sheet(whole, rows: ["tang": [floor]])
    #expect(none.mistakes[AnswerPlace("noi_o.xa")] == nil)
    let half = try SampleForm.sheet(whole.merging(["noi_o.so_nha_duong": ["86 Lê Thánh Tôn"]]) { $1 })
    #expect(half.mistakes[AnswerPlace("noi_o.xa")] == .blank)
    #expect(half.mistakes[AnswerPlace("noi_o.tinh")] == .blank)
  }

  @Test(
    "finds a commune by its name, as people type it",
    arguments: [
      ("Phường Sài Gòn", FormValue?.some(.text("Phường Sài Gòn")), FieldMistake?.none),
      ("sai gon", .text("Phường Sài Gòn"), nil), ("P. Sài Gòn", .text("Phường Sài Gòn"), nil),
      ("phường Tân Định", .text("Phường Tân Định"), nil), ("Bến Nghé", nil, .commune),
      ("Tân Định", nil, .severalCommunes(["Phường Tân Định", "Xã Tân Định"])),
    ])
  func communes(typed: String, value: FormValue?, mistake: FieldMistake?) throws {
    let sheet = try SampleForm.sheet(["noi_o.xa": [typed], "noi_o.tinh": ["79"]])
    #expect(sheet["noi_o.xa"] == value)
    #expect(sheet.mistakes[AnswerPlace("noi_o.xa")] == mistake)
  }

  @Test("warns without refusing")
  func warnings() throws {
    let sheet = try SampleForm.sheet(
      whole.merging(["dat": ["60"], "cam_doan": ["co"], "ngay": ["1/1/1900"]]) { $1 }, rows: ["tang": [floor]],
      files: [AnswerPlace("ban_ve"): 1])
    #expect(sheet.mistakes.isEmpty)
    #expect(sheet.warnings[AnswerPlace("ngay")] == .check(BilingualText("Quá lâu.")))
  }
}

@Suite("An answer")
struct InputReadingTests {
  @Test(
    "is read by its type, or says what is wrong",
    arguments: [
      (
        InputType.line(LineRule(longest: 5)), "  Xin  chào ", FormValue?.none,
        FieldMistake?.some(.text(.tooLong(count: 9, limit: 5)))
      ),
      (.line(LineRule(style: .capitals)), "nguyễn văn ổn", .text("NGUYỄN VĂN ỔN"), nil),
      (.line(LineRule(style: .name)), "Nguyễn Văn 2", nil, .digitsInName),
      (.line(LineRule()), "\u{200B}", nil, nil), (.number(NumberRule(decimals: 1)), "1,25", nil, .decimals(most: 1)),
      (.number(NumberRule(least: .zero)), "-1", nil, .tooSmall(least: .zero)),
      (.number(NumberRule()), "ba", nil, .noNumber),
      (.money(NumberRule()), "500.000 đ", .number(FormNumber(500_000) ?? .zero), nil),
      (.date(.past), "31/2/2020", nil, .noDay), (.date(.past), "1/12/2026", nil, .notPast),
      (.date(.future), "29/11/2026", nil, .notFuture), (.date(.any), "hôm nay", nil, .noDate),
      (.date(.any), "1/1/1700", nil, .beforeRange), (.yesNo, "co", .truth(true), nil),
      (.yesNo, "khong", .truth(false), nil),
      (.yesNo, "1", nil, .notOffered), (.identity, "079 090 000 001", .text("079090000001"), nil),
      (.identity, "12345", nil, .identity(.digits(5))), (.taxCode, "0301234567-001", .text("0301234567-001"), nil),
      (.taxCode, "030", nil, .taxCode), (.phone, "+84 912 345 678", .text("0912345678"), nil),
      (.phone, "123", nil, .phone(.length(3))), (.email, "a@b", nil, .email),
      (.plate, "51c12345", .text("51C-123.45"), nil),
      (.plate, "59X1 234.56", .text("59X1-234.56"), nil), (.plate, "51-C 1234", .text("51C-1234"), nil),
      (.plate, "512", nil, .plate),
      (.one(of: .list(.provinces)), "79", .text("79"), nil), (.one(of: .list(.provinces)), "80", nil, .notOffered),
    ])
  func read(type: InputType, typed: String, value: FormValue?, mistake: FieldMistake?) {
    let result = Result { () throws(FieldMistake) in try type.read([typed], in: SampleForm.setting) }
    #expect(result == mistake.map { .failure($0) } ?? .success(value))
  }

  @Test("of several is in the order of the list, each once")
  func several() throws {
    let options = ["p", "q", "r"].map { OptionSource.Option(value: $0, label: BilingualText($0)) }
    let type = InputType.several(of: .listed(options))
    #expect(try type.read(["r", "p", "r"], in: SampleForm.setting) == .texts(["p", "r"]))
    #expect(throws: FieldMistake.notOffered) { try type.read(["p", "x"], in: SampleForm.setting) }
    #expect(try type.read([], in: SampleForm.setting) == nil)
  }

  @Test("to which industry it is, is found by code, or a whole name without marks, in the list of the day")
  func industry() throws {
    let industry = { (code: String, name: String) in
      IndustryList.Industry(code: code, level: code.utf8.count, name: name)
    }
    let old = IndustryList(
      decision: "27/2018/QĐ-TTg", validFrom: try #require(LocalDate("2018-08-20")),
      [industry("4721", "Bán lẻ lương thực")])
    let new = IndustryList(
      decision: "36/2025/QĐ-TTg", validFrom: try #require(LocalDate("2025-11-15")),
      [
        industry("5610", "Nhà hàng và các dịch vụ ăn uống phục vụ lưu động"), industry("56101", "Quán phở"),
        industry("4711", "Bán lẻ hàng hóa"),
      ])
    var setting = SampleForm.setting
    setting.lists.industries = [old, new]
    #expect(try InputType.industry.read(["5610"], in: setting) == .text("5610"))
    #expect(try InputType.industry.read(["5610 – Nhà hàng"], in: setting) == .text("5610"))
    #expect(throws: FieldMistake.industry) { try InputType.industry.read(["nha hang"], in: setting) }
    #expect(try InputType.industry.read(["quán phở"], in: setting) == .text("5610"))
    #expect(throws: FieldMistake.otherIndustryList("27/2018/QĐ-TTg")) {
      try InputType.industry.read(["4721"], in: setting)
    }
    #expect(try InputType.industry.read(["56101"], in: setting) == .text("5610"))
    #expect(throws: FieldMistake.industry) { try InputType.industry.read(["56"], in: setting) }
    #expect(throws: FieldMistake.industry) { try InputType.industry.read(["bán lẻ vũ trụ"], in: setting) }
    setting.today = try #require(LocalDate("2020-01-01"))
    #expect(try InputType.industry.read(["4721"], in: setting) == .text("4721"))
  }
}
