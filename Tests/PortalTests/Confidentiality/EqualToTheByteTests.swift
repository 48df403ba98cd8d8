import OneStop
import TestSupport
import Testing

@testable import API
@testable import OneStopStore
@testable import Portal

/// A city whose confidential dossiers are in every state answers like the same city without them: whatever anybody may
/// read tells nothing of them, not even by a subtraction (Rules.md, Figures that could show a person).
@Suite("What everybody may read is equal to the byte, with confidential dossiers and without", .eachEngine)
struct EqualToTheByteTests {
  /// An agency that merges into the district.
  private static let merged = "000.00.43.H29"
  private static let ordinary = "1.001570"
  /// Ordinary when its dossiers are filed, handled and rated; confidential afterwards.
  private static let laterConfidential = "1.001612"

  private static let days = [
    "tu=2018-01-01&den=2018-05-31", "tu=2018-05-01&den=2018-05-31", "tu=2018-06-01&den=2018-06-01",
  ]

  /// Queries beside the bare addresses, by the route that reads them.
  private static let queries: [String: [String]] = [
    "/thu-tuc": ["q=to+cao", "q=ho+kinh+doanh", "co-quan=\(TestStore.district)"],
    "/co-quan": ["q=quan+1"],
    "/tra-cuu": ["ma=0001"],
    "/thong-ke": days, "/thong-ke.csv": days, "/thong-ke.json": days, "/thong-ke.xlsx": days,
    "/thong-ke/{agency}": days,
    "/api/v1/procedures": ["agency=\(TestStore.district)"],
    "/api/v1/reports/on-time": [
      "from=2018-01-01", "from=2018-01-01&by=procedure", "from=2018-01-01&by=field&agency=\(TestStore.district)",
      "from=2018-06-01&to=2018-06-01",
    ],
  ]

  /// Addresses beside those that each route has in every walk.
  private static let paths: [String: [String]] = [
    "/thong-ke/{agency}": ["", ".csv", ".json", ".xlsx"].map { "/thong-ke/\(TestStore.district)\($0)" },
    "/thu-tuc/{code}": [TestStore.confidential, laterConfidential].map { "/thu-tuc/\($0)" },
    "/api/v1/procedures/{code}": [TestStore.confidential, laterConfidential].map { "/api/v1/procedures/\($0)" },
  ]

  /// All that may differ between two answers to the same question, and nothing else.
  private static func masked(_ answer: Answer) -> String {
    var text = answer.text
    // The token and the number of a form.
    text.replace(/name="(_csrf|so_phieu)" value="[^"]*"/, with: "")
    // The program's memory, and the requests it has answered.
    text.replace(/(process_resident_memory_bytes|motcua_requests_total\{)[^\n]*/, with: "")
    let isMasked = text != answer.text
    let fields = answer.fields.filter { name, _ in
      // The server's clock; a guest's cookie; the tag and length of a text that is masked.
      !["date", "set-cookie"].contains(name.lowercased())
        && !(isMasked && ["etag", "content-length"].contains(name.lowercased()))
    }
    return "\(answer.status) \(fields)\n\(isMasked ? text : "\(answer.body)")"
  }

  private enum Life: CaseIterable {
    case filed, accepted, overdue, waiting, corrected, assigned, endedOnTime, endedLate, withdrawn, stopped, handedOver
    case undone, transferred

    var start: String { [.filed, .accepted, .assigned].contains(self) ? "2018-06-01T08:00" : "2018-01-03T09:00" }

    var steps: [(at: String, DossierCommand.Kind)] {
      let (soon, late, today) = ("2018-01-04T09:00", "2018-05-04T09:00", "2018-06-01T09:00")
      return switch self {
      case .filed, .accepted, .overdue, .transferred: []
      case .waiting: [(soon, .process), (soon, .requestSupplement(papers: ["x"]))]
      case .corrected: [(soon, .process), (late, .correct(EqualToTheByteTests.details))]
      case .assigned: [(today, .process), (today, .assign(officer: "ha"))]
      case .endedOnTime: [(soon, .process), (soon, .finish())]
      case .endedLate: [(soon, .process), (late, .finish(cause: .overload))]
      case .withdrawn: [(soon, .withdraw)]
      case .stopped: [(soon, .process), (late, .stop(cause: .overload))]
      case .handedOver: [(soon, .process), (soon, .finish()), (today, .handOver)]
      case .undone: [(soon, .process), (soon, .finish()), (today, .undoEnd)]
      }
    }
  }

  private static let details = FilingDetails(
    applicant: Applicant(
      kind: .citizen, name: "Người Đổi Tên", identity: nil, phone: PhoneNumber(stored: "0987654320")),
    summary: "", papers: [], returnBy: .counter, notices: nil)

  @discardableResult
  private static func add(_ code: String, to portal: TestPortal, _ life: Life) throws -> StoredDossier {
    let procedure = try ProcedureCode(code).flatMap(portal.data.catalogue.procedure).unwrapped
    let agency = AgencyCode(life == .transferred ? merged : TestStore.district)
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try agency.unwrapped,
      channel: life == .filed ? .online : .counter,
      applicant: Applicant(
        kind: .citizen, name: "Người Nộp", identity: IdentityNumber("079099999999", for: .citizen),
        phone: PhoneNumber("0987654321")),
      summary: "x", papers: [], returnBy: .counter, key: try LookupKey("ABCDEFGH").unwrapped)
    let at = try Moment(life.start).unwrapped
    return try portal.data.add(
      filing, procedure.rules, at: at, recordedAt: at, isAccepted: life != .filed, by: .staff(login: "lan"),
      life.steps.map { (DossierCommand($0.1, note: "x"), try Moment($0.at).unwrapped) })
  }

  /// As many answers as show a figure, all of one kind.
  private static func rate(_ code: String, _ level: Rating.Level, in portal: TestPortal) throws {
    for _ in 0..<12 {
      let stored = try add(code, to: portal, .endedOnTime)
      try portal.store.writer.bulk { transaction in
        let rating = Rating(level: level, comment: "", at: try Moment("2018-05-15T09:00").unwrapped)
        #expect(try transaction.rate(rating, dossier: stored))
      }
    }
  }

  private static func makeConfidential(_ code: String, in portal: TestPortal) throws {
    let files = try Resources.catalogueFiles().map { file in
      guard file.name.hasSuffix("procedures.json") else { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
      let changed = text.replacing("\"code\": \"\(code)\",", with: "\"code\": \"\(code)\", \"confidential\": true,")
      #expect(changed != text)
      return CatalogueFile(name: file.name, bytes: Array(changed.utf8))
    }
    let now = portal.now
    try portal.store.writer.bulk { _ = try $0.importCatalogue(files, now: now) }
  }

  /// Every public answer of the city at one moment.
  private static func answers(hidden: Bool) async throws -> [(question: String, answer: String)] {
    var answers: [(question: String, answer: String)] = []
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      var codes: [DossierCode] = []
      for life in Life.allCases {
        if hidden { try add(TestStore.confidential, to: portal, life) }
        codes.append(try add(ordinary, to: portal, life).dossier.code)
      }
      try rate(ordinary, .satisfied, in: portal)
      if hidden {
        for life in Life.allCases { try add(laterConfidential, to: portal, life) }
        try rate(laterConfidential, .unsatisfied, in: portal)
      }
      try makeConfidential(laterConfidential, in: portal)
      try portal.dissolve(merged, into: TestStore.district)
      for language in ["vi", "en"] {
        let browser = portal.browser()
        _ = try await browser.get("/ngon-ngu/\(language)")
        let walk = RouteWalk(portal: portal, dossiers: codes)
        for (method, pattern) in portal.service.router().routes where method == .get {
          for path in try codes.flatMap({ try walk.paths(pattern, dossier: $0) }).unique + (paths[pattern] ?? []) {
            for query in [""] + (queries[pattern] ?? []).map({ "?\($0)" }) {
              // The choice of a language is a cookie.
              if path.hasPrefix("/ngon-ngu/") { continue }
              answers.append(("\(language) \(path)\(query)", masked(try await browser.get(path + query))))
            }
          }
        }
      }
      #expect(try portal.store.check().findings == [])
    }
    return answers
  }

  @Test("pages in both languages, files, the API without a token, site map, figures for monitoring")
  func everybody() async throws {
    let with = try await Self.answers(hidden: true)
    let without = try await Self.answers(hidden: false)
    #expect(with.map(\.question) == without.map(\.question))
    #expect(with.count { $0.answer.hasPrefix("200") } > 200)
    for (one, two) in zip(with, without) { #expect(one.answer == two.answer, "\(one.question)") }
  }
}

extension [String] {
  /// Each once, in their order.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
