import OneStop
import TestSupport
import Testing

@testable import Portal

/// A certified copy, filled in page by page as browsers do it.
struct DraftSteps {
  static let procedure = TestPortal.certifiedCopy
  static let ward = "000.01.41.H29"
  static let otherWard = "000.02.41.H29"

  static let person = [
    ("yc_ho_ten", "Nguyễn Thị Ánh"), ("yc_so_dinh_danh", "079190000001"), ("yc_dien_thoai", "0912 345 678"),
  ]
  static let paper = [
    ("giay_to.dong", "1"), ("giay_to.1.ten", "Bằng tốt nghiệp"), ("giay_to.1.ngon_ngu", "viet"),
    ("giay_to.1.so_trang", "4"), ("giay_to.1.so_ban", "3"),
  ]
  /// Who files for her.
  static let friend = [
    ("nop-cho", "uy_quyen"), ("nop-ho-ten", "Trần Văn Bình"), ("nop-so-dinh-danh", "079085000002"),
    ("nop-dien-thoai", "0987 654 321"),
  ]
  static let authorisation = Part.file("uy-quyen.pdf", Permit.pdf, field: "nop-uy-quyen")

  let browser: Browser
  /// `/nop-ho-so/nhap/KEY`
  let path: String
  let begun: Answer

  /// - Parameter helping: whether a member of staff begins it for somebody.
  init(_ browser: Browser, for choice: String = "", helping: Bool = false) async throws {
    self.browser = browser
    let start = try await browser.get("/nop-ho-so/\(Self.procedure)\(helping ? "?giup=1" : "")")
    begun = try await browser.post(
      "/nop-ho-so/\(Self.procedure)", ["_csrf": start.csrf, "nop-cho": choice, "giup": helping ? "1" : ""])
    let location = try begun.location.unwrapped
    path = String(location.prefix { $0 != "?" }.dropLast(2))
  }

  init(_ browser: Browser, at path: String, begun: Answer) {
    (self.browser, self.path, self.begun) = (browser, path, begun)
  }

  /// The same draft in another browser.
  func by(_ browser: Browser) -> DraftSteps { DraftSteps(browser, at: path, begun: begun) }

  func send(_ page: Int, _ fields: [(String, String)], files: [Part] = []) async throws -> Answer {
    let shown = try await browser.get("\(path)/\(page)")
    let hidden = ["_csrf", "ban-truoc", "mau-don"].compactMap { name in
      shown.value(of: name).map { Part.text(name, $0) }
    }
    return try await browser.upload("\(path)/\(page)", hidden + fields.map { .text($0.0, $0.1) } + files)
  }

  /// The form's own pages, right.
  func fillIn() async throws {
    #expect(try await send(1, Self.person).location == "\(path)/2")
    #expect(try await send(2, Self.paper).location == "\(path)/3")
    #expect(try await send(3, []).location == "\(path)/kiem-tra")
  }

  func file(at agency: String = ward) async throws -> Answer {
    let check = try await browser.get("\(path)/kiem-tra")
    return try await browser.post(
      "\(path)/kiem-tra",
      [
        "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": agency, "tra_ket_qua": "counter",
        "bao_tin": "khong",
      ])
  }

  /// Of the page after filing.
  func code() async throws -> DossierCode {
    let done = try await browser.get("\(path)/da-nop").text
    return try DossierCode(String(done.firstMatch(of: /000\.\d\d\.41\.H29-\d{6}-\d+/).unwrapped.output)).unwrapped
  }
}

extension TestPortal {
  /// Runs the body with the forms of the catalogue published.
  static func filing(_ body: (TestPortal) async throws -> Void) async throws {
    try await run { portal in
      try portal.publishForms()
      try await body(portal)
    }
  }
}
