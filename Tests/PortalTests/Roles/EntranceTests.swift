import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Portal
@testable import Web

@Suite("Every route, for every role") struct EntranceTests {
  /// Somebody who asks for all of them.
  enum Visitor: String, CaseIterable {
    case nobody, clerk, officer, leader, admin, auditor
    /// At the dossier's agency's sister.
    case otherClerk, otherOfficer, otherLeader, otherAdmin, otherAuditor
    /// At the agency above all.
    case cityLeader, cityAdmin, cityAuditor
    /// At the post office, for the dossier's agency.
    case postClerk

    func browser(_ portal: TestPortal) async throws -> Browser {
      guard self != .nobody else { return portal.browser() }
      let name = rawValue.lowercased()
      // `postclerk` ends as `clerk` does.
      let role = try Account.Role.allCases.last { name.hasSuffix($0.rawValue.filter { $0 != "_" }) }.unwrapped
      let agency =
        name.hasPrefix("other")
        ? TestStore.otherDistrict : name.hasPrefix("city") ? "000.00.00.H29" : TestStore.district
      return try await portal.signedIn(name, role: role, agency: AgencyCode(agency))
    }
  }

  /// What each gets, in the order of `Visitor.allCases`: `i` enters, `s` is asked to sign in, `x` is refused, `4` finds
  /// nothing there, `t` lacks a token.
  private static let table = """
    GET /                                            i iiiii iiiii iii i
    GET /.well-known/security.txt                    i iiiii iiiii iii i
    GET /api/v1/agencies                             i iiiii iiiii iii i
    GET /api/v1/changes                              t ttttt ttttt ttt t
    GET /api/v1/dossiers                             t ttttt ttttt ttt t
    GET /api/v1/dossiers/{code}                      i iiiii iiiii iii i
    GET /api/v1/dossiers/{code}/files/{file}         t ttttt ttttt ttt t
    GET /api/v1/dossiers/{code}/ledger               i iiiii iiiii iii i
    GET /api/v1/form.schema.json                     i iiiii iiiii iii i
    GET /api/v1/openapi.json                         i iiiii iiiii iii i
    GET /api/v1/procedures                           i iiiii iiiii iii i
    GET /api/v1/procedures/{code}                    4 44444 44444 444 4
    GET /api/v1/reports/on-time                      i iiiii iiiii iii i
    GET /can-bo                                      s iiixx iiixx ixx x
    GET /can-bo/bao-cao-tuan                         s xxiii xxiii iii x
    GET /can-bo/bao-cao-tuan/{week}                  s xxiii xxiii iii x
    GET /can-bo/dang-do/{id}                         s 44444 44444 444 4
    GET /can-bo/dang-nhap                            i iiiii iiiii iii i
    GET /can-bo/dang-nhap/{provider}                 4 44444 44444 444 4
    GET /can-bo/dang-nhap/{provider}/tro-ve          4 44444 44444 444 4
    GET /can-bo/dang-xuat/{provider}                 4 44444 44444 444 4
    GET /can-bo/dang-nhap/ma                         s iiiii iiiii iii i
    GET /can-bo/danh-sach.xlsx                       s iiixx iiixx ixx x
    GET /can-bo/ho-so/{code}                         s iiixx xxxxx ixx x
    GET /can-bo/ho-so/{code}/bieu-mau/{form}         s iiixx xxxxx ixx x
    GET /can-bo/ho-so/{code}/dinh-chinh              s iiixx xxxxx xxx x
    GET /can-bo/ho-so/{code}/noi-thu-ly              s iiixx xxxxx ixx x
    GET /can-bo/ho-so/{code}/to-khai                 s 444xx xxxxx xxx x
    GET /can-bo/ho-so/{code}/tam-giu                 s iiixx xxxxx ixx x
    GET /can-bo/ho-so/{code}/luu-tru.zip             s 444xx xxxxx xxx x
    GET /can-bo/ho-so/{code}/tep                     s iiixx xxxxx xxx x
    GET /can-bo/ho-so/{code}/tep/{file}              s 444xx xxxxx xxx x
    GET /can-bo/ho-so/{code}/tep/{file}/go           s 444xx xxxxx xxx x
    GET /can-bo/ho-so/{code}/y-kien/{number}/{file}  s 444xx xxxxx 4xx x
    GET /can-bo/ho-so/{code}/{action}                s iiixx xxxxx ixx x
    GET /can-bo/lien-thong                           s iiixx iiixx ixx x
    GET /can-bo/mat-khau/{id}                        4 44444 44444 444 4
    GET /can-bo/nhan-cho-noi-khac                    s iiixx iiixx ixx x
    GET /can-bo/nhieu-ho-so                          s iiixx iiixx ixx x
    GET /can-bo/nhieu-ho-so/thuc-hien                s iiixx iiixx ixx x
    GET /can-bo/nhieu-ho-so/{number}                 s 444xx 444xx 4xx x
    GET /can-bo/nop-giup                             s iiixx iiixx ixx i
    GET /can-bo/nop-giup/{code}                      s 444xx 444xx 4xx 4
    GET /can-bo/so-theo-doi                          s iiixx iiixx ixx x
    GET /can-bo/tai-khoan                            s iiiii iiiii iii i
    GET /can-bo/tai-khoan/xac-thuc-hai-buoc          s iiiii iiiii iii i
    GET /can-bo/tiep-nhan                            s iiixx iiixx ixx x
    GET /can-bo/tiep-nhan/hen                        s 444xx 444xx 4xx x
    GET /can-bo/tim                                  s iiixx iiixx ixx x
    GET /co-quan                                     i iiiii iiiii iii i
    GET /danh-gia/{code}                             i iiiii iiiii iii i
    GET /danh-gia/{code}/cam-on                      i iiiii iiiii iii i
    GET /gioi-thieu                                  i iiiii iiiii iii i
    GET /health/live                                 i iiiii iiiii iii i
    GET /health/ready                                i iiiii iiiii iii i
    GET /ho-so-cua-toi                               i iiiii iiiii iii i
    GET /ho-so-cua-toi/dang-nhap/{provider}          4 44444 44444 444 4
    GET /ho-so-cua-toi/dang-nhap/{provider}/tro-ve   4 44444 44444 444 4
    GET /ho-so-cua-toi/dang-xuat/{provider}          4 44444 44444 444 4
    GET /ho-so-cua-toi/lien-ket/{id}                 4 44444 44444 444 4
    GET /huong-dan                                   i iiiii iiiii iii i
    GET /huong-dan/{reader}                          i iiiii iiiii iii i
    GET /metrics                                     i iiiii iiiii iii i
    GET /ngon-ngu/{language}                         i iiiii iiiii iii i
    GET /nop-ho-so/{procedure}                       i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}                        i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}/{page}                 i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}/da-nop                 i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}/doi-mau                i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}/xoa                    i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}/kiem-tra               i iiiii iiiii iii i
    GET /nop-ho-so/nhap/{key}/tep/{file}             4 44444 44444 444 4
    GET /quan-tri                                    s xxiii xxiii iii x
    GET /quan-tri/bao-cao                            s xxiii xxiii iii x
    GET /quan-tri/bao-cao-tuan                       s xxxix xxxix xix x
    GET /quan-tri/co-quan                            s xxxxx xxxxx xix x
    GET /quan-tri/co-quan/giai-the                   s xxxxx xxxxx xix x
    GET /quan-tri/co-quan/xem-truoc                  s xxxxx xxxxx xix x
    GET /quan-tri/luu-giu                            s xxxxx xxxxx xix x
    GET /quan-tri/luu-giu/den-han                    s xxxxx xxxxx x4x x
    GET /quan-tri/luu-giu/thoi-han                   s xxxxx xxxxx xix x
    GET /quan-tri/luu-giu/xoa                        s xxxxx xxxxx xix x
    GET /quan-tri/mau-don                            s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}                s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/cong-bo        s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/mau.json       s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/nhap           s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/so-sanh        s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/sua            s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/sua/{part}     s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/them           s xxxxx xxxxx xix x
    GET /quan-tri/mau-don/{procedure}/xem-thu        s xxxxx xxxxx xix x
    GET /quan-tri/ma-truy-cap                        s xxxii xxxii xii x
    GET /quan-tri/ma-truy-cap/{digest}               s xxx4x xxx4x x4x x
    GET /quan-tri/ngay-nghi                          s xxxxx xxxxx xix x
    GET /quan-tri/ngay-nghi/thay-doi                 s xxxxx xxxxx xix x
    GET /quan-tri/ngay-nghi/xem-truoc                s xxxxx xxxxx xix x
    GET /quan-tri/nhat-ky-bao-mat                    s xxxxi xxxxi xxi x
    GET /quan-tri/nhat-ky-xem                        s xxxxi xxxxi xxi x
    GET /quan-tri/tai-khoan                          s xxxii xxxii xii x
    GET /quan-tri/tai-khoan/{login}                  s xxx44 xxx44 x44 x
    GET /quan-tri/them-nhieu-tai-khoan               s xxxix xxxix xix x
    GET /quan-tri/them-tai-khoan                     s xxxix xxxix xix x
    GET /quan-tri/thu-di                             s xxxxx xxxxx xix x
    GET /quan-tri/thu-tuc                            s xxxxx xxxxx xix x
    GET /quan-tri/thu-tuc/{procedure}                s xxxxx xxxxx xix x
    GET /quan-tri/tim-khong-thay                     s xxxxx xxxxx xix x
    GET /quan-tri/tre-han                            s xxiii xxiii iii x
    GET /quan-tri/xac-thuc-hai-buoc                  s xxxxx xxxxx xix x
    GET /quan-tri/y-kien                             s xxixx xxixx ixx x
    GET /quyen-rieng-tu                              i iiiii iiiii iii i
    GET /robots.txt                                  i iiiii iiiii iii i
    GET /sitemap.xml                                 i iiiii iiiii iii i
    GET /kiem-tra                                    i iiiii iiiii iii i
    GET /ten-doanh-nghiep                            i iiiii iiiii iii i
    GET /thong-ke                                    i iiiii iiiii iii i
    GET /thong-ke.csv                                i iiiii iiiii iii i
    GET /thong-ke.json                               i iiiii iiiii iii i
    GET /thong-ke.xlsx                               i iiiii iiiii iii i
    GET /thong-ke/{agency}                           i iiiii iiiii iii i
    GET /thu-tuc                                     i iiiii iiiii iii i
    GET /thu-tuc/{code}                              4 44444 44444 444 4
    GET /thu-tuc/{procedure}/mau-don                 i iiiii iiiii iii i
    GET /tiep-can                                    i iiiii iiiii iii i
    GET /tep-tai-len/{id}                            4 44444 44444 444 4
    PUT /tep-tai-len/{id}                            i iiiii iiiii iii i
    DELETE /tep-tai-len/{id}                         i iiiii iiiii iii i
    GET /tra-cuu                                     i iiiii iiiii iii i
    GET /tra-cuu/{code}                              i iiiii iiiii iii i
    GET /tra-cuu/{code}/bo-sung                      i iiiii iiiii iii i
    GET /tra-cuu/{code}/tep/{file}                   i iiiii iiiii iii i
    GET /tra-cuu/{code}/giay-tiep-nhan               i iiiii iiiii iii i
    GET /tra-cuu/{code}/han                          i iiiii iiiii iii i
    GET /tra-cuu/{code}/phieu/{form}                 4 44444 44444 444 4
    GET /tra-cuu/{code}/to-khai                      i iiiii iiiii iii i
    GET /ho-so-cua-toi/thong-tin                     i iiiii iiiii iii i
    GET /ho-so-cua-toi/thong-tin.json                x xxxxx xxxxx xxx x
    GET /tra-cuu/{code}/thong-tin                    i iiiii iiiii iii i
    GET /tra-cuu/{code}/thong-tin.json               x xxxxx xxxxx xxx x
    GET /tra-cuu/{code}/lich.ics                     i iiiii iiiii iii i
    POST /api/v1/dossiers                            t ttttt ttttt ttt t
    POST /api/v1/dossiers/{code}/events              t ttttt ttttt ttt t
    POST /api/v1/dossiers/{code}/files               t ttttt ttttt ttt t
    POST /can-bo/dang-nhap                           i xxxxx xxxxx xxx x
    POST /can-bo/dang-nhap/ma                        s sssss sssss sss s
    POST /can-bo/ho-so/{code}/dinh-chinh             s iiixx xxxxx xxx x
    POST /can-bo/ho-so/{code}/noi-thu-ly             s iiixx xxxxx xxx x
    POST /can-bo/ho-so/{code}/tam-giu                s xxixx xxxxx xxx x
    POST /can-bo/ho-so/{code}/tep                    s 444xx xxxxx xxx x
    POST /can-bo/ho-so/{code}/tep/{file}/go          s 444xx xxxxx xxx x
    POST /can-bo/ho-so/{code}/tra-loi                s xxxxx xxxxx xxx x
    POST /can-bo/ho-so/{code}/{action}               s iiixx xxxxx xxx x
    POST /can-bo/mat-khau/{id}                       4 44444 44444 444 4
    POST /can-bo/nhieu-ho-so                         s iiixx iiixx ixx x
    POST /can-bo/nhieu-ho-so/thuc-hien               s iiixx iiixx ixx x
    POST /can-bo/nhieu-ho-so/{number}/lam-tiep       s 444xx 444xx 4xx x
    POST /can-bo/tai-khoan                           s iiiii iiiii iii i
    POST /can-bo/tai-khoan/xac-thuc-hai-buoc         s iiiii iiiii iii i
    POST /can-bo/tiep-nhan                           s iiixx iiixx ixx x
    POST /danh-gia/{code}                            i iiiii iiiii iii i
    POST /ho-so-cua-toi/lien-ket                     i iiiii iiiii iii i
    POST /ho-so-cua-toi/lien-ket/{id}                4 44444 44444 444 4
    POST /nop-ho-so/{procedure}                      i iiiii iiiii iii i
    POST /nop-ho-so/nhap/{key}                       i iiiii iiiii iii i
    POST /nop-ho-so/nhap/{key}/{page}                i iiiii iiiii iii i
    POST /nop-ho-so/nhap/{key}/gui                   i iiiii iiiii iii i
    POST /nop-ho-so/nhap/{key}/doi-mau               i iiiii iiiii iii i
    POST /nop-ho-so/nhap/{key}/xoa                   i iiiii iiiii iii i
    POST /nop-ho-so/nhap/{key}/kiem-tra              i iiiii iiiii iii i
    POST /quan-tri/bao-cao-tuan                      s xxxix xxxix xix x
    POST /quan-tri/co-quan                           s xxxxx xxxxx xix x
    POST /quan-tri/luu-giu/thoi-han                  s xxxxx xxxxx x4x x
    POST /quan-tri/luu-giu/xoa                       s xxxxx xxxxx xix x
    POST /quan-tri/thu-tuc                           s xxxxx xxxxx xix x
    POST /quan-tri/thu-tuc/{procedure}               s xxxxx xxxxx xix x
    POST /quan-tri/mau-don/{procedure}               s xxxxx xxxxx x4x x
    POST /quan-tri/mau-don/{procedure}/cong-bo       s xxxxx xxxxx xix x
    POST /quan-tri/mau-don/{procedure}/nhap          s xxxxx xxxxx xix x
    POST /quan-tri/mau-don/{procedure}/sua           s xxxxx xxxxx xix x
    POST /quan-tri/mau-don/{procedure}/sua/{part}    s xxxxx xxxxx xix x
    POST /quan-tri/mau-don/{procedure}/them          s xxxxx xxxxx xix x
    POST /quan-tri/mau-don/{procedure}/xem-thu       s xxxxx xxxxx xix x
    POST /quan-tri/ma-truy-cap                       s xxxix xxxix xix x
    POST /quan-tri/ma-truy-cap/{digest}              s xxx4x xxx4x x4x x
    POST /quan-tri/ngay-nghi                         s xxxxx xxxxx xix x
    POST /quan-tri/tai-khoan                         s xxxix xxxix xix x
    POST /quan-tri/tai-khoan/{login}                 s xxx4x xxx4x x4x x
    POST /quan-tri/them-nhieu-tai-khoan              s xxxix xxxix xix x
    POST /quan-tri/them-nhieu-tai-khoan/thuc-hien    s xxxix xxxix xix x
    POST /quan-tri/thu-di/{id}/gui-lai               s xxxxx xxxxx x4x x
    POST /quan-tri/xac-thuc-hai-buoc                 s xxxxx xxxxx xix x
    POST /kiem-tra                                   4 44444 44444 444 4
    POST /tra-cuu/{code}                             i iiiii iiiii iii i
    POST /tra-cuu/{code}/bo-sung                     i iiiii iiiii iii i
    POST /tra-cuu/{code}/ngung-tin                   i iiiii iiiii iii i
    POST /tra-cuu/{code}/dong                        i iiiii iiiii iii i
    POST /tra-cuu/{code}/nop-lai                     i iiiii iiiii iii i
    """

  private func outcome(_ answer: Answer) -> Character {
    switch answer.status {
    case 303 where answer.location?.hasPrefix("/can-bo/dang-nhap") == true: "s"
    case 401: "t"
    case 403: "x"
    case 404: "4"
    default: "i"
    }
  }

  @Test("lets in whom the table says, and nobody else")
  func walk() async throws {
    try await TestPortal.run { portal in
      let dossier = try portal.addDossier(agency: AgencyCode(TestStore.district))
      _ = try portal.addDraft()
      var found: [String: String] = [:]
      for visitor in Visitor.allCases {
        let browser = try await visitor.browser(portal)
        let token = try await browser.get(visitor == .nobody ? "/can-bo/dang-nhap" : "/can-bo/tai-khoan").csrf
        for (method, pattern) in portal.service.router().routes where !pattern.hasSuffix("/dang-xuat") {
          let path = try RouteWalk(portal: portal, dossiers: [dossier]).paths(pattern, dossier: dossier)[0]
          var answer: Answer
          if method == .get {
            answer = try await browser.get(path)
          } else {
            answer = try await browser.post(path, ["_csrf": token])
            // The form has files.
            if answer.status == 415 { answer = try await browser.upload(path, [.text("_csrf", token)]) }
          }
          if method == .post, pattern.hasSuffix("/nhap/{key}/xoa") { _ = try portal.addDraft() }
          found["\(method.rawValue) \(pattern)", default: ""].append(outcome(answer))
        }
      }
      expect(found, Self.table)
    }
  }

  @Test(
    "leaves a line of the security log at each door that stays closed",
    arguments: [Visitor.clerk, .otherOfficer, .auditor])
  func lines(_ visitor: Visitor) async throws {
    try await TestPortal.run { portal in
      let dossier = try portal.addDossier(agency: AgencyCode(TestStore.district))
      let browser = try await visitor.browser(portal)
      let token = try await browser.get("/can-bo/tai-khoan").csrf
      var refused: Set<String> = []
      for (method, pattern) in portal.service.router().routes where !pattern.hasSuffix("/dang-xuat") {
        let path = try RouteWalk(portal: portal, dossiers: [dossier]).paths(pattern, dossier: dossier)[0]
        var answer =
          method == .post
          ? try await browser.post(path, ["_csrf": token]) : try await browser.ask(method.rawValue, path)
        if answer.status == 415 { answer = try await browser.upload(path, [.text("_csrf", token)]) }
        if answer.status == 403 { refused.insert("\(method) \(named(pattern, path))") }
      }
      let query = SecurityQuery(events: [.forbidden, .formRefused])
      var lines: [SecurityLine] = []
      try await eventually {
        lines = try portal.data.read { try $0.securityLines(query, limit: 1_000) }.map(\.line)
        return Set(lines.map(\.detail)).isSuperset(of: refused)
      }
      #expect(Set(lines.map(\.detail)) == refused)
      #expect(lines.allSatisfy { $0.actor == visitor.rawValue.lowercased() && $0.client == "127.0.0.1" })
    }
  }

  /// The pattern with the dossier and the action of the path.
  private func named(_ pattern: String, _ path: String) -> String {
    let pairs = zip(pattern.split(separator: "/"), path.prefix { $0 != "?" }.split(separator: "/"))
    let parts = pairs.map { part, value in
      part == "{action}" || part == "{code}" && DossierCode(String(value)) != nil ? value : part
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The same by a token, of the dossier's agency and of its sister.
  private static let tokenTable = """
    GET /api/v1/agencies                 i i
    GET /api/v1/changes                  i i
    GET /api/v1/dossiers                 i i
    GET /api/v1/dossiers/{code}          i i
    GET /api/v1/dossiers/{code}/files/{file} 4 x
    GET /api/v1/dossiers/{code}/ledger   i i
    GET /api/v1/form.schema.json         i i
    GET /api/v1/openapi.json             i i
    GET /api/v1/procedures               i i
    GET /api/v1/procedures/{code}        4 4
    GET /api/v1/reports/on-time          i i
    POST /api/v1/dossiers                i i
    POST /api/v1/dossiers/{code}/events  i x
    POST /api/v1/dossiers/{code}/files   i x
    """

  @Test("lets another system in by its agency's token, and to nobody else's dossiers")
  func tokens() async throws {
    try await TestPortal.run { portal in
      let dossier = try portal.addDossier(agency: AgencyCode(TestStore.district))
      var found: [String: String] = [:]
      for agency in [TestStore.district, TestStore.otherDistrict] {
        let token = APIToken(agency: try AgencyCode(agency).unwrapped, label: "A", createdAt: portal.now)
        try await portal.store.writer.transaction { try $0.add(token, digest: Secrets.digest(agency)) }
        let fields = [("Authorization", "Bearer \(agency)"), ("Content-Type", "application/json")]
        for (method, pattern) in portal.service.router().routes where pattern.hasPrefix("/api/") {
          let path = try RouteWalk(portal: portal, dossiers: [dossier]).paths(pattern, dossier: dossier)[0]
          let body = method == .get ? "" : "{\"action\": \"process\"}"
          let answer = try await portal.browser().ask(method.rawValue, path, fields: fields, body: Array(body.utf8))
          found["\(method.rawValue) \(pattern)", default: ""].append(outcome(answer))
        }
      }
      expect(found, Self.tokenTable)
    }
  }

  private func expect(_ found: [String: String], _ table: String) {
    var found = found
    for row in table.split(separator: "\n").map({ $0.split(separator: " ").map(String.init) }) {
      let route = row[0...1].joined(separator: " ")
      #expect(found.removeValue(forKey: route) == row[2...].joined(), "\(route)")
    }
    #expect(found.isEmpty, "A new route has a row here.")
  }
}
