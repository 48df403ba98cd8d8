import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Web
@testable import Words

@Suite struct IntakeEntryTests {
  let procedure: Procedure

  init() throws {
    let catalogue = try Resources.catalogue.get()
    procedure = try ProcedureCode("1.009994").flatMap(catalogue.procedure).unwrapped
  }

  private func read(_ fields: [(String, String)]) throws -> (entry: IntakeEntry?, form: Form) {
    let named = fields.contains { $0.0 == "ho_ten" } ? [] : [(name: "ho_ten", value: "Trần Thị Ánh Nguyệt")]
    var form = Form(
      FormContent(named + fields.map { (name: $0.0, value: $0.1) }), words: try Resources.words(.vietnamese))
    let today = try LocalDate("2018-06-01").unwrapped
    return (IntakeEntry(&form, procedure: procedure, today: today), form)
  }

  private func mistakes(_ fields: [(String, String)]) throws -> [String: String] {
    let form = try read(fields).form
    return Dictionary(form.mistakes.map { ($0.field, String(decoding: $0.message.bytes, as: UTF8.self)) }) { first, _ in
      first
    }
  }

  @Test("Everything typed is parsed")
  func complete() throws {
    let entry = try read([
      ("loai", "doanh_nghiep"), ("ho_ten", "  Công ty  An Phú "), ("so_dinh_danh", "0301234567-001"),
      ("dien_thoai", "+84 912 345 678"), ("email", "an.phu@vidu.vn"), ("dia_chi", "12 Lê Lợi"),
      ("noi_dung", "Xin phép\nhai dòng"), ("kenh", "buu_chinh"), ("giay_to[]", "3"), ("giay_to[]", "1"),
      ("giay_to[]", "3"), ("tra_ket_qua", "truc_tuyen"),
    ]).entry.unwrapped
    #expect(entry.applicant.kind == .enterprise)
    #expect(entry.applicant.name == "Công ty An Phú")
    #expect(entry.applicant.identity?.description == "0301234567-001")
    #expect(entry.applicant.phone?.description == "0912345678")
    #expect(entry.applicant.email?.description == "an.phu@vidu.vn")
    #expect(entry.applicant.address == "12 Lê Lợi")
    #expect(entry.summary == "Xin phép\nhai dòng")
    #expect(entry.channel == .post)
    #expect(entry.returnBy == .online)
    #expect(
      entry.papers == [
        SubmittedPaper(name: "Đơn đề nghị cấp giấy phép xây dựng", quantity: 1),
        SubmittedPaper(name: "Bản vẽ thiết kế xây dựng", quantity: 2),
      ])
  }

  @Test("Date of birth, ward and representative are parsed if they are given")
  func particulars() throws {
    let applicant = try read([
      ("ngay_sinh", "30.4.1985"), ("phuong_xa", " Phường Bến Nghé,  Quận 1 "), ("nguoi_dai_dien", "Lê Văn Tám"),
      ("so_dinh_danh_dai_dien", "079 085 000 001"), ("dien_thoai_dai_dien", "+84 987 654 321"),
    ]).entry.unwrapped.applicant
    #expect(applicant.birthDate == LocalDate("1985-04-30"))
    #expect(applicant.ward == "Phường Bến Nghé, Quận 1")
    #expect(
      applicant.representative
        == Representative(
          name: "Lê Văn Tám", identity: IdentityNumber(stored: "079085000001"), phone: PhoneNumber("0987654321")))
    let plain = try read([]).entry.unwrapped.applicant
    #expect(plain.birthDate == nil && plain.ward.isEmpty && plain.representative == nil)
    // Whoever chose another kind of applicant after a card was scanned.
    #expect(try read([("loai", "to_chuc"), ("ngay_sinh", "x")]).entry.unwrapped.applicant.birthDate == nil)
  }

  @Test(
    "Their mistakes are reported at their fields",
    arguments: [
      ("ngay_sinh", "31/2/1990", "Không có ngày 31/2/1990 trong lịch. Hãy xem lại ngày, tháng, năm."),
      ("ngay_sinh", "tháng tư", "Ngày sinh có dạng ngày/tháng/năm, ví dụ 31/12/1990."),
      ("ngay_sinh", "02/06/2018", "Ngày sinh nằm trong khoảng từ năm 1900 đến hôm nay."),
      ("ngay_sinh", "31/12/1899", "Ngày sinh nằm trong khoảng từ năm 1900 đến hôm nay."),
      ("so_dinh_danh_dai_dien", "12", "Số định danh có 9 hoặc 12 chữ số; bạn đã nhập 2."),
      ("nguoi_dai_dien", "\u{200B}", "Hãy nhập họ tên người đại diện, hoặc để trống các ô về người đó."),
    ])
  func wrongParticulars(_ field: String, _ typed: String, _ sentence: String) throws {
    #expect(try mistakes([(field, typed)])[field] == sentence)
  }

  @Test("A name alone is enough: a citizen, at the counter, without papers")
  func least() throws {
    let entry = try read([]).entry.unwrapped
    #expect(entry.applicant.kind == .citizen)
    #expect(entry.channel == .counter && entry.returnBy == .counter)
    #expect(entry.papers.isEmpty)
    #expect(entry.applicant.identity == nil)
  }

  @Test(
    "A name with nothing visible counts as missing",
    arguments: ["", "   ", "\u{A0}\u{3000}", "\u{200B}", "\u{202E}\u{2066}", "\u{1}\u{7F}", "\u{FEFF}"])
  func nameMissing(_ name: String) throws {
    #expect(try mistakes([("ho_ten", name)]) == ["ho_ten": "Hãy nhập họ tên người nộp, hoặc tên tổ chức."])
  }

  @Test(
    "A name keeps all its letters",
    arguments: ["<b>Lê</b> \"Tí\" & 'Tèo'", "Y Bih Aleo", "Nguyễn 🌸", "👨‍👩‍👧", "=1+1", "O'Brien", "𠀋村", "a"])
  func names(_ name: String) throws {
    #expect(try read([("ho_ten", name)]).entry.unwrapped.applicant.name.utf8.elementsEqual(name.utf8))
  }

  @Test("Decomposed letters are stored as composed ones, byte for byte")
  func composed() throws {
    let entry = try read([
      ("ho_ten", "Nguye\u{302}\u{303}n Tha\u{309}o"), ("dia_chi", "Ca\u{302}\u{300}u Giấy"),
      ("noi_dung", "Đo\u{31B}\u{323}i"),
    ]).entry.unwrapped
    #expect(Array(entry.applicant.name.utf8) == Array("Nguy\u{1EC5}n Th\u{1EA3}o".utf8))
    #expect(Array(entry.applicant.address.utf8) == Array("C\u{1EA7}u Gi\u{1EA5}y".utf8))
    #expect(Array(entry.summary.utf8) == Array("\u{110}\u{1EE3}i".utf8))
  }

  @Test(
    "A malformed identity number is answered with its kind's form and the number of digits typed",
    arguments: [
      ("cong_dan", "07918501234", "Số định danh có 9 hoặc 12 chữ số; bạn đã nhập 11."),
      ("cong_dan", "0791 8501 234", "Số định danh có 9 hoặc 12 chữ số; bạn đã nhập 11."),
      ("cong_dan", "1", "Số định danh có 9 hoặc 12 chữ số; bạn đã nhập 1."),
      ("cong_dan", "0301234567", "Số định danh có 9 hoặc 12 chữ số; bạn đã nhập 10."),
      (
        "cong_dan", "ABC123456789",
        "Số hộ chiếu gồm chữ cái và chữ số, dài 6 đến 9 ký tự, có ít nhất một chữ số, ví dụ C1234567; bạn đã nhập 12 ký tự."
      ),
      (
        "doanh_nghiep", "030123456",
        "Mã số thuế có 10 chữ số, chi nhánh thêm gạch nối và 3 chữ số (0301234567-001), hộ kinh doanh dùng 12 chữ số; "
          + "bạn đã nhập 9."
      ),
      (
        "doanh_nghiep", "C1234567", "Ký tự “C” không thể có trong số này. Hãy xóa hoặc sửa ký tự đó."
      ),
      (
        "cong_dan", "079123456789*", "Ký tự “*” không thể có trong số này. Hãy xóa hoặc sửa ký tự đó."
      ),
      (
        "to_chuc", "12",
        "Tổ chức dùng mã số thuế (10 chữ số, hoặc 10-3), hoặc số định danh 9 hay 12 chữ số của người đại diện; "
          + "bạn đã nhập 2 chữ số."
      ),
    ])
  func wrongIdentity(_ kind: String, _ number: String, _ sentence: String) throws {
    #expect(try mistakes([("loai", kind), ("so_dinh_danh", number)]) == ["so_dinh_danh": sentence])
  }

  @Test(
    "Well-formed identity numbers are accepted",
    arguments: [
      ("cong_dan", "079185012345", "079185012345"), ("cong_dan", "025 123 456", "025123456"),
      ("cong_dan", "c1234567", "C1234567"), ("cong_dan", "\u{202A}079 185\u{A0}012–345\u{202C}", "079185012345"),
      ("cong_dan", "C01X00T47", "C01X00T47"), ("cong_dan", "CCCD: 079185012345", "079185012345"),
      ("cong_dan", "O79185012345", "079185012345"), ("doanh_nghiep", "MST 0301234567", "0301234567"),
      ("doanh_nghiep", "079185012345", "079185012345"),
      ("doanh_nghiep", "0301234567", "0301234567"),
      ("to_chuc", "0301234567-002", "0301234567-002"), ("to_chuc", "079185012345", "079185012345"),
    ])
  func identity(_ kind: String, _ typed: String, _ kept: String) throws {
    let entry = try read([("loai", kind), ("so_dinh_danh", typed)]).entry.unwrapped
    #expect(entry.applicant.identity?.description == kept)
  }

  @Test(
    "Notices by SMS need a present-day mobile number",
    arguments: [("0912345678", true), ("02835202727", false), ("01234567890", false), ("0612345678", false)])
  func mobile(_ number: String, _ isTaken: Bool) throws {
    let found = try mistakes([("dien_thoai", number), (IntakeField.notices, "sms")])
    #expect(found.map(\.key) == (isTaken ? [] : [IntakeField.notices]))
    #expect(try mistakes([("dien_thoai", number)]).isEmpty)
  }

  @Test(
    "An impossible telephone number is answered with what is wrong with it",
    arguments: [
      ("091234567", "Số điện thoại có 10 hoặc 11 chữ số; bạn đã nhập 9."),
      ("0912345678901", "Số điện thoại có 10 hoặc 11 chữ số; bạn đã nhập 13."),
      ("9123456789", "Số điện thoại bắt đầu bằng một số 0, ví dụ 0912 345 678."),
      ("0012345678", "Số điện thoại bắt đầu bằng một số 0, ví dụ 0912 345 678."),
      ("0912 abc 678", "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678; ô này đang có “a”."),
      ("0912345678 (chị Lan)", "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678; ô này đang có “c”."),
      ("\u{202A}09123\u{200B}4567\u{202C}", "Số điện thoại có 10 hoặc 11 chữ số; bạn đã nhập 9."),
    ])
  func wrongPhone(_ typed: String, _ sentence: String) throws {
    #expect(try mistakes([("dien_thoai", typed)]) == ["dien_thoai": sentence])
  }

  @Test(
    "An email address is accepted as it is pasted",
    arguments: [
      "an@vidu.vn", "an@vidu.vn;", "an@vidu.vn,", "<an@vidu.vn>", "Nguyễn An <an@vidu.vn>",
      "mailto:an@vidu.vn", "\u{202A}an@vidu.vn\u{202C}", "＜an@vidu.vn＞",
    ])
  func pastedEmail(_ typed: String) throws {
    #expect(try read([("email", typed)]).entry.unwrapped.applicant.email?.description == "an@vidu.vn")
  }

  @Test("The whole content of a card is not a name")
  func cardAsName() throws {
    let card = "079185012345||Trần Thị Ánh Nguyệt|31121985|Nữ|12 Lê Lợi|25122021"
    #expect(try mistakes([("ho_ten", card)]).keys.contains("ho_ten"))
  }

  @Test(
    "A bad email address is reported",
    arguments: ["an", "an@", "@vidu.vn", "an@vidu", "an phu@vidu.vn", "ấn@vidu.vn", "nam.@vidu.vn", "a..b@vidu.vn"])
  func wrongEmail(_ typed: String) throws {
    #expect(
      try mistakes([("email", typed)]) == [
        "email":
          "Thư điện tử có dạng ten@vidu.vn: không dấu, không có khoảng trắng, "
          + "dấu chấm không đứng đầu, đứng cuối hay liền nhau."
      ])
  }

  @Test(
    "A paper that the procedure does not have is reported",
    arguments: ["0", "5", "-1", "hai", "1.5", "99999999999999999999"])
  func wrongPaper(_ position: String) throws {
    #expect(
      try mistakes([("giay_to[]", "1"), ("giay_to[]", position)]) == [
        "giay_to[]": "Không có giấy tờ số \(position): thủ tục này có 4 giấy tờ. Hãy đánh dấu lại."
      ])
  }

  @Test(
    "An unknown choice is reported, even an empty one",
    arguments: [("loai", "nguoi"), ("kenh", "fax"), ("kenh", ""), ("tra_ket_qua", "xe_om"), ("loai", "Cong_dan")])
  func wrongChoice(_ field: String, _ value: String) throws {
    #expect(Array(try mistakes([(field, value)]).keys) == [field])
  }

  @Test(
    "Lengths are bounded, in letters and not in bytes",
    arguments: [("ho_ten", 200), ("dia_chi", 300), ("noi_dung", 2_000)])
  func lengths(_ field: String, _ limit: Int) throws {
    #expect(try mistakes([(field, String(repeating: "ễ", count: limit))]).isEmpty)
    let sentence =
      "Chỉ ghi được \(grouped(limit, .vietnamese)) ký tự; bạn đã nhập \(grouped(limit + 1, .vietnamese)). Hãy rút ngắn lại."
    #expect(try mistakes([(field, String(repeating: "ễ", count: limit + 1))]) == [field: sentence])
  }

  @Test("All mistakes are reported at once, in the order of the form")
  func several() throws {
    let form = try read([
      ("ho_ten", ""), ("so_dinh_danh", "1"), ("dien_thoai", "1"), ("email", "x"), ("ngay_sinh", "x"),
      ("so_dinh_danh_dai_dien", "1"), ("dien_thoai_dai_dien", "1"), ("giay_to[]", "9"), ("tra_ket_qua", "buu_chinh"),
      ("kenh", "x"),
    ]).form
    #expect(
      form.mistakes.map(\.field) == [
        "so_dinh_danh", "ho_ten", "ngay_sinh", "dien_thoai", "dia_chi", "email", "nguoi_dai_dien",
        "so_dinh_danh_dai_dien", "dien_thoai_dai_dien", "giay_to[]", "kenh",
      ])
  }
}
