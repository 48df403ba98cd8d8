import OneStop
import Testing

@testable import Portal

@Suite("The forms of enterprises") struct EnterpriseFormTests {
  typealias Kind = EnterpriseAnswers.Kind

  @Test(
    "are filed by the rules of their day without a mistake", arguments: Kind.allCases,
    ["2018-12-03", "2022-03-01", "2026-11-30"])
  func sound(kind: Kind, day: String) throws {
    let sheet = try EnterpriseAnswers(kind, on: day).sheet
    #expect(sheet.mistakes.isEmpty && sheet.warnings.isEmpty)
    #expect(
      sheet.summary == sheet["ten_vn"]?.text && sheet.summary?.hasPrefix("CÔNG TY") == (kind != .privateEnterprise))
    #expect(sheet["von_chu"] == .text("Một tỷ"))
    // Beneficial owners are asked of companies since July 2025.
    let keys = Set(sheet.form.fields.map(\.key.description))
    #expect(keys.contains("co_csh_hl") == (kind != .privateEnterprise && day > "2025-07-01"))
    #expect(keys.contains("bhxh") == (day > "2021-01-01"))
    #expect(sheet.types[AnswerPlace("tru_so.huyen")] == nil || day < "2025-07-01")
  }

  @Test("compute what nobody types: shares in per cent, values and totals")
  func computed() throws {
    let company = try EnterpriseAnswers(.jointStock).sheet
    #expect(company["cp_tong_gt"] == .number(try #require(FormNumber(1_000_000_000))))
    #expect(company["cd_tong"] == .number(try #require(FormNumber(100_000))))
    let place = AnswerPlace("cd_tl", group: "co_dong", row: 2)
    #expect(company[place] == .number(try #require(FormNumber(30))))
    #expect(company[AnswerPlace("cd_tu_25", group: "co_dong", row: 2)] == .truth(false))
    #expect(company[AnswerPlace("cd_tu_25", group: "co_dong", row: 0)] == .truth(true))
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: Kind
    let place: AnswerPlace
    /// What it says, or begins with; nil: the mistake says it.
    var sentence: String?
    var mistake: FieldMistake?
    let change: @Sendable (inout EnterpriseAnswers) throws -> Void

    init(
      _ name: String, _ kind: Kind, _ place: AnswerPlace, _ sentence: String? = nil, mistake: FieldMistake? = nil,
      _ change: @escaping @Sendable (inout EnterpriseAnswers) throws -> Void
    ) {
      (testDescription, self.kind, self.place, self.sentence) = (name, kind, place, sentence)
      (self.mistake, self.change) = (mistake, change)
    }
  }

  private static func row(_ name: String, _ group: String, _ number: Int) -> AnswerPlace {
    AnswerPlace(name, group: group, row: number)
  }

  static let wrong: [Wrong] = [
    Wrong("contributions one đồng short", .members, AnswerPlace("thanh_vien"), "Phần vốn góp") {
      $0["thanh_vien", 0, "tv_von"] = "599999999"
    },
    Wrong("contributions one đồng over", .members, AnswerPlace("thanh_vien"), "Phần vốn góp") {
      $0["thanh_vien", 0, "tv_von"] = "600000001"
    },
    Wrong("shares of another capital", .jointStock, AnswerPlace("cp_khac"), "Tổng số cổ phần") {
      $0["von"] = "1000000001"
      $0["nv_tu_nhan"] = "1000000001"
    },
    Wrong("sources one đồng short", .members, AnswerPlace("nv_khac"), "Các nguồn vốn") {
      $0["nv_tu_nhan"] = "999999999"
    },
    Wrong("no sources", .members, AnswerPlace("nv_khac"), "Các nguồn vốn") { $0["nv_tu_nhan"] = "" },
    Wrong("assets one đồng over", .privateEnterprise, AnswerPlace("ts_khac"), "Các tài sản") { $0["ts_vang"] = "1" },
    Wrong("51 members", .members, AnswerPlace("thanh_vien"), mistake: .tooManyRows(most: 50)) { answers in
      for _ in 0..<49 { answers.contribute(answers.person("tv_", "Ai Đó", "079185012345"), "1") }
    },
    Wrong("one member", .members, AnswerPlace("thanh_vien"), mistake: .tooFewRows(least: 2)) {
      $0.answers.rows["thanh_vien"]?.removeLast()
    },
    Wrong("two founders", .jointStock, AnswerPlace("co_dong"), mistake: .tooFewRows(least: 3)) {
      $0.answers.rows["co_dong"]?.removeLast()
    },
    Wrong("a founder twice", .jointStock, AnswerPlace("co_dong"), "Có cổ đông") {
      $0["co_dong", 1, "cd_so_dinh_danh"] = "079 185 012 345"
    },
    Wrong("a company twice", .jointStock, AnswerPlace("co_dong"), "Có cổ đông") { answers in
      answers["co_dong", 2, "cd_pt"] = "20000"
      answers.contribute(answers.organisation("cd_", "Công ty Bạn khác", "0300588569"), "10000")
    },
    Wrong("founders with a fifth less one share", .jointStock, AnswerPlace("co_dong"), "Các cổ đông sáng lập phải") {
      $0["co_dong", 0, "cd_pt"] = "0"
      $0["co_dong", 1, "cd_pt"] = "0"
      $0["co_dong", 2, "cd_pt"] = "19999"
      $0["co_csh_hl"] = "khong"
    },
    Wrong("founders with more shares than there are", .jointStock, AnswerPlace("co_dong"), "Cổ phần phổ thông của") {
      $0["co_dong", 0, "cd_pt"] = "50001"
    },
    Wrong(
      "an industry of the former list", .members, row("nganh_ma", "nganh", 1),
      mistake: .otherIndustryList("27/2018/QĐ-TTg")
    ) { $0["nganh", 1, "nganh_ma"] = "4511" },
    Wrong("two main industries", .members, AnswerPlace("nganh"), "Chọn đúng một") {
      $0["nganh", 1, "nganh_chinh"] = "co"
    },
    Wrong("no main industry", .members, AnswerPlace("nganh"), "Chọn đúng một") { $0["nganh", 0, "nganh_chinh"] = "" },
    Wrong("an industry twice", .members, AnswerPlace("nganh"), "Có ngành") { $0["nganh", 1, "nganh_ma"] = "6211" },
    Wrong("a beneficial owner of 24.9 %", .members, row("hl_von", "csh_hl", 1), "Dưới 25 %") {
      $0.addBeneficialOwner("Trần Văn Bình", EnterpriseAnswers.numbers[1], share: "24,9")
    },
    Wrong("a beneficial owner of nothing", .jointStock, row("hl_von", "csh_hl", 1), "Dưới 25 %") {
      $0.addBeneficialOwner("Trần Văn Bình", EnterpriseAnswers.numbers[1], share: "")
    },
    Wrong("a person with 25 % and no beneficial owner", .members, AnswerPlace("co_csh_hl"), "Có thành viên") {
      $0["co_csh_hl"] = "khong"
    },
    Wrong("fewer beneficial owners than persons with 25 %", .jointStock, AnswerPlace("csh_hl"), "Mỗi cá nhân") {
      $0["co_dong", 0, "cd_pt"] = "40000"
      $0["co_dong", 1, "cd_pt"] = "30000"
    },
    Wrong("nobody who resides in Viet Nam", .oneMember, AnswerPlace("nguoi_dd"), "Ít nhất một người") {
      $0["nguoi_dd", 0, "ndd_cu_tru"] = ""
    },
    Wrong("no legal representative", .oneMember, AnswerPlace("nguoi_dd"), mistake: .tooFewRows(least: 1)) {
      $0.answers.rows["nguoi_dd"] = nil
    },
    Wrong("a minor", .privateEnterprise, AnswerPlace("yc_ngay_sinh"), "Phải đủ 18 tuổi") {
      $0["yc_ngay_sinh"] = "01/12/2008"
    },
    Wrong("a head office elsewhere", .privateEnterprise, AnswerPlace("tru_so.tinh"), mistake: .outsideCity) {
      $0["tru_so.tinh"] = "01"
      $0["tru_so.xa"] = "Phường Hoàn Kiếm"
    },
    Wrong(
      "the name of another kind", .members, AnswerPlace("ten_vn"),
      mistake: .enterpriseName(.otherKind(.jointStock), .limitedLiability, .of2020)
    ) { $0["ten_vn"] = "Công ty cổ phần Hoa Sen" },
    Wrong(
      "a name without a kind", .privateEnterprise, AnswerPlace("ten_vn"),
      mistake: .enterpriseName(.noKind, .privateEnterprise, .of2020)
    ) { $0["ten_vn"] = "Hoa Sen" },
    Wrong("no charter", .oneMember, AnswerPlace("tep_dieu_le"), mistake: .blank) {
      $0.files[AnswerPlace("tep_dieu_le")] = nil
    },
    Wrong("no pledge", .privateEnterprise, AnswerPlace("cam_ket_dung"), mistake: .notPledged) {
      $0["cam_ket_dung"] = ""
    },
  ]

  @Test("tell what is wrong at its field, and at no other", arguments: wrong)
  func refused(wrong: Wrong) throws {
    var answers = try EnterpriseAnswers(wrong.kind)
    try wrong.change(&answers)
    let mistakes = try answers.sheet.mistakes
    let found = try #require(mistakes[wrong.place], "\(mistakes)")
    if let mistake = wrong.mistake { #expect(found == mistake) }
    if let sentence = wrong.sentence {
      guard case .check(let text) = found else { return #expect(Bool(false), "\(found)") }
      #expect(text.vietnamese.hasPrefix(sentence) && text.english != nil)
    }
    #expect(mistakes.count == 1, "\(mistakes)")
  }

  @Test(
    "take a beneficial owner who holds exactly 25 %, or controls with less",
    arguments: [("25", ""), ("24,9", "co"), ("", "co")])
  func owners(share: String, control: String) throws {
    var answers = try EnterpriseAnswers(.members)
    answers.addBeneficialOwner("Trần Văn Bình", EnterpriseAnswers.numbers[1], share: share)
    answers["csh_hl", 1, "hl_chi_phoi"] = control
    #expect(try answers.sheet.mistakes.isEmpty)
  }

  @Test("compare by the law of the day")
  func law() throws {
    var answers = try EnterpriseAnswers(.members, on: "2018-12-03")
    answers["ten_vn"] = "Hoa Sen"
    #expect(try answers.sheet.mistakes[AnswerPlace("ten_vn")] == .enterpriseName(.noKind, .limitedLiability, .of2014))
    answers["nganh", 0, "nganh_ma"] = "6211"
    #expect(try answers.sheet.mistakes[AnswerPlace("nganh_ma", group: "nganh", row: 0)] != nil)
  }
}
