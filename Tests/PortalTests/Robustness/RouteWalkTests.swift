import HTTPServer
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Portal
@testable import Web

/// A number that arithmetic cannot take ends the process, and with it this test.
@Suite("Every route, with nonsensical input") struct RouteWalkTests {
  enum Visitor: String, CaseIterable {
    case nobody, clerk, officer, leader, admin, consulted
  }

  /// Every name that a query or a form may have, of all pages together: one request asks for all of them.
  private static let names = [
    "ma", "khoa", "so_cuoi", "q", "linh-vuc", "co-quan", "thu-tuc", "tu", "den", "theo", "dang", "trang", "muc", "ve",
    "da", "lan",
    "ban-dich", "nam", "nguoi", "kenh", "xep", "dong", "chon", "truoc", "nguyen-nhan", "trang-thai", "viec", "ngay",
    "den_ngay", "ten",
    "loai", "lam_bu", "quyet_dinh", "ban", "phien_ban", "ghi_chu", "giay_to", "giay_to[]", "so_tien", "hen_lai", "gio",
    "buoc",
    "nguyen_nhan", "y_kien", "ket_luan", "noi_dung", "co_quan", "ho_so", "so_phieu", "thu_tuc", "ho_ten",
    "so_dinh_danh",
    "dien_thoai", "email", "dia_chi", "tra_ket_qua", "bao_tin", "ten_giay_to", "so_luong_1", "ly_do", "gui", "thu",
    "mat_khau",
    "mat_khau_cu", "mat_khau_moi", "ma_2fa", "cach", "khoa_id", "khoa_du_lieu", "khoa_xac_thuc", "khoa_chu_ky",
    "khoa_chung_nhan", "ten_khoa", "vai_tro[]", "vi-tri", "phien", "so",
    "from", "to", "by", "agency", "field", "so_ngay", "im_lang", "can_cu", "van_tiep_nhan",
    "sau", "cu", "vai_tro_1", "co_quan_1", "tu_1", "den_1", "nhan", "quyen", "gioi_han", "con_dung", "tep",
    "lien_he", "so_thang", "co_so", "state", "code", "error", "iss", "noi-cap", "noi_cap", "ma_tai_khoan", "ra", "phan",
    "xem", "tep-1", "tep-khac", "tep-giu", "tep-1-giu", "tep-hien", "tep-1-hien", "luc-mo", "ma_kt", "tep_cu", "dong_y",
    "da_biet",
    "sua", "them", "them-dong", "bo-dong", "bo-tep", "bo-qua", "de-sau", "ban-truoc", "mau-don", "yc_ho_ten",
    "giay_to.dong", "giay_to.1.so_ban",
    "vao", "xoa", "len", "xuong", "sao", "nguon", "mau", "gia-tri", "so-trang", "tat-ca", "tiep-tuc", "lui-lai",
    "tu_ngay", "kieu",
    "dai_nhat",
    "so_le", "it_nhat", "nhieu_nhat", "so_tep", "dong_it", "dong_nhieu", "so-tep.tep_ban_chinh", "noi-dung",
    "so-yeu-cau", "luu-lai", "van-gui", "kt_1", "lua_chon",
    "giay_to_can", "vi_sao_giay_to_1", "vi_sao_muc_ten", "muc_sua",
  ]

  static func walk(_ portal: TestPortal) throws -> RouteWalk {
    let permit = try portal.permit(asking: [Permit.planning])
    let agency = try portal.dossier(permit).agency
    let done = try portal.takeIn(of: Permit.procedure, .init(.process), .init(.finish()))
    let waiting = try portal.takeIn(
      of: Permit.procedure, .init(.process), .init(.requestSupplement(papers: ["y"]), note: "x"))
    #expect(try portal.dossier(done).agency == agency)
    _ = try portal.addDraft()
    try portal.addFormCopy()
    return RouteWalk(portal: portal, dossiers: [permit, waiting, done])
  }

  static func browser(_ visitor: Visitor, _ portal: TestPortal) async throws -> Browser {
    switch visitor {
    case .nobody: portal.browser()
    case .clerk: try await portal.signedIn("clerk", role: .clerk, agency: Permit.construction)
    case .officer: try await portal.signedIn("officer", role: .officer, agency: Permit.construction)
    case .leader: try await portal.signedIn("leader", role: .leader, agency: Permit.construction)
    case .admin:
      try await portal.signedIn(
        "admin", role: .admin, agency: portal.data.catalogue.agencies.first { $0.parent == nil }.unwrapped.code)
    case .consulted: try await portal.signedIn("consulted", role: .officer, agency: Permit.planning)
    }
  }

  /// No answer is an error of the server's own.
  private static func ask(
    _ browser: Browser, _ method: String, _ path: String, _ fields: [(String, String)] = [], body: String = ""
  ) async throws {
    let answer = try await browser.ask(method, path, fields: fields, body: Array(body.utf8))
    #expect(answer.status < 500, "\(method) \(path.prefix(300)) \(body.prefix(300)): \(answer.status)")
  }

  /// A tag that stands inside another's attribute, since HTML was put where text belongs.
  private static func brokenTag(_ page: String) -> Substring? {
    guard page.hasPrefix("<!doctype") else { return nil }
    var (isTag, isValue) = (false, false)
    var start = page.startIndex
    for place in page.utf8.indices {
      switch page.utf8[place] {
      case UInt8(ascii: "<") where isValue: return page[start..<place]
      case UInt8(ascii: "<"): (isTag, start) = (true, place)
      case UInt8(ascii: ">") where !isValue: isTag = false
      case UInt8(ascii: "\"") where isTag: isValue.toggle()
      default: break
      }
    }
    return nil
  }

  private static let form = [("Content-Type", "application/x-www-form-urlencoded")]

  private static func encoded(_ fields: [(String, String)]) -> String {
    fields.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
  }

  @Test("answers paths and queries without an error of its own", arguments: Visitor.allCases)
  func addresses(_ visitor: Visitor) async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let walk = try Self.walk(portal)
      let browser = try await Self.browser(visitor, portal)
      for (method, pattern) in portal.service.router().routes {
        for path in try walk.extremePaths(pattern) {
          try await Self.ask(browser, method.rawValue, path, method == .get ? [] : Self.form)
        }
        guard method == .get, !pattern.hasPrefix("/health"), !pattern.hasPrefix("/metrics") else { continue }
        let path = try walk.paths(pattern, dossier: walk.dossiers[1])[0]
        // Everything of those who may most; the rest are not let in, or read less of the same.
        for value in [.leader, .admin].contains(visitor) ? RouteWalk.extremes : RouteWalk.numbers
        where value.utf8.count < 40 {
          let query = Self.names.map { "\($0)=\(percentEncoded(value))" }.joined(separator: "&")
          try await Self.ask(browser, "GET", "\(path)?\(query)&trang=2")
        }
      }
    }
  }

  @Test("answers forms without an error of its own", arguments: Visitor.allCases)
  func forms(_ visitor: Visitor) async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let walk = try Self.walk(portal)
      let browser = try await Self.browser(visitor, portal)
      // So that the list of sessions has another one.
      if visitor != .nobody { try await portal.signIn(visitor.rawValue, with: portal.browser()) }
      var seen: Set<String> = []
      // These two have the forms of clerks and leaders.
      let values = [.officer, .consulted].contains(visitor) ? RouteWalk.numbers : RouteWalk.extremes
      for (method, pattern) in portal.service.router().routes where method == .get && !pattern.hasPrefix("/api/") {
        for dossier in walk.dossiers {
          for path in try walk.paths(pattern, dossier: dossier) {
            let page = try await browser.get(path)
            #expect(page.status < 500, "\(path)")
            if let broken = Self.brokenTag(page.text) { Issue.record("\(path) has a tag in an attribute: \(broken)") }
            // The same form of another dossier is read by the same code.
            for form in PageForm.all(in: page, at: path)
            where seen.insert(form.kind.replacing(dossier.description, with: "")).inserted {
              try await Self.send(form, browser, values)
            }
          }
        }
      }
      // Staff have forms of their own, and everybody the look-up.
      #expect(seen.count >= (visitor == .nobody ? 3 : 8), "\(seen.sorted())")
      // What no page offers this visitor is refused, whatever it holds.
      let token = try await browser.get(visitor == .nobody ? "/can-bo/dang-nhap" : "/can-bo").csrf
      for (method, pattern) in portal.service.router().routes where method == .post && !pattern.hasPrefix("/api/") {
        for path in try walk.paths(pattern, dossier: walk.dossiers[2]) where !path.hasSuffix("dang-xuat") {
          for value in RouteWalk.numbers {
            let fields = [("_csrf", token)] + Self.names.flatMap { [($0, value), ($0, "1")] }
            try await Self.ask(browser, "POST", path, Self.form, body: Self.encoded(fields))
          }
        }
      }
    }
  }

  /// Each field in turn with every extreme; those that count what happened before the others, so that nothing is done
  /// before they are through.
  private static func send(_ form: PageForm, _ browser: Browser, _ values: [String]) async throws {
    // Nothing can be opened behind either.
    guard !form.action.hasSuffix("dang-xuat"), form.action != "/quan-tri/xac-thuc-hai-buoc" else { return }
    for (place, field) in form.fields.enumerated() where field.0 != "_csrf" {
      for value in values {
        var fields = form.fields
        fields[place].1 = value
        if !form.isPost {
          guard value.utf8.count < 500 else { continue }
          try await ask(browser, "GET", "\(form.action.prefix { $0 != "?" })?\(encoded(fields))")
        } else if form.isMultipart {
          let answer = try await browser.upload(form.action, fields.map { .text($0.0, $0.1) })
          #expect(answer.status < 500, "\(form.action) \(field.0)=\(value)")
        } else {
          try await ask(browser, "POST", form.action, Self.form, body: encoded(fields))
        }
      }
    }
  }

  @Test("answers programs without an error of its own")
  func programs() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let code = try portal.takeIn(of: TestStore.press)
      let numbers = [
        "0", "-1", "1e400", "1.5", "99999999999999999999999", "\(Int.max)", "\(Int.min)", "null", "true", "[]", "{}",
        "\"\"",
        #""\ud800""#, "\"" + String(repeating: "\u{301}\u{327}", count: 20_000) + "\"", "\"9999-12-31T23:59\"",
        "\"0001-01-01T00:00\"", String(repeating: "9", count: 5_000),
      ]
      let filing = [
        ("procedure", "\"1.003868\""), ("channel", "\"online\""), ("summary", "\"x\""), ("return_by", "\"post\""),
        ("received_at", "\"2018-06-01T09:30\""), ("notify", "\"none\""), ("papers", #"[{"name":"a","quantity":1}]"#),
        ("applicant", #"{"name":"A","kind":"citizen"}"#),
      ]
      let event = [
        ("type", "\"extend\""), ("at", "\"2018-06-01T10:30\""), ("note", "\"x\""), ("amount", "1"),
        ("cause", "\"overload\""),
        ("new_due", "\"2018-07-01T09:30\""), ("papers", "[\"a\"]"), ("ground", "\"other\""),
      ]
      let inner = [
        ("papers", #"[{"name":"a","quantity":NUMBER}]"#), ("papers", "[NUMBER]"), ("applicant", #"{"name":NUMBER}"#),
      ]
      for (path, members) in [("/api/v1/dossiers", filing), ("/api/v1/dossiers/\(code)/events", event)] {
        for value in numbers {
          var bodies = members.indices.map { place in
            members.enumerated().map { ($1.0, $0 == place ? value : $1.1) }
          }
          for (name, text) in inner {
            bodies.append(members.filter { $0.0 != name } + [(name, text.replacing("NUMBER", with: value))])
          }
          for (place, body) in bodies.enumerated() {
            let text = "{" + body.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
            let answer = try await portal.post(
              path, text, token: portal.token,
              key: "\(String(decoding: value.utf8.prefix(80).filter { $0 < 128 }, as: UTF8.self))\(place)")
            #expect(answer.status < 500, "\(path) \(text.prefix(300)): \(answer.status)")
          }
        }
      }
      for (method, pattern) in portal.service.router().routes where method == .get && pattern.hasPrefix("/api/") {
        let path = pattern.replacing("{code}", with: code.description)
        for value in RouteWalk.extremes where value.utf8.count < 40 {
          let query = Self.names.map { "\($0)=\(percentEncoded(value))" }.joined(separator: "&")
          #expect(try await portal.get("\(path)?\(query)", token: portal.token).status < 500, "\(path) \(value)")
        }
      }
    }
  }
}
