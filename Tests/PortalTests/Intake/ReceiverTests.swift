import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web

/// A dossier filed at one centre and solved by another agency (Decree 118/2025/NĐ-CP).
@Suite("Filed anywhere, solved where it belongs", .eachEngine) struct ReceiverTests {
  private static let here = "000.01.41.H29"
  private static let there = "000.02.41.H29"
  private static let procedure = TestPortal.certifiedCopy
  private static let address = "/can-bo/tiep-nhan?thu-tuc=\(procedure)&khac=1"

  private static func run(
    _ now: String = "2025-07-01T09:30", _ body: (TestPortal, Browser) async throws -> Void
  ) async throws {
    try await TestPortal.run(now: now) { portal in
      try await body(portal, try await portal.signedIn("mai", role: .clerk, agency: AgencyCode(here)))
    }
  }

  private static func send(_ clerk: Browser, _ fields: [(String, String)]) async throws -> Answer {
    let page = try await clerk.get(address)
    let hidden = ["_csrf", "so_phieu", "thu_tuc"].map { ($0, page.value(of: $0) ?? "") }
    let person = [("ho_ten", "Nguyễn Thị Ánh"), ("so_dinh_danh", "079185012345"), ("dien_thoai", "0912345678")]
    return try await clerk.post(address, pairs: hidden + person + fields)
  }

  @Test("It is the chosen agency's, taken in by the centre, whose receipt it has and which hands the result over")
  func takenIn() async throws {
    try await Self.run { portal, clerk in
      #expect(try await clerk.get("/can-bo/tiep-nhan?thu-tuc=\(Self.procedure)").text.contains("khac=1"))
      let code = try IntakeForm.code(try await Self.send(clerk, [("co_quan", Self.there)]))
      let filing = try portal.dossier(code).filing
      #expect(filing.agency.description == Self.there && filing.receiver?.description == Self.here)
      #expect(code.description.hasPrefix(Self.there))
      let receipt = try await clerk.get("/can-bo/ho-so/\(code)/bieu-mau/receipt")
      let (own, other) = (try portal.data.agency(Self.here), try portal.data.agency(Self.there))
      let heads = try String(receipt.text.firstMatch(of: /class="heads".*?<h1>/).unwrapped.output)
      #expect(heads.contains(own.name.vietnamese) && !heads.contains(other.name.vietnamese))
      #expect(receipt.text.contains(other.name.vietnamese))
      #expect(try await clerk.get("/can-bo/nhan-cho-noi-khac").text.contains("\(code)"))
      let page = try await clerk.get("/can-bo/ho-so/\(code)").text
      #expect(page.contains("<dt>Nơi tiếp nhận</dt>"))
      let forms = Set(page.matches(of: /action="\/can-bo\/ho-so\/[^\/"]+\/([a-z-]+)"/).map { String($0.output.1) })
      #expect(forms == [Action.withdraw.path])
      // Solved there, handed over here.
      let officer = try await portal.signedIn("lan", agency: AgencyCode(Self.there))
      #expect(try await officer.act(code, Action.process.path).status == 303)
      #expect(try await clerk.act(code, Action.handOver.path).status == 409)
      #expect(try await officer.act(code, Action.finish.path).status == 303)
      #expect(try await clerk.act(code, Action.handOver.path).status == 303)
      #expect(try portal.dossier(code).status == .handedOver)
      #expect(try await !clerk.get("/can-bo/nhan-cho-noi-khac").text.contains("\(code)"))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("What is the solving agency's alone, no other centre does")
  func actions() async throws {
    try await Self.run { portal, clerk in
      let code = try IntakeForm.code(try await Self.send(clerk, [("co_quan", Self.there)]))
      let stranger = try await portal.signedIn("la", role: .clerk, agency: AgencyCode(TestStore.district))
      let leader = try await portal.signedIn("sep", role: .leader, agency: AgencyCode(Self.here))
      for action in Action.allCases where action.isOfHandlingAgency {
        let allowed = action.isOfReceiver
        let seen = try await stranger.get("/can-bo/tiep-nhan")
        #expect(try await stranger.act(code, action.path, on: seen).status == 403)
        for reader in [clerk, leader] {
          let status = try await reader.act(code, action.path).status
          #expect(allowed ? status != 403 : status == 403, "\(action)")
        }
        for path in ["dinh-chinh", "tep"] where !allowed {
          #expect(try await clerk.get("/can-bo/ho-so/\(code)/\(path)").status == 403, "\(path)")
        }
      }
    }
  }

  @Test("Where no agency was chosen, the one that the address means is proposed; nothing is taken in")
  func proposed() async throws {
    try await Self.run { portal, clerk in
      for wrong in ["", "000.00.99.H29", "x", TestStore.department] {
        let answer = try await Self.send(
          clerk,
          [
            ("co_quan", wrong), ("dia_chi", "12 Lê Lợi"),
            ("phuong_xa", try portal.data.agency(Self.there).name.vietnamese),
          ])
        // Its own is offered without a choice.
        if wrong.isEmpty {
          #expect(answer.status == 303)
        } else {
          #expect(answer.status == 422 && answer.text.contains("href=\"#co_quan\""), "\(wrong)")
        }
      }
    }
  }

  @Test("Before intake knew no boundaries, nobody took in for another agency; nor a confidential dossier ever")
  func bounded() async throws {
    try await Self.run("2025-06-30T09:30") { portal, clerk in
      let page = try await clerk.get("/can-bo/tiep-nhan?thu-tuc=\(Self.procedure)")
      let answer = try await Self.send(clerk, [("co_quan", Self.there)])
      #expect(!page.text.contains("khac=1") && answer.status == 422)
    }
    try await Self.run { portal, clerk in
      let secret = try portal.data.catalogue.procedure(ProcedureCode(TestStore.confidential).unwrapped).unwrapped
      let agency = try portal.data.agency(Self.here)
      let solver = Solver(of: secret, at: agency, in: portal.data.catalogue, on: portal.now.date)
      #expect(solver.others.isEmpty)
    }
  }

  @Test("The list goes on from page to page, the newest first")
  func list() async throws {
    try await Self.run { portal, clerk in
      let (filing, procedure) = try portal.data.filing(at: Self.there)
      var codes: [DossierCode] = []
      for _ in 0..<(ReceivedPage.length + 2) {
        var filing = filing
        filing.key = LookupKey()
        filing.receiver = try AgencyCode(Self.here).unwrapped
        let take = TakeIn(
          filing: filing, rules: procedure.rules, actor: .staff(login: "mai"), notices: try portal.data.notices(),
          now: portal.now)
        guard case .taken(let stored) = try portal.data.run(take) else { continue }
        codes.append(stored.dossier.code)
      }
      let first = try await clerk.get("/can-bo/nhan-cho-noi-khac").text
      let link = try first.firstMatch(of: /\/can-bo\/nhan-cho-noi-khac\?truoc=\d+/).unwrapped.output
      let second = try await clerk.get("\(link)").text
      let shown = codes.map { (first.contains("\($0)<"), second.contains("\($0)<")) }
      #expect(shown.prefix(2).allSatisfy { !$0.0 && $0.1 } && shown.dropFirst(2).allSatisfy { $0.0 && !$0.1 })
    }
  }
}
