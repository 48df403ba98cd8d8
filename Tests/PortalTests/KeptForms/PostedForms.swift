import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import TestSupport

@testable import API
@testable import Operations
@testable import Pages
@testable import Portal

/// A form as its page has it, filled in by somebody who may send it.
struct PostedForm: Sendable {
  /// Of the route.
  let pattern: String
  let page: String
  let address: String
  /// What is typed, beside the page's token.
  var fields: [(String, String)]
  /// What the page shows of it when it comes back.
  var shown: [String]
  var isMultipart = false
  /// As it comes back: 409 where the dossier's state does not have the action, and what was typed is only to be read.
  var status = 200
  let browser: Browser
  /// nil: it is for everyone.
  let login: String?

  func send(_ token: String, _ more: [(String, String)] = []) async throws -> Answer {
    let pairs = [("_csrf", token)] + more + fields
    return isMultipart
      ? try await browser.upload(address, pairs.map { .text($0.0, $0.1) })
      : try await browser.post(address, pairs: pairs)
  }

  func token() async throws -> String { try await browser.get(page).csrf }
}

extension TestPortal {
  /// Every pattern that a page's form is posted to, as the router has them.
  var postedPatterns: Set<String> {
    Set(service.router().routes.filter { $0.method == .post && !$0.pattern.hasPrefix("/api/") }.map(\.pattern))
  }

  private static let typed = "Điền <dở> & \"giữ\" 🦄"
  private static let typedHTML = "Điền &lt;dở&gt; &amp; &quot;giữ&quot; 🦄"

  private static let paper = AttachedFile(
    StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 1, digest: String(repeating: "0", count: 64)))

  private func act(_ act: FileAct, on permit: DossierCode) throws {
    let id = try data.read { try $0.dossier(permit).unwrapped.id }
    _ = try data.run(
      ActOnFiles(
        act, on: id, note: "",
        by: Account(login: "xay-dung", name: "X", role: .officer, agency: Permit.construction.unwrapped), sight: .none,
        notices: data.notices(), now: now))
  }

  /// A dossier with a result, and the result's check code.
  private func givenResult() async throws -> (DossierCode, String) {
    let key = LookupKey()
    let code = try takeIn(of: Permit.procedure, key: key, .init(.process), .init(.finish()))
    try act(.giveResult([TestPortal.paper]), on: code)
    let page = try await browser().post("/tra-cuu/\(code)", ["so_cuoi": "\(key)"]).text
    return (code, String(try page.firstMatch(of: /ma_kt=([A-Z2-7-]{19})/).unwrapped.output.1))
  }

  /// What is filled in at home: the start, the digits of a draft, a page of it and the check before it is filed.
  private func addFiling(_ forms: inout [PostedForm], _ typed: String, _ html: String) throws {
    let draft = "/nop-ho-so/nhap/\(try addDraft())"
    let closed = "/nop-ho-so/nhap/\(try addDraft("ABCD3467EFGH89JM", typing: "0912345678"))"
    func add(
      _ pattern: String, _ address: String, _ fields: [(String, String)], _ shown: [String], on page: String? = nil
    ) {
      forms.append(
        PostedForm(
          pattern: pattern, page: page ?? address, address: address, fields: fields, shown: shown,
          isMultipart: pattern.hasSuffix("{page}"), browser: browser(), login: nil))
    }
    add("/nop-ho-so/{procedure}", "/nop-ho-so/\(TestPortal.certifiedCopy)", [], ["id=\"bat-dau\""])
    add("/nop-ho-so/nhap/{key}", closed, [("so_cuoi", "98765")], ["value=\"98765\""])
    add("/nop-ho-so/nhap/{key}/{page}", "\(draft)/1", [("yc_ho_ten", typed)], [html])
    add("/nop-ho-so/nhap/{key}/gui", "\(draft)/gui", [("lien_he", "sai@")], ["value=\"sai@\""], on: draft)
    add("/nop-ho-so/nhap/{key}/xoa", "\(draft)/xoa", [], ["id=\"xoa-ban\""])
    try publishAnotherForm()
    add("/nop-ho-so/nhap/{key}/doi-mau", "\(draft)/doi-mau", [], ["id=\"doi-mau\""])
    add("/nop-ho-so/nhap/{key}/kiem-tra", "\(draft)/kiem-tra", [("tra_ket_qua", "post")], ["value=\"post\" checked"])
  }

  /// What was filed by a form and refused, to be filed again.
  private func refused() async throws -> PostedForm {
    let draft = try await DraftSteps(browser())
    try await draft.fillIn()
    _ = try await draft.file()
    let code = try await draft.code()
    let page = "/tra-cuu/\(code)"
    try act(DossierCommand(.refuse(), note: "x"), on: code)
    return PostedForm(
      pattern: "/tra-cuu/{code}/nop-lai", page: page, address: "\(page)/nop-lai", fields: [],
      shown: ["id=\"chi-tiet\""],
      browser: draft.browser, login: nil)
  }

  /// One of each at least. Whoever is signed in here is signed in at a browser of their own.
  func postedForms() async throws -> [PostedForm] {
    var forms: [PostedForm] = []
    let (typed, html) = (TestPortal.typed, TestPortal.typedHTML)
    let guest = browser()
    let done = try takeIn(.init(.process), .init(.finish()))
    let ended = try takeIn(.init(.withdraw))
    for pattern in ["/tra-cuu/{code}", "/tra-cuu/{code}/dong"] {
      let address = pattern.replacing("{code}", with: "\(done)")
      forms.append(
        PostedForm(
          pattern: pattern, page: "/tra-cuu/\(done)", address: address, fields: [("so_cuoi", "98765")],
          shown: pattern.hasSuffix("dong") ? [] : ["value=\"98765\""], browser: guest, login: nil))
    }
    forms.append(
      PostedForm(
        pattern: "/danh-gia/{code}", page: "/danh-gia/\(done)", address: "/danh-gia/\(done)",
        fields: [("muc", "2"), ("y_kien", typed), ("so_cuoi", "98765")],
        shown: ["value=\"2\" checked", html, "value=\"98765\""], browser: guest, login: nil))
    let (result, check) = try await givenResult()
    forms.append(
      PostedForm(
        pattern: "/kiem-tra", page: "/kiem-tra?ma=\(result)&ma_kt=\(check)", address: "/kiem-tra",
        fields: [("ma", "\(result)"), ("ma_kt", check)], shown: ["name=\"ma_kt\" value=\"\(check)\""],
        isMultipart: true, browser: guest, login: nil))
    let told = try await openedAndTold(guest)
    forms.append(
      PostedForm(
        pattern: "/tra-cuu/{code}/ngung-tin", page: "/tra-cuu/\(told)/thong-tin", address: "/tra-cuu/\(told)/ngung-tin",
        fields: [], shown: ["id=\"ngung-tin\""], browser: guest, login: nil))
    let key = LookupKey()
    let awaiting = try takeIn(key: key, .init(.process), .init(.requestSupplement(papers: ["Bản vẽ"]), note: "x"))
    let applicant = browser()
    _ = try await applicant.post("/tra-cuu/\(awaiting)", ["so_cuoi": "\(key)", "may_rieng": "1"])
    let supplement = "/tra-cuu/\(awaiting)/bo-sung"
    forms.append(
      PostedForm(
        pattern: "/tra-cuu/{code}/bo-sung", page: supplement, address: supplement, fields: [("noi-dung", typed)],
        shown: [html], isMultipart: true, browser: applicant, login: nil))
    try addFiling(&forms, typed, html)
    forms.append(
      PostedForm(
        pattern: "/can-bo/dang-nhap", page: "/can-bo/dang-nhap", address: "/can-bo/dang-nhap",
        fields: [("ten", "ai.do"), ("ve", "/can-bo/tim"), ("mat_khau", "Không được hiện")],
        shown: ["value=\"ai.do\"", "value=\"/can-bo/tim\""], browser: guest, login: nil))
    try await addStaffForms(&forms, typed, html)
    let link = try await passwordLink("0123456789abcdef", of: "ha")
    forms.append(
      PostedForm(
        pattern: "/can-bo/mat-khau/{id}", page: link, address: link, fields: [("mat_khau_moi", "Không được hiện")],
        shown: ["<strong>ha</strong>"], browser: guest, login: nil))
    try await addCityForms(&forms, typed, html, ended: ended)
    // Last, since what was done above took hours, and these hold for minutes.
    try await addOwnDossierForms(&forms, typed, html)
    try await addSecondFactorForms(&forms, typed, html)
    forms.append(try await refused())
    return forms
  }

  private func addSecondFactorForms(_ forms: inout [PostedForm], _ typed: String, _ html: String) async throws {
    // Browsers have passkeys where they call the site so.
    let owner = browser(host: "localhost")
    try await addAccount("chu")
    try await signIn("chu", with: owner)
    let address = "/can-bo/tai-khoan/xac-thuc-hai-buoc"
    forms.append(
      PostedForm(
        pattern: address, page: address, address: address, fields: [("viec", "them-khoa"), ("ten_khoa", typed)],
        shown: ["value=\"\(html)\""], browser: owner, login: "chu"))
    try await addAccount("hai-buoc")
    let passkey = StoredPasskey(id: "a", label: "a", publicKey: [], counter: 0, createdAt: now)
    _ = try await store.writer.transaction { try $0.addPasskey(passkey, of: "hai-buoc") }
    let guest = browser()
    try await signIn("hai-buoc", with: guest)
    forms.append(
      PostedForm(
        pattern: "/can-bo/dang-nhap/ma", page: "/can-bo/dang-nhap/ma", address: "/can-bo/dang-nhap/ma",
        fields: [("ma_2fa", "k3v7m"), ("ve", "/can-bo/tim")], shown: ["value=\"k3v7m\"", "value=\"/can-bo/tim\""],
        browser: guest, login: nil))
  }

  private func addOwnDossierForms(_ forms: inout [PostedForm], _ typed: String, _ html: String) async throws {
    let guest = browser()
    let page = "/ho-so-cua-toi"
    forms.append(
      PostedForm(
        pattern: "\(page)/lien-ket", page: page, address: "\(page)/lien-ket", fields: [("lien_he", typed)],
        shown: ["value=\"\(html)\""], browser: guest, login: nil))
    let link = try await contactLink("0123456789abcdefghijklmn")
    forms.append(
      PostedForm(
        pattern: "\(page)/lien-ket/{id}", page: link, address: link, fields: [], shown: ["id=\"mo-ho-so\""],
        browser: guest, login: nil))
    let citizen = try await signedInCitizen()
    forms.append(
      PostedForm(
        pattern: "\(page)/dang-xuat", page: page, address: "\(page)/dang-xuat", fields: [], shown: [], browser: citizen,
        login: nil))
  }

  private func addStaffForms(_ forms: inout [PostedForm], _ typed: String, _ html: String) async throws {
    let officer = try await signedIn("ha", role: .leader)
    func add(
      _ pattern: String, page: String, _ address: String, _ fields: [(String, String)], _ shown: [String],
      by browser: Browser, _ login: String = "ha", isMultipart: Bool = false
    ) {
      forms.append(
        PostedForm(
          pattern: pattern, page: page, address: address, fields: fields, shown: shown, isMultipart: isMultipart,
          browser: browser, login: login))
    }
    add("/can-bo/dang-xuat", page: "/can-bo", "/can-bo/dang-xuat", [], [], by: officer)
    add(
      "/can-bo/tai-khoan", page: "/can-bo/tai-khoan", "/can-bo/tai-khoan",
      [("mat_khau_cu", "Không được hiện"), ("mat_khau_moi", "Không được hiện")], [], by: officer)
    let code = try addDossier()
    let page = "/can-bo/ho-so/\(code)"
    let note = ("ghi_chu", typed)
    let actions: [(String, [(String, String)], [String])] = [
      ("xu-ly", [], []), ("yeu-cau-bo-sung", [("giay_to", "Giấy \(typed)")], ["Giấy \(html)"]),
      ("yeu-cau-nop-tien", [("so_tien", "1.250.000 đ")], ["1.250.000 đ"]),
      (
        "hen-lai", [("hen_lai", "2018-09-03"), ("gio", "10:30"), ("nguyen_nhan", "overload")], ["03/09/2018", "10:30"]
      ),
      ("xong", [], []), ("dung", [], []), ("rut", [], []), ("phan-cong", [("nguoi", "ha")], ["value=\"ha\" selected"]),
      ("hoi-y-kien", [("co_quan", TestStore.district), ("so_ngay", "7"), ("noi_dung", typed)], [html]),
    ]
    for (action, fields, shown) in actions {
      add(
        "/can-bo/ho-so/{code}/{action}", page: page, "\(page)/\(action)",
        [("phien_ban", "1")] + fields + (action == "hoi-y-kien" ? [] : [note]), shown + [html], by: officer)
      if action == "yeu-cau-nop-tien" { forms[forms.count - 1].status = 409 }
    }
    add(
      "/can-bo/ho-so/{code}/dinh-chinh", page: "\(page)/dinh-chinh", "\(page)/dinh-chinh",
      [("phien_ban", "1"), ("loai", "cong_dan"), ("ho_ten", typed), ("ly_do", "Gõ nhầm \(typed)")],
      ["value=\"\(html)\"", "Gõ nhầm \(html)"], by: officer)
    add("/can-bo/ho-so/{code}/tam-giu", page: page, "\(page)/tam-giu", [("ly_do", typed)], [html], by: officer)
    let list = "/can-bo?muc=tat-ca"
    add(
      "/can-bo/nhieu-ho-so", page: list, "/can-bo/nhieu-ho-so",
      [("ve", list), ("viec", "phan-cong"), ("nguoi", "ha"), ("ho_so", "\(code):1"), ("ho_so", "\(code)9:4")],
      ["value=\"phan-cong\" selected", "value=\"\(code):1\"", "\(code)9:4"], by: officer)
    add(
      "/can-bo/nhieu-ho-so/thuc-hien", page: list, "/can-bo/nhieu-ho-so/thuc-hien",
      [
        ("so_phieu", "so-phieu-cua-toi-1"), ("ve", list), ("viec", "phan-cong"), ("nguoi", "ha"), note,
        ("ho_so", "\(code):1"),
      ], [html, "value=\"so-phieu-cua-toi-1\"", "value=\"\(code):1\""], by: officer)
    let now = now
    _ = try await store.writer.transaction {
      try $0.begin(
        BulkOrder(.process), of: [BulkItem(code, version: 1)], as: BulkKey(login: "ha", number: "so-phieu-cua-toi-2"),
        digest: "khác", now: now)
    }
    let order = "/can-bo/nhieu-ho-so/so-phieu-cua-toi-2"
    add("/can-bo/nhieu-ho-so/{number}/lam-tiep", page: order, "\(order)/lam-tiep", [], ["/lam-tiep"], by: officer)
    let clerk = try await signedIn("quay", role: .clerk)
    add(
      "/can-bo/tiep-nhan", page: IntakeForm.address, IntakeForm.address,
      [("so_phieu", "so-phieu-cua-toi-3")] + IntakeForm.filled(["ho_ten": typed]),
      ["value=\"\(html)\"", "value=\"079185012345\"", "value=\"so-phieu-cua-toi-3\"", "12 Lê Lợi"], by: clerk, "quay")
    let permit = try permit()
    let keeper = try await signedIn("xay-dung", agency: Permit.construction)
    let files = "/can-bo/ho-so/\(permit)/tep"
    add(
      "/can-bo/ho-so/{code}/tep", page: files + "?viec=ghi-chu", files, [("viec", "ghi-chu"), ("noi_dung", typed)],
      [html], by: keeper,
      "xay-dung", isMultipart: true)
    try act(.addPapers([TestPortal.paper]), on: permit)
    add(
      "/can-bo/ho-so/{code}/tep/{file}/go", page: "\(files)/1/go", "\(files)/1/go", [("noi_dung", typed)], [html],
      by: keeper, "xay-dung")
    let asked = try await signedIn("qh", agency: Permit.planning)
    add(
      "/can-bo/ho-so/{code}/tra-loi", page: "/can-bo/ho-so/\(permit)", "/can-bo/ho-so/\(permit)/tra-loi",
      [("y_kien", "1"), ("ket_luan", "object"), ("noi_dung", typed)], ["value=\"object\" checked", html], by: asked,
      "qh",
      isMultipart: true)
  }

  private func addCityForms(
    _ forms: inout [PostedForm], _ typed: String, _ html: String, ended: DossierCode
  ) async throws {
    let city = try await signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
    func add(
      _ pattern: String, page: String, _ fields: [(String, String)], _ shown: [String], to address: String? = nil
    ) {
      forms.append(
        PostedForm(
          pattern: pattern, page: page, address: address ?? pattern, fields: fields, shown: shown,
          isMultipart: pattern.hasSuffix("nhieu-tai-khoan") || pattern.hasSuffix("/nhap"), browser: city,
          login: "quan-tri"))
    }
    add(
      "/quan-tri/bao-cao-tuan", page: "/quan-tri/bao-cao-tuan", [("gui", "gui"), ("thu", "3"), ("gio", "06:45")],
      ["value=\"06:45\"", "value=\"3\" selected"])
    add(
      "/quan-tri/xac-thuc-hai-buoc", page: "/quan-tri/xac-thuc-hai-buoc", [("vai_tro[]", "auditor")],
      ["value=\"auditor\" checked"])
    let now = now
    try await store.writer.transaction { transaction in
      try transaction.enqueue(
        OutgoingMessage(
          id: MessageID(stored: "1@motcua.example"), to: .email(EmailAddress(stored: "a@example.vn")), subject: "S",
          text: "a"), now: now)
    }
    add(
      "/quan-tri/thu-di/{id}/gui-lai", page: "/quan-tri/thu-di", [], ["a@example.vn"], to: "/quan-tri/thu-di/1/gui-lai")
    add(
      "/quan-tri/luu-giu/thoi-han", page: "/quan-tri/luu-giu/thoi-han?thu_tuc=khac",
      [("thu_tuc", "khac"), ("truoc", ""), ("so_thang", "60 tháng"), ("co_so", typed)],
      ["value=\"60 tháng\"", "value=\"\(html)\""])
    add(
      "/quan-tri/luu-giu/xoa", page: "/quan-tri/luu-giu/xoa?ma=\(ended)", [("ma", "\(ended)"), ("can_cu", "yeu_cau")],
      ["value=\"yeu_cau\" checked"])
    add(
      "/quan-tri/thu-tuc", page: "/quan-tri/thu-tuc", [("noi_nop", "national_portal"), ("truoc", "")],
      ["value=\"national_portal\" checked"])
    let procedure = "/quan-tri/thu-tuc/\(TestStore.press)"
    add(
      "/quan-tri/thu-tuc/{procedure}", page: procedure,
      [("noi_nop", "here"), ("dia_chi", "ftp:\(typed)"), ("tu_khoa", typed), ("truoc", "")],
      ["value=\"here\" checked", "value=\"ftp:\(html)\"", "\(html)</textarea>"], to: procedure)
    let revision = try data.read { try $0.catalogueRevision() }
    add(
      "/quan-tri/ngay-nghi",
      page: "/quan-tri/ngay-nghi/xem-truoc?viec=them&ngay=2018-12-12&ten=A&loai=nghi-bu&quyet_dinh=B",
      [
        ("viec", "them"), ("ngay", "2018-12-12"), ("ten", "Ngày hội"), ("loai", "nghi-bu"), ("quyet_dinh", typed),
        ("ban", "\(revision)"),
      ], ["value=\"2018-12-12\"", html])
    add(
      "/quan-tri/co-quan",
      page: "/quan-tri/co-quan/xem-truoc?tu=\(TestStore.district)&den=\(TestStore.otherDistrict)&quyet_dinh=B",
      [
        ("tu", TestStore.district), ("den", TestStore.otherDistrict), ("quyet_dinh", typed), ("ngay", "2018-12-31"),
        ("ban", "\(revision)"),
      ], ["value=\"\(TestStore.otherDistrict)\"", html])
    try addFormEditing({ add($0, page: $1, $2, $3, to: $4) }, html: html, typed: typed)
    try await addAccountForms(
      { add($0, page: $1, $2, $3, to: $4) }, html: html, typed: typed)
  }

  /// What a city changes its forms by.
  private func addFormEditing(
    _ add: (String, String, [(String, String)], [String], String?) -> Void, html: String, typed: String
  ) throws {
    try addFormCopy()
    let pattern = "/quan-tri/mau-don/{procedure}"
    let form = "/quan-tri/mau-don/\(Self.certifiedCopy)"
    let empty = "/quan-tri/mau-don/1.003868"
    add(
      pattern, empty, [("viec", "sao"), ("nguon", Self.certifiedCopy)], ["value=\"\(Self.certifiedCopy)\" selected"],
      empty)
    add("\(pattern)/sua", "\(form)/sua", [], ["id=\"bieu-mau\""], "\(form)/sua")
    let part = [("ten_vi", typed), ("dieu_kien", "x = \(typed)")]
    add(
      "\(pattern)/sua/{part}", "\(form)/sua/trang-1", part, ["value=\"\(html)\"", "value=\"x = \(html)\""],
      "\(form)/sua/trang-1")
    let room = "\(form)/them?vao=muc-1-1"
    add(
      "\(pattern)/them", room,
      [("nhan_vi", typed), ("kieu", "one"), ("kieu_hien", "one"), ("lua_chon", "a | \(typed)"), ("cho", "muc-1-1")],
      ["value=\"\(html)\"", "a | \(html)", "value=\"one\" selected"], room)
    add(
      "\(pattern)/xem-thu", "\(form)/xem-thu", [("so-trang", "1"), ("yc_ho_ten", typed)], ["value=\"\(html)\""],
      "\(form)/xem-thu")
    add(
      "\(pattern)/cong-bo", "\(form)/cong-bo", [("tu_ngay", "ngày \(typed)")], ["value=\"ngày \(html)\""],
      "\(form)/cong-bo")
    add("\(pattern)/nhap", "\(form)/nhap", [("noi_dung", typed)], [html], "\(form)/nhap")
  }

  private func addAccountForms(
    _ add: (String, String, [(String, String)], [String], String?) -> Void, html: String, typed: String
  ) async throws {
    add(
      "/quan-tri/tai-khoan", "/quan-tri/them-tai-khoan",
      [
        ("so_phieu", "so-phieu-cua-toi-4"), ("ten", "moi"), ("ho_ten", typed), ("vai_tro_1", "officer"),
        ("co_quan_1", TestStore.district), ("den_1", "2018-12-31"),
      ],
      [
        "value=\"so-phieu-cua-toi-4\"", "value=\"moi\"", "value=\"\(html)\"", "value=\"officer\" selected",
        "value=\"\(TestStore.district)\" selected", "31/12/2018",
      ], nil)
    try await addAccount("sua", agency: AgencyCode(TestStore.district))
    add(
      "/quan-tri/tai-khoan/{login}", "/quan-tri/tai-khoan/sua",
      [("viec", "sua"), ("ho_ten", typed), ("vai_tro_2", "leader"), ("co_quan_2", TestStore.otherDistrict)],
      ["value=\"\(html)\"", "value=\"leader\" selected"], "/quan-tri/tai-khoan/sua")
    let lines = "moi1,\(typed),officer,\(TestStore.district)"
    add(
      "/quan-tri/them-nhieu-tai-khoan", "/quan-tri/them-nhieu-tai-khoan", [("dong", lines)], ["moi1,\(html)"], nil)
    add(
      "/quan-tri/them-nhieu-tai-khoan/thuc-hien", "/quan-tri/them-nhieu-tai-khoan",
      [("so_phieu", "so-phieu-cua-toi-5"), ("dong", lines)], ["moi1,\(html)"], nil)
    add(
      "/quan-tri/ma-truy-cap", "/quan-tri/ma-truy-cap",
      [("nhan", typed), ("co_quan", TestStore.district), ("quyen", "ghi"), ("gioi_han", "nhiều")],
      ["value=\"\(html)\"", "value=\"\(TestStore.district)\" selected", "value=\"ghi\" checked", "value=\"nhiều\""], nil
    )
    let token = APIToken(agency: try AgencyCode(TestStore.district).unwrapped, label: "A", createdAt: now)
    try await store.writer.transaction { try $0.add(token, digest: "ma") }
    add(
      "/quan-tri/ma-truy-cap/{digest}", "/quan-tri/ma-truy-cap/ma", [("viec", "thay"), ("con_dung", "30")],
      ["value=\"30\" checked"], "/quan-tri/ma-truy-cap/ma")
  }
}
