import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

@Suite("A city changes its forms in the browser", .eachEngine) struct FormEditorTests {
  private static let city = AgencyCode("000.00.00.H29")
  private static let copies = TestPortal.certifiedCopy
  private static let root = "/quan-tri/mau-don/\(copies)"
  /// It has no form.
  private static let empty = "/quan-tri/mau-don/1.003868"

  private func run(_ body: (TestPortal, Browser) async throws -> Void) async throws {
    try await TestPortal.run { portal in
      try portal.publishForms()
      try await body(portal, try await portal.signedIn("quan-tri", role: .admin, agency: Self.city))
    }
  }

  /// Sends the page's own form with these fields in the place of what it says.
  private func send(
    _ browser: Browser, _ path: String, _ fields: [(String, String)], to address: String? = nil,
    page: Answer? = nil
  ) async throws -> Answer {
    let shown: Answer
    if let page { shown = page } else { shown = try await browser.get(path) }
    let hidden = ["_csrf", "ban"].compactMap { name in shown.value(of: name).map { (name, $0) } }
    return try await browser.post(address ?? path, pairs: hidden + fields)
  }

  private func begin(_ browser: Browser, _ root: String = FormEditorTests.root) async throws {
    let begun = try await send(browser, root, [("viec", "bat-dau")])
    #expect(begun.status == 303 && begun.location?.hasPrefix("\(root)/sua") == true)
  }

  private func copy(_ portal: TestPortal, _ code: String = FormEditorTests.copies) throws -> FormDefinition {
    try portal.data.read { try $0.formCopy(of: ProcedureCode(code).unwrapped) }.unwrapped.form
  }

  private static func question(
    _ label: String, key: String = "", type: String = "line", room: String, _ more: [(String, String)] = []
  ) -> [(String, String)] {
    [
      ("nhan_vi", label), ("ma", key), ("kieu", type), ("kieu_hien", type), ("cho", room), ("chac_chan", "designed"),
    ] + more
  }

  @Test("The list names the procedures with forms, and leads to one that has none")
  func list() async throws {
    try await run { _, admin in
      let list = try await admin.get("/quan-tri/mau-don")
      #expect(list.text.contains("href=\"\(Self.root)\"") && list.text.contains("Phiên bản 1, từ"))
      #expect(try await admin.get("/quan-tri/mau-don?thu_tuc=1.003868").location == Self.empty)
      #expect(try await admin.get("/quan-tri/mau-don?thu_tuc=x").status == 422)
      #expect(try await admin.get("/quan-tri/mau-don/9.999999").status == 404)
      #expect(try await admin.get("\(Self.root)/sua").location == Self.root)
      #expect(try await admin.get("\(Self.root)/sua/trang-1").location == Self.root)
      try await begin(admin)
      #expect(try await admin.get("\(Self.root)/sua/khong_co").location == "\(Self.root)/sua")
      #expect(try await admin.get("\(Self.root)/sua/Kh%C3%B4ng").status == 404)
    }
  }

  @Test("A form is made from nothing, its mistakes lead to their places, and once it works it is published")
  func fromNothing() async throws {
    try await run { portal, admin in
      let root = Self.empty
      try await begin(admin, root)
      let add = { (room: String, fields: [(String, String)]) in
        try await send(admin, "\(root)/them?vao=\(room)", fields)
      }
      #expect(try await add("bieu-mau", [("ten_vi", "Người nộp")]).status == 303)
      let bare = try await add("muc-1-1", Self.question("Lý do", room: "muc-1-1", [("dieu_kien", "co_khong")]))
      #expect(bare.status == 303 && bare.location?.hasSuffix("#o-ly_do") == true)
      _ = try await add("muc-1-1", Self.question("Có hay không?", key: "co_khong", type: "yes_no", room: "muc-1-1"))
      var outline = try await admin.get("\(root)/sua").text
      // A condition on what is asked later, and no applicant.
      #expect(outline.contains("<a href=\"\(root)/sua/ly_do\">Lý do</a>: Điều kiện dùng “Có hay không?”"))
      #expect(outline.contains("Còn 1 lỗi") || outline.contains("Còn 2 lỗi"))
      let refused = try await send(
        admin, "\(root)/cong-bo", [("tu_ngay", "13/06/2018")], page: try await admin.get("\(root)/sua"))
      #expect(refused.status == 409 && refused.text.contains("href=\"\(root)/sua/ly_do\""))
      // The condition's question moves up.
      #expect(try await send(admin, "\(root)/sua", [("len", "co_khong")]).status == 303)
      outline = try await admin.get("\(root)/sua").text
      #expect(outline.contains("Không câu hỏi nào cho biết tên người nộp"))
      #expect(outline.contains("Hỏi khi “Có hay không?”"))
      _ = try await add(
        "muc-1-1",
        Self.question(
          "Họ và tên", room: "muc-1-1", [("bat_buoc", "1"), ("vai_tro", "applicant_name"), ("cach_viet", "name")]))
      outline = try await admin.get("\(root)/sua").text
      #expect(outline.contains("Không có lỗi: công bố được."))
      _ = try await admin.get("/ngon-ngu/en")
      #expect(try await admin.get("\(root)/cong-bo").text.contains("value=\"\(LocalDate.typed(portal.now.date))\""))
      _ = try await admin.get("/ngon-ngu/vi")
      let page = try await admin.get("\(root)/cong-bo")
      for (day, sentence) in [
        ("hôm nào", "Hãy nhập một ngày"), ("01/01/2018", "Sớm nhất là"), ("05/12/2036", "còn hơn một năm"),
      ] {
        let answer = try await send(admin, "\(root)/cong-bo", [("tu_ngay", day)], page: page)
        #expect(answer.status == 422 && answer.text.contains(sentence) && answer.text.contains("value=\"\(day)\""))
      }
      let published = try await send(admin, "\(root)/cong-bo", [("tu_ngay", "\(portal.now.date)")], page: page)
      #expect(published.status == 303, "\(published.text)")
      let done = try await admin.get(published.location.unwrapped).text
      #expect(done.contains("Đã công bố phiên bản 1") && done.contains("đang áp dụng"))
      #expect(try portal.securityLines().first == "setting changed - quan-tri")
      let keys = try portal.data.read { try $0.form(of: ProcedureCode("1.003868").unwrapped, number: 1) }.unwrapped.form
        .fields
      #expect(keys.map(\.key.description) == ["co_khong", "ly_do", "ho_va_ten"])
      let start = try await portal.browser().get("/nop-ho-so/1.003868")
      #expect(start.text.contains("Người nộp"))
    }
  }

  static let types: [(String, [(String, String)], String)] = [
    ("line", [("dai_nhat", "50"), ("cach_viet", "capitals")], "line longest 50 capitals"),
    ("line", [("cach_viet", "company_name"), ("loai_hinh", "joint_stock")], "line longest 200 companyName jointStock"),
    ("line", [("cach_viet", "company_name")], "line longest 200 companyName"),
    ("line", [("cach_viet", "name"), ("loai_hinh", "joint_stock")], "line longest 200 name"),
    ("long", [("dai_nhat", "900")], "long 900"),
    (
      "number",
      [("so_le", "2"), ("it_nhat", "0,5"), ("nhieu_nhat", "1.000"), ("don_vi_vi", "m²"), ("don_vi_en", "sq m")],
      "number 2 0.5 1000 m² sq m"
    ),
    ("money", [("it_nhat", "1000")], "number 0 1000 - - -"), ("percentage", [], "number 2 - - - -"),
    ("date", [("ngay_nao", "future")], "date future"), ("time", [], "time"), ("yes_no", [], "yesNo"),
    ("tick", [("cam_ket", "1")], "tick true"),
    ("one", [("lua_chon", "a | Một | One\n\nb | Hai")], "one a=Một/One b=Hai/-"),
    ("several", [("danh_sach", "nations")], "several nations"), ("identity", [], "identity"),
    ("tax_code", [], "taxCode"), ("phone", [], "phone"), ("email", [], "email"), ("industry", [], "industry"),
    ("commune", [], "commune"), ("plate", [], "plate"), ("files", [("so_tep", "3")], "files - 3"),
    ("address", [], "address"), ("person", [], "person"), ("organisation", [], "organisation"),
    ("parcel", [], "parcel"), ("identity_paper", [], "identityPaper"),
    ("computed", [("cong_thuc", "tong_ban  * 2")], "computed tong_ban * 2"),
    ("group", [("dong_it", "2"), ("dong_nhieu", "9")], "group 2 9"),
  ]

  /// What a browser sends of the page's form where nobody touches it.
  private static func filledIn(_ page: Answer) -> [(String, String)] {
    guard let form = page.text.firstMatch(of: /<form[^>]* id="phan"[^>]*>([\s\S]*?)<\/form>/)?.1 else { return [] }
    func attribute(_ name: String, of tag: Substring) -> String? {
      tag.firstRange(of: " \(name)=\"").map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
    }
    func text(_ html: String) -> String {
      html.replacing("&quot;", with: "\"").replacing("&#34;", with: "\"").replacing("&lt;", with: "<").replacing(
        "&gt;", with: ">"
      )
      .replacing("&amp;", with: "&")
    }
    var fields: [(String, String)] = []
    for match in form.matches(of: /<input( [^>]*)>/) {
      let tag = match.1
      guard let name = attribute("name", of: tag) else { continue }
      if tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\""), !tag.contains(" checked") { continue }
      fields.append((name, text(attribute("value", of: tag) ?? "")))
    }
    for match in form.matches(of: /<textarea( [^>]*)>\n?([\s\S]*?)<\/textarea>/) {
      if let name = attribute("name", of: match.1) { fields.append((name, text(String(match.2)))) }
    }
    for match in form.matches(of: /<select( [^>]*)>([\s\S]*?)<\/select>/) {
      guard let name = attribute("name", of: match.1) else { continue }
      let chosen =
        match.2.firstMatch(of: /<option value="([^"]*)" selected/) ?? match.2.firstMatch(of: /<option value="([^"]*)"/)
      fields.append((name, text(String(chosen?.1 ?? ""))))
    }
    return fields
  }

  private static func text(_ type: FieldType) -> String {
    func options(_ source: OptionSource) -> String {
      switch source {
      case .list(let list): list.rawValue
      case .listed(let options):
        options.map { "\($0.value)=\($0.label.vietnamese)/\($0.label.english ?? "-")" }.joined(separator: " ")
      }
    }
    switch type {
    case .composite(let type): return "\(type)"
    case .computed(let formula): return "computed \(formula.text)"
    case .group(let group): return "group \(group.rows.lowerBound) \(group.rows.upperBound)"
    case .input(let input):
      switch input {
      case .line(let rule):
        return "line longest \(rule.longest) \(rule.style)" + (rule.enterprise.map { " \($0)" } ?? "")
      case .long(let longest): return "long \(longest)"
      case .number(let rule), .money(let rule), .percentage(let rule):
        let bounds = [rule.least, rule.most].map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
        return "number \(rule.decimals) \(bounds) \(rule.unit?.vietnamese ?? "-") \(rule.unit?.english ?? "-")"
      case .date(let rule): return "date \(rule)"
      case .tick(let isNeeded): return "tick \(isNeeded)"
      case .one(let source): return "one \(options(source))"
      case .several(let source): return "several \(options(source))"
      case .files(let rule): return "files \(rule.paper ?? "-") \(rule.most)"
      default: return "\(input)"
      }
    }
  }

  @Test("Each type of answer is set, shown again as it was set, and saved as it is shown")
  func eachType() async throws {
    #expect(Set(Self.types.map(\.0)) == Set(FieldTypeWord.allCases.map(\.rawValue)))
    try await run { portal, admin in
      try await begin(admin)
      for (place, (type, fields, expected)) in Self.types.enumerated() {
        let key = "moi_\(place)"
        let added = try await send(
          admin, "\(Self.root)/them?vao=muc-1-1",
          Self.question(
            "Câu \(place)", key: key, type: type, room: "muc-1-1",
            fields + [("goi_y_vi", "Gợi ý"), ("kt_1", "filled(yc_ho_ten)"), ("kt_1_vi", "Sai"), ("kt_1_nhac", "1")]))
        #expect(added.status == 303, "\(type): \(added.text)")
        let field = try copy(portal).field(FieldKey(key).unwrapped).unwrapped
        #expect(Self.text(field.type) == expected)
        #expect(field.hint?.vietnamese == "Gợi ý" && field.checks.map(\.isWarning) == [true])
        // What a browser would send without touching anything changes nothing.
        let page = try await admin.get("\(Self.root)/sua/\(key)")
        let again = try await admin.post("\(Self.root)/sua/\(key)", pairs: Self.filledIn(page))
        #expect(again.status == 303, "\(type): \(again.text)")
        #expect(try copy(portal).field(FieldKey(key).unwrapped) == field, "\(type)")
      }
    }
  }

  static let wrong: [(String, [(String, String)], String)] = [
    ("line", [("nhan_vi", "")], "Hãy nhập câu hỏi"), ("line", [("ma", "Họ tên")], "Mã gồm chữ thường"),
    ("line", [("ma", "yc_ho_ten")], "đã có một câu hỏi mang mã này"), ("line", [("dai_nhat", "501")], "từ 1 đến 500"),
    ("line", [("cho", "muc-9-9")], "Hãy chọn một trong"), ("line", [("goi_y_en", "only")], "phải có chữ tiếng Việt"),
    ("line", [("dieu_kien", "yc_ho_ten =")], "ký tự thứ 12: còn thiếu một vế"),
    ("line", [("dieu_kien", "khong (")], "Công thức sai ở ký tự thứ"),
    ("line", [("kt_1", "filled(yc_ho_ten)")], "Mỗi quy tắc cần cả"),
    ("line", [("kt_1_vi", "Sai")], "Mỗi quy tắc cần cả"),
    ("number", [("it_nhat", "5"), ("nhieu_nhat", "4")], "không nhỏ hơn số nhỏ nhất"),
    ("number", [("it_nhat", "năm")], "nhiều nhất 4 chữ số lẻ"), ("number", [("so_le", "-1")], "từ 0 đến 4"),
    ("one", [("lua_chon", "a | Một\nMột | a")], "Dòng 2"), ("one", [("lua_chon", "a | Một\na | Hai")], "Dòng 2"),
    ("computed", [("cong_thuc", "")], "Hãy nhập công thức"), ("computed", [("cong_thuc", "1 +")], "còn thiếu một vế"),
    ("group", [("dong_it", "5"), ("dong_nhieu", "2")], "không nhỏ hơn số dòng ít nhất"),
    ("files", [("so_tep", "21")], "từ 1 đến 20"), ("line", [("vai_tro", "king")], "Hãy chọn một trong"),
  ]

  @Test("What is wrong is said at its field, what was typed comes back, and nothing is saved")
  func mistakes() async throws {
    try await run { portal, admin in
      try await begin(admin)
      let before = try copy(portal)
      for (type, fields, sentence) in Self.wrong {
        let names = Set(fields.map(\.0))
        let usual = Self.question("Câu hỏi", type: type, room: "muc-1-1").filter { !names.contains($0.0) }
        let answer = try await send(admin, "\(Self.root)/them?vao=muc-1-1", usual + fields)
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(fields): \(answer.text)")
        for (name, value) in fields where !value.isEmpty && !["cho", "vai_tro", "lua_chon", "goi_y_en"].contains(name) {
          #expect(answer.text.contains("value=\"\(value)\""), "\(name)")
        }
      }
      #expect(try copy(portal) == before)
    }
  }

  @Test("Another type shows its own settings before anything is saved, with or without the button")
  func changedType() async throws {
    try await run { portal, admin in
      try await begin(admin)
      let before = try copy(portal)
      for more in [[("doi_kieu", "1")], []] {
        let answer = try await send(
          admin, "\(Self.root)/sua/yc_ho_ten",
          [
            ("nhan_vi", "Tên khác"), ("ma", "yc_ho_ten"), ("kieu", "number"), ("kieu_hien", "line"), ("cho", "muc-1-1"),
            ("chac_chan", "seen"),
          ] + more)
        #expect(
          answer.status == 200 && answer.text.contains("name=\"so_le\"") && answer.text.contains("value=\"Tên khác\""))
      }
      #expect(try copy(portal) == before)
    }
  }

  @Test("The second of two who change one question sees what stands now, and sent again theirs counts")
  func twoPeople() async throws {
    try await run { portal, admin in
      try await begin(admin)
      let other = try await portal.signedIn("an", role: .admin, agency: Self.city)
      let path = "\(Self.root)/sua/yc_ho_ten"
      let page = try await other.get(path)
      func fields(_ label: String) -> [(String, String)] {
        Self.question(
          label, key: "yc_ho_ten", room: "muc-1-1",
          [("bat_buoc", "1"), ("vai_tro", "applicant_name"), ("cach_viet", "name")])
      }
      #expect(try await send(admin, path, fields("Tên của một")).status == 303)
      let late = try await send(other, path, fields("Tên của hai"), page: page)
      #expect(
        late.status == 409 && late.text.contains("value=\"Tên của hai\"") && late.text.contains("<dd>Tên của một</dd>"))
      #expect(try copy(portal).field(FieldKey("yc_ho_ten").unwrapped)?.label.vietnamese == "Tên của một")
      #expect(try await send(other, path, fields("Tên của hai"), page: late).status == 303)
      #expect(try copy(portal).field(FieldKey("yc_ho_ten").unwrapped)?.label.vietnamese == "Tên của hai")
      // What is gone meanwhile: the text is shown.
      let before = try await other.get(path)
      #expect(try await send(admin, path, [("viec", "xoa")]).status == 303)
      let gone = try await send(other, path, fields("Tên của ba"), page: before)
      #expect(
        gone.status == 409 && gone.text.contains("<li>Tên của ba</li>") && gone.text.contains("Chỗ này không còn"))
      // An order with an old revision is not carried out.
      let order = try await send(other, "\(Self.root)/sua", [("len", "trang-2")], page: before)
      #expect(order.status == 409 && order.text.contains("Chưa có gì thay đổi theo lệnh của bạn"))
    }
  }

  @Test("A question is copied, moved elsewhere and, after a question, deleted with what reads it named")
  func orders() async throws {
    try await run { portal, admin in
      try await begin(admin)
      #expect(
        try await send(admin, "\(Self.root)/sua", [("sao", "so_trang")]).location?.hasSuffix("#o-so_trang_2") == true)
      #expect(try copy(portal).room(of: FieldKey("so_trang_2").unwrapped) == .group(FieldKey("giay_to").unwrapped))
      let page = try await admin.get("\(Self.root)/sua/so_trang_2")
      #expect(page.text.contains("value=\"giay_to\" selected"))
      let moved = try await send(
        admin, "\(Self.root)/sua/so_trang_2",
        Self.question("Số trang", key: "so_trang_hai", type: "number", room: "muc-1-1"), page: page)
      #expect(moved.status == 303, "\(moved.text)")
      #expect(try copy(portal).room(of: FieldKey("so_trang_hai").unwrapped) == .section(page: 0, 0))
      let question = try await admin.get("\(Self.root)/sua/so_trang?xoa=1")
      #expect(question.text.contains("Công thức của các câu hỏi sau đang dùng đến") && question.text.contains("Phí"))
      #expect(try await send(admin, "\(Self.root)/sua/so_trang", [("viec", "xoa")]).status == 303)
      #expect(try copy(portal).field(FieldKey("so_trang").unwrapped) == nil)
      #expect(try await admin.get("\(Self.root)/sua").text.contains("biểu mẫu không có câu hỏi mang mã “so_trang”"))
      #expect(try await send(admin, Self.root, [("viec", "bo")]).status == 303)
      #expect(try portal.data.read { try $0.formCopies() } == [])
    }
  }

  @Test("A chosen condition takes the place of a typed one, of what is asked before alone")
  func quickCondition() async throws {
    try await run { portal, admin in
      try await begin(admin)
      let page = try await admin.get("\(Self.root)/sua/ly_do_tai_nha").text
      #expect(page.contains("<option value=\"ho_tro_tai_nha\">"))
      #expect(!(try await admin.get("\(Self.root)/sua/yc_ho_ten").text.contains("<option value=\"ho_tro_tai_nha\">")))
      _ = try await send(
        admin, "\(Self.root)/sua/ly_do_tai_nha",
        Self.question(
          "Lý do", key: "ly_do_tai_nha", room: "muc-3-1",
          [("dieu_kien", "x"), ("dieu_kien_chon", "not ho_tro_tai_nha")]))
      #expect(try copy(portal).field(FieldKey("ly_do_tai_nha").unwrapped)?.condition?.text == "not ho_tro_tai_nha")
    }
  }

  @Test("The preview asks, checks and computes as filing does, and stores nothing")
  func preview() async throws {
    try await run { portal, admin in
      let path = "\(Self.root)/xem-thu?phien_ban=1"
      let first = try await admin.get(path)
      #expect(first.text.contains("Họ và tên") && first.text.contains("Phiên bản 1"))
      let wrong = try await send(
        admin, path, [("so-trang", "1"), ("tiep-tuc", "1"), ("yc_so_dinh_danh", "12")], page: first)
      #expect(
        wrong.status == 422 && wrong.text.contains("Số định danh có 12 chữ số") && wrong.text.contains("value=\"12\""))
      let person = [
        ("yc_ho_ten", "Nguyễn Thị Ánh"), ("yc_so_dinh_danh", "079190000001"), ("yc_dien_thoai", "0912 345 678"),
      ]
      let second = try await send(admin, path, person + [("so-trang", "1"), ("tiep-tuc", "1")], page: first)
      #expect(second.status == 200 && second.value(of: "so-trang") == "2" && second.text.contains("giay_to"))
      let values = try second.value(of: "gia-tri").unwrapped.replacing("&quot;", with: "\"").replacing(
        "&#34;", with: "\"")
      let paper = [
        ("giay_to.dong", "1"), ("giay_to.1.ten", "Bằng"), ("giay_to.1.ngon_ngu", "viet"), ("giay_to.1.so_trang", "4"),
        ("giay_to.1.so_ban", "3"),
      ]
      let all = try await send(
        admin, path, [("gia-tri", values), ("so-trang", "2"), ("tat-ca", "1")] + paper, page: second)
      #expect(all.status == 200 && all.text.contains("Hồ sơ sẽ ghi người nộp là Nguyễn Thị Ánh"))
      #expect(all.text.contains("Bằng") && all.text.contains("Với các giá trị thử này, người dân nộp được"))
      let back = try await send(admin, path, [("gia-tri", values), ("so-trang", "0")], page: all)
      #expect(back.text.contains("value=\"Nguyễn Thị Ánh\""))
      let row = try await send(
        admin, path, [("gia-tri", values), ("so-trang", "2"), ("them-dong", "giay_to")] + paper, page: second)
      #expect(row.text.contains("name=\"giay_to.2.ten\""))
      #expect(
        try portal.data.read { try $0.openDrafts(of: ProcedureCode(Self.copies).unwrapped, now: portal.now) } == [:])
    }
  }

  @Test("A comparison says in words what changed")
  func comparison() async throws {
    try await run { portal, admin in
      try await begin(admin)
      #expect(try await admin.get("\(Self.root)/so-sanh").text.contains("Hai bản giống hệt nhau"))
      _ = try await send(
        admin, "\(Self.root)/sua/yc_email",
        Self.question(
          "Thư", key: "yc_email", type: "email", room: "muc-1-1",
          [("bat_buoc", "1"), ("dieu_kien", "yc_ho_ten = \"x\"")]))
      _ = try await send(admin, "\(Self.root)/sua/yc_dia_chi", [("viec", "xoa")])
      let page = try await admin.get("\(Self.root)/so-sanh?tu=1&den=dang-sua").text
      #expect(page.contains("Bắt buộc: trước là <q>không</q>, nay là <q>có</q>."))
      #expect(page.contains("nay là <q>“Họ và tên” là “x”</q>."))
      #expect(page.contains("<dt>Địa chỉ</dt><dd>Bỏ đi.</dd>"))
      #expect(try await admin.get("\(Self.root)/so-sanh?tu=9").location == Self.root)
    }
  }

  @Test("A form is exported, and imported by file or by text; what is wrong is listed, and the text comes back")
  func exchange() async throws {
    try await run { portal, admin in
      let file = try await admin.get("\(Self.root)/mau.json?phien_ban=1")
      #expect(file.field("Content-Disposition") == "attachment; filename=\"\(Self.copies)-v1.json\"")
      #expect(try await admin.get("\(Self.root)/mau.json?phien_ban=7").status == 404)
      let path = "\(Self.empty)/nhap"
      func upload(_ fields: [Part]) async throws -> Answer {
        let page = try await admin.get(path)
        return try await admin.upload(
          path, [.text("_csrf", page.csrf), .text("ban", page.value(of: "ban").unwrapped)] + fields)
      }
      let wrong = file.text.replacing("\"type\":\"group\"", with: "\"type\":\"groups\"")
      let cases: [(String, String)] = [
        ("", "Hãy chọn tệp hoặc dán nội dung"), ("{", "Nội dung không phải JSON, sai từ byte thứ 2."),
        (wrong, "<code>type</code>: “groups” không phải là một trong các từ: line,"),
        (
          file.text.replacing("\"key\":\"yc_email\"", with: "\"key\":\"yc_ho_ten\""),
          "mã “yc_ho_ten” đã có trong biểu mẫu."
        ),
      ]
      for (text, sentence) in cases {
        let answer = try await upload([.text("noi_dung", text)])
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(answer.text)")
        if text.count > 1 { #expect(answer.text.contains("</textarea>") && answer.text.contains("yc_dien_thoai")) }
      }
      #expect(try portal.data.read { try $0.formCopies() } == [])
      let taken = try await upload([.text("noi_dung", "\u{FEFF}" + file.text)])
      #expect(taken.status == 303, "\(taken.text)")
      let first = try portal.data.read { try $0.form(of: ProcedureCode(Self.copies).unwrapped, number: 1) }.unwrapped
        .form
      #expect(try copy(portal, "1.003868") == first)
      let again = try await upload([.file("don.json", Array(file.text.utf8), field: "tep")])
      #expect(again.status == 303, "\(again.text)")
    }
  }

  @Test("A draft of an older version is offered the newer one, told what it would lose, and brought over once")
  func renewal() async throws {
    try await run { portal, _ in
      let key = try portal.addDraft(typing: "0912345678")
      let owner = portal.browser()
      let path = "/nop-ho-so/nhap/\(key)"
      let closed = try await owner.get(path)
      _ = try await owner.post(path, ["_csrf": closed.csrf, "so_cuoi": "5678"])
      #expect(!(try await owner.get(path).text.contains("doi-mau")))
      #expect(try await owner.get("\(path)/doi-mau").location == path)
      let old = try await owner.get("\(path)/1")
      try portal.publishAnotherForm(without: "yc_dien_thoai")
      #expect(try await owner.get(path).text.contains("\(path)/doi-mau"))
      let page = try await owner.get("\(path)/doi-mau")
      #expect(page.text.contains("<dt>Số điện thoại</dt><dd>0912345678</dd>"))
      #expect(try await portal.browser().get("\(path)/doi-mau").text.contains("0912345678") == false)
      let fields = ["_csrf": page.csrf, "mau": "2", "ban": try page.value(of: "ban").unwrapped]
      var stale = fields
      stale["ban"] = "x"
      #expect(try await owner.post("\(path)/doi-mau", pairs: stale.map { ($0.key, $0.value) }).status == 409)
      let renewed = try await owner.post("\(path)/doi-mau", pairs: fields.map { ($0.key, $0.value) })
      #expect(renewed.status == 303, "\(renewed.text)")
      #expect(try await owner.get(renewed.location.unwrapped).text.contains("Đã chuyển sang biểu mẫu mới"))
      // A page that another window still has of the old version is not saved into the new one.
      let late = try await owner.upload(
        "\(path)/1",
        [
          .text("_csrf", old.csrf), .text("ban-truoc", old.value(of: "ban-truoc").unwrapped), .text("mau-don", "1"),
          .text("yc_ho_ten", "Cũ"),
        ])
      #expect(late.status == 409 && late.text.contains("chuyển sang biểu mẫu mới ở một cửa sổ khác"))
      let draft = try portal.data.read { try $0.draft(keyDigest: key.digest, now: portal.now) }.unwrapped
      #expect(draft.form == 2 && draft.answers == FormAnswers(filer: .oneself))
    }
  }

  @Test("The schema of a form's file is there for programs, and named in their description")
  func schema() async throws {
    try await run { portal, _ in
      let answer = try await portal.browser().get("/api/v1/form.schema.json")
      #expect(answer.status == 200 && answer.text.contains("https://json-schema.org/draft/2020-12/schema"))
      #expect(try await portal.browser().get("/api/v1/openapi.json").text.contains("/form.schema.json"))
    }
  }
}
