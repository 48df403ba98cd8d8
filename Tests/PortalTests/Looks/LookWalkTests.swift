import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Portal
@testable import Web
@testable import Words

/// Whatever shows something of a dossier leaves a record, and nothing else does.
@Suite("Every page, by who looks", .eachEngine) struct LookWalkTests {
  enum Visitor: String, CaseIterable {
    /// Somebody with the code alone, with the receipt's key, with the last digits, with a session of their own.
    case nobody, key, digits, citizen
    /// At the agency that has the dossiers.
    case clerk, officer, leader, admin, auditor
    /// At the one whose answer is awaited, the one that has answered, and one that has nothing to do with it.
    case asked, answered, other
    /// At the agency above all.
    case cityLeader, cityAdmin, cityAuditor
    /// Programs, of the agency that has the dossiers, and of another.
    case program, otherProgram

    var isProgram: Bool { self == .program || self == .otherProgram }

    private var role: Account.Role? {
      switch self {
      case .nobody, .key, .digits, .citizen, .program, .otherProgram: nil
      case .clerk: .clerk
      case .officer, .asked, .answered, .other: .officer
      case .leader, .cityLeader: .leader
      case .admin, .cityAdmin: .admin
      case .auditor, .cityAuditor: .auditor
      }
    }

    func agency(in portal: TestPortal) throws -> AgencyCode? {
      switch self {
      case .nobody, .key, .digits, .citizen: nil
      case .clerk, .officer, .leader, .admin, .auditor, .program: try Permit.construction.unwrapped
      case .asked: try Permit.planning.unwrapped
      case .answered: try Permit.environment.unwrapped
      case .other, .otherProgram: try AgencyCode(TestStore.district).unwrapped
      case .cityLeader, .cityAdmin, .cityAuditor: try portal.data.catalogue.roots.first.unwrapped.code
      }
    }

    /// As whom the record has them.
    var reader: LookReader {
      switch self {
      case .nobody: .applicant(.key)
      case .key: .applicant(.key)
      case .digits: .applicant(.digits)
      case .citizen: .applicant(.session)
      case .program, .otherProgram: .token(rawValue)
      default: .person(rawValue.lowercased())
      }
    }

    func browser(_ portal: TestPortal, _ seed: LookSeed) async throws -> Browser {
      if let role {
        return try await portal.signedIn(rawValue.lowercased(), role: role, agency: agency(in: portal))
      }
      if self == .citizen { return try await portal.signedInCitizen(LookSeed.Mark.alpha.identity, name: "Ai đó") }
      let browser = portal.browser()
      for (mark, code) in seed.codes {
        switch self {
        case .key: _ = try await browser.get("/tra-cuu/\(code)?khoa=\(seed.keys[mark].unwrapped)")
        case .digits: _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(mark.phone.suffix(4))"])
        default: break
        }
      }
      return browser
    }
  }

  /// More than the addresses alone: other choices of the pages that have them.
  private static let more: [String: [String]] = [
    "/can-bo": ["?muc=tat-ca", "?muc=tat-ca&co-quan=truc-thuoc"],
    "/can-bo/danh-sach.xlsx": ["?muc=tat-ca", "?muc=qua-han"],
    "/can-bo/tim": ["?q=tran", "?q=tran&dang=xlsx", "?q=khong-co-ai"],
    "/can-bo/so-theo-doi": ["?dang=xlsx", "?tu=2018-01-01&den=2018-01-02"],
    "/can-bo/lien-thong": ["?muc=ta-hoi", "?muc=da-xong", "?muc=ta-hoi-xong"],
    "/quan-tri/y-kien": ["?tu=2018-06-01&den=2018-06-30", "?tu=2018-06-01&den=2018-06-30&dang=csv", "?muc=3"],
    "/quan-tri/tre-han": ["?dang=csv"],
    "/quan-tri/bao-cao": ["?dang=csv"],
    "/can-bo/ho-so/{code}/bieu-mau/{form}": ["?ban-dich=en"],
  ]

  /// What a part is called in the table.
  private static func letter(_ part: LookPart) -> Character {
    switch part {
    case .details: "d"
    case .printedForm: "p"
    case .file: "f"
    case .list: "l"
    case .export: "e"
    case .comments: "c"
    case .messages: "m"
    }
  }

  /// The pages that show anything, and what is recorded of each visitor, in the order of `Visitor.allCases`: one of the
  /// letters above, or nothing.
  private static let table = """
    /api/v1/changes                                          .... ..... ... ... l.
    /api/v1/dossiers/Mốcalpha                                .... ..... ... ... d.
    /api/v1/dossiers/Mốcalpha/files/1                        .... ..... ... ... f.
    /api/v1/dossiers/Mốcbeta                                 .... ..... ... ... d.
    /can-bo/danh-sach.xlsx                                   .... eee.. ... ... ..
    /can-bo/danh-sach.xlsx?muc=tat-ca                        .... eee.. ... ... ..
    /can-bo/ho-so/Mốcalpha                                   .... ddd.. dd. d.. ..
    /can-bo/ho-so/Mốcalpha/bieu-mau/control-slip             .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcalpha/bieu-mau/control-slip?ban-dich=en .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcalpha/bieu-mau/receipt                  .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcalpha/bieu-mau/receipt?ban-dich=en      .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcalpha/dinh-chinh                        .... ddd.. ... ... ..
    /can-bo/ho-so/Mốcalpha/tep                               .... ddd.. d.. ... ..
    /can-bo/ho-so/Mốcalpha/tep/1                             .... fff.. f.. ... ..
    /can-bo/ho-so/Mốcalpha/tep/1/go                          .... ddd.. ... ... ..
    /can-bo/ho-so/Mốcalpha/y-kien/1/1                        .... fff.. .f. ... ..
    /can-bo/ho-so/Mốcbeta                                    .... ddd.. ... d.. ..
    /can-bo/ho-so/Mốcbeta/bieu-mau/control-slip              .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcbeta/bieu-mau/control-slip?ban-dich=en  .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcbeta/bieu-mau/receipt                   .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcbeta/bieu-mau/receipt?ban-dich=en       .... ppp.. ... p.. ..
    /can-bo/ho-so/Mốcbeta/dinh-chinh                         .... ddd.. ... ... ..
    /can-bo/ho-so/Mốcbeta/tep                                .... ddd.. ... ... ..
    /can-bo/lien-thong                                       .... ..... l.. ... ..
    /can-bo/lien-thong?muc=da-xong                           .... ..... .l. ... ..
    /can-bo/lien-thong?muc=ta-hoi                            .... lll.. ... ... ..
    /can-bo/lien-thong?muc=ta-hoi-xong                       .... lll.. ... ... ..
    /can-bo/so-theo-doi                                      .... lll.. ... ... ..
    /can-bo/so-theo-doi?dang=xlsx                            .... eee.. ... ... ..
    /can-bo/tim?q=tran                                       .... lll.. ... l.. ..
    /can-bo/tim?q=tran&dang=xlsx                             .... eee.. ... e.. ..
    /can-bo?muc=tat-ca&co-quan=truc-thuoc                    .... ..... ... l.. ..
    /ho-so-cua-toi                                           ...l ..... ... ... ..
    /ho-so-cua-toi/thong-tin                                 ...d ..... ... ... ..
    /ho-so-cua-toi/thong-tin.json                            ...d ..... ... ... ..
    /quan-tri/thu-di                                         .... ..... ... .m. ..
    /quan-tri/y-kien                                         .... ..c.. ... c.. ..
    /quan-tri/y-kien?tu=2018-06-01&den=2018-06-30            .... ..c.. ... c.. ..
    /quan-tri/y-kien?tu=2018-06-01&den=2018-06-30&dang=csv   .... ..e.. ... e.. ..
    /tra-cuu/Mốcalpha                                        .ddd ..... ... ... ..
    /tra-cuu/Mốcalpha/tep/1                                  .fff ..... ... ... ..
    /tra-cuu/Mốcalpha/thong-tin                              .ddd ..... ... ... ..
    /tra-cuu/Mốcalpha/thong-tin.json                         .ddd ..... ... ... ..
    /tra-cuu/Mốcbeta                                         .dd. ..... ... ... ..
    /tra-cuu/Mốcbeta/thong-tin                               .dd. ..... ... ... ..
    /tra-cuu/Mốcbeta/thong-tin.json                          .dd. ..... ... ... ..
    """

  @Test("shows nothing of a dossier without a record that names it, and records nothing else")
  func walk() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      var found: [String: String] = [:]
      let routes = portal.service.router().routes.filter { $0.method == .get }.map(\.pattern)
      for (place, visitor) in Visitor.allCases.enumerated() {
        let browser = try await visitor.browser(portal, seed)
        let agency = try visitor.agency(in: portal)
        if visitor.isProgram {
          let token = APIToken(agency: try agency.unwrapped, label: visitor.rawValue, createdAt: portal.now)
          try await portal.store.writer.transaction { try $0.add(token, digest: Secrets.digest(visitor.rawValue)) }
        }
        // The one action that has a page of its own.
        let correction = Address.correction.pattern
        for pattern in routes where pattern.hasPrefix("/api/") == visitor.isProgram {
          for mark in pattern.contains("{code}") ? LookSeed.Mark.allCases : [.alpha] {
            let code = try seed.codes[mark].unwrapped
            let walk = RouteWalk(portal: portal, dossiers: [code])
            for path in try walk.paths(pattern, dossier: code) {
              for query in [""] + (Self.more[pattern] ?? []) {
                let fields = visitor.isProgram ? [("Authorization", "Bearer \(visitor.rawValue)")] : []
                let before = try portal.newestLooks(1).first?.number ?? 0
                let answer = try await browser.ask("GET", path + query, fields: fields)
                let new = try portal.newestLooks(3).filter { $0.number > before }
                let row = "\(path.replacing(code.description, with: mark.rawValue))\(query)"
                let page =
                  pattern == Address.action.pattern
                  ? correction
                  : pattern.contains("{file}") ? path.replacing(code.description, with: "{code}") : pattern
                for look in new {
                  #expect(look.reader == visitor.reader && look.agency == agency, "\(visitor) \(row)")
                  #expect(look.page == page && look.count == look.dossiers.count, "\(visitor) \(row)")
                  #expect(look.at == portal.now)
                  #expect(LookSource(pattern: look.page) != nil, "\(look.page) has no name")
                }
                let letters = String(new.map { Self.letter($0.part) })
                #expect(letters.count <= 1, "\(visitor) \(row)")
                if !letters.isEmpty {
                  let none = String(repeating: ".", count: Visitor.allCases.count)
                  var line = Array(found[row] ?? none)
                  line[place] = Array(letters)[0]
                  found[row] = String(line)
                }
                // What is in a sheet cannot be read here: the table says which are recorded.
                guard answer.field("Content-Type") != Response.workbookType else { continue }
                let shown = Set(LookSeed.Mark.allCases.filter { $0.isIn(answer.text) }.compactMap { seed.codes[$0] })
                // The work of one's own agency is the one list that is not recorded.
                let isOwnWork = pattern == "/can-bo" && !query.contains("co-quan")
                #expect(
                  Set(new.flatMap(\.dossiers).map(\.code)) == (isOwnWork ? [] : shown), "\(visitor) \(row)")
              }
            }
          }
        }
      }
      var expected: [String: String] = [:]
      for row in Self.table.split(separator: "\n").map({ $0.split(separator: " ").map(String.init) })
      where row.count > 1 {
        expected[row[0]] = row[1...].joined()
      }
      for row in Set(found.keys).union(expected.keys).sorted() {
        #expect(found[row] == expected[row], "\(row) \(found[row] ?? "")")
      }
    }
  }
}
