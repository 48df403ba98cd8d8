import HTTPServer
import HTTPTypes
import OneStop
import TestSupport
import Testing

@testable import API
@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

@Suite("Every route with a dossier's code, for a reader who may not see a confidential one")
struct ConfidentialRoutesTests {
  enum Visitor: String, CaseIterable {
    /// Nobody; staff of its agency who neither have it nor lead it; of another agency; of those above; programs.
    case nobody, clerk, officer, admin, otherClerk, otherLeader, above, city, program, otherProgram
  }

  private static func browser(_ visitor: Visitor, _ portal: TestPortal) async throws -> Browser {
    let (own, other) = (AgencyCode(TestStore.district), AgencyCode(TestStore.otherDistrict))
    let root = portal.data.catalogue.roots.first?.code
    return switch visitor {
    case .nobody, .program, .otherProgram: portal.browser()
    case .clerk: try await portal.signedIn(role: .clerk, agency: own)
    case .officer: try await portal.signedIn(role: .officer, agency: own)
    case .admin: try await portal.signedIn(role: .admin, agency: own)
    case .otherClerk: try await portal.signedIn(role: .clerk, agency: other)
    case .otherLeader: try await portal.signedIn(role: .leader, agency: other)
    case .above: try await portal.signedIn(role: .leader, agency: root)
    case .city: try await portal.signedIn(role: .admin, agency: root)
    }
  }

  /// A denunciation that somebody at the district has in hand.
  private static func denunciation(_ portal: TestPortal) throws -> Dossier {
    let procedure = try ProcedureCode(TestStore.confidential).flatMap(portal.data.catalogue.procedure).unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try AgencyCode(TestStore.district).unwrapped,
      channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: "Người Tố Cáo", identity: nil, phone: PhoneNumber(stored: "0987654321")),
      summary: "Tố cáo ông A", papers: [], returnBy: .counter, key: LookupKey())
    return try portal.data.add(
      filing, procedure.rules, at: portal.now, recordedAt: portal.now, by: .staff(login: "lan")
    ).dossier
  }

  /// All that is answered, without what is new each time and without the code.
  private static func stable(_ answer: Answer, _ code: DossierCode) -> String {
    let fields = answer.fields.filter { !["set-cookie", "date", "etag"].contains($0.name.lowercased()) }
    let cookies = answer.all("Set-Cookie").map { $0.prefix { $0 != "=" } }
    var text = "\(answer.status)\n\(fields.map { "\($0.name): \($0.value)" })\n\(cookies)\n\(answer.text)"
    text = text.replacing(code.description, with: "CODE").replacing("\(code.tail)", with: "TAIL")
    text.replace(/name="(_csrf|so_phieu)" value="[^"]*"/, with: "")
    text.replace(/dang-do\/[A-Za-z0-9_-]+/, with: "dang-do/ID")
    return text
  }

  @Test("answers it like an unknown code, byte for byte", arguments: Visitor.allCases)
  func alike(_ visitor: Visitor) async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let hidden = try Self.denunciation(portal)
      let unknown = DossierCode(agency: hidden.agency, date: portal.now.date, serial: 499_999)
      let browser = try await Self.browser(visitor, portal)
      let home = [.admin, .city].contains(visitor) ? "/quan-tri" : "/can-bo"
      let csrf = try await browser.get(
        [.nobody, .program, .otherProgram].contains(visitor) ? "/can-bo/dang-nhap" : home
      )
      .csrf
      let token: String? =
        switch visitor {
        // The district's own, which has not filed it.
        case .program: portal.otherToken
        case .otherProgram: portal.token
        default: nil
        }
      let fields = [("_csrf", csrf)] + Self.form
      let walk = RouteWalk(portal: portal, dossiers: [hidden.code])
      var count = 0
      for (method, pattern) in portal.service.router().routes
      where pattern.contains("{code}") && !pattern.hasPrefix("/thu-tuc/") && !pattern.hasPrefix("/api/v1/procedures/") {
        let isAPI = pattern.hasPrefix("/api/")
        // Programs read no pages, and people send no events.
        guard isAPI || token == nil else { continue }
        for path in try walk.paths(pattern, dossier: hidden.code) where path.contains(hidden.code.description) {
          let ask = { (code: DossierCode) -> String in
            let path = path.replacing(hidden.code.description, with: code.description)
            let answer: Answer
            if isAPI, method == .post {
              answer = try await portal.post(path, #"{"type":"process"}"#, token: token, key: "\(count)")
            } else if isAPI {
              answer = try await portal.get(path, token: token)
            } else if method == .get {
              answer = try await browser.get(path)
            } else if pattern.hasSuffix("/tra-loi") {
              answer = try await browser.upload(path, fields.map { .text($0.0, $0.1) })
            } else {
              answer = try await browser.post(path, pairs: fields + [("khoa", "\(hidden.filing.key)")])
            }
            #expect(answer.status >= 300 && answer.status < 500, "\(method) \(path): \(answer.status)")
            #expect(!answer.text.contains("Người Tố Cáo"), "\(method) \(path)")
            return Self.stable(answer, code)
          }
          let (one, two) = (try await ask(hidden.code), try await ask(unknown))
          #expect(one == two, "\(method) \(path)")
          count += 1
        }
      }
      #expect(count >= (token == nil ? 40 : 3), "\(count)")
      #expect(try portal.dossier(hidden.code).eventCount == 1)
    }
  }

  /// What any action or correction could want.
  private static let form = [
    ("so_cuoi", "4321"), ("phien_ban", "1"), ("ghi_chu", "x"), ("ly_do", "x"), ("nguoi", "ha"), ("buoc", "2"),
    ("giay_to", "x"), ("so_tien", "1000"), ("muc", "3"), ("y_kien", "x"), ("co_quan", TestStore.otherDistrict),
    ("so_ngay", "3"), ("noi_dung", "x"), ("so_phieu", "1"), ("ket_luan", "dong-y"), ("ho_ten", "x"),
    ("loai", "cong_dan"),
  ]

  @Test("The outbox counts what it shows, and sends nothing else again", arguments: MessageState.allCases)
  func outbox(state: MessageState) async throws {
    try await TestPortal.run { portal in
      let hidden = try Self.denunciation(portal)
      let open = try portal.addDossier(agency: AgencyCode(TestStore.district))
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        for (number, code) in [hidden.code, open].enumerated() {
          try transaction.enqueue(
            OutgoingMessage(
              id: MessageID(stored: "\(number)@motcua.example"),
              to: .email(EmailAddress(stored: "a\(number)@example.vn")),
              subject: "a", text: "a", dossier: try transaction.dossier(code).unwrapped.id), now: now)
        }
        try transaction.connection.run("UPDATE messages SET state = $1", state.rawValue)
      }
      let browser = try await portal.signedIn(
        "quan-tri", role: .admin, agency: portal.data.catalogue.roots.first?.code)
      let page = try await browser.get(Address.outbox(state).description)
      #expect(page.text.contains("a1@example.vn") && !page.text.contains("a0@example.vn"))
      #expect(
        page.text.contains(
          "aria-current=\"page\">\(try Resources.words(.vietnamese).notices.outbox.states[state].text) <span class=\"count\">1</span>"
        ))
      #expect(try portal.data.read { try $0.messageCounts() }[state] == 1)
      #expect(try await browser.post("/quan-tri/thu-di/1/gui-lai", ["_csrf": page.csrf]).status == 404)
      #expect(try await browser.post("/quan-tri/thu-di/2/gui-lai", ["_csrf": page.csrf]).status != 404)
    }
  }
}
