import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Web

@Suite("Looks by whoever is named", .eachEngine) struct LookReaderTests {
  private static let path = "/quan-tri/nhat-ky-xem"
  private static let agency = AgencyCode(TestStore.district)

  private static func count(_ answer: Answer) -> Int { answer.text.matches(of: /<tr><th scope="row">/).count }

  @Test("A login in any case, the words of a display name and a label find the same looks; a strange name is said")
  func named() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(agency: Self.agency)
      _ = try await portal.signedIn("lan.nguyen", role: .officer, agency: Self.agency)
      let now = portal.now
      _ = try portal.data.addToken(TestStore.district, label: "Phần mềm đất đai")
      try await portal.store.writer.transaction { transaction in
        let id = try transaction.dossier(code).unwrapped.id
        for reader in [.person("lan.nguyen"), .person("nghi-roi"), .token("Phần mềm đất đai")] as [LookReader] {
          try transaction.record(
            Look(at: now, reader: reader, agency: Self.agency, part: .details, page: "/x", dossiers: [id]))
        }
      }
      let name = try portal.data.read { try $0.accountNames(["lan.nguyen"])["lan.nguyen"].unwrapped }
      let auditor = try await portal.signedIn("giam-sat", role: .auditor, agency: Self.agency)
      for typed in ["lan.nguyen", "LAN.NGUYEN", " Lan.Nguyen ", name, name.folded, "phan mem dat dai", "nghi-roi"] {
        let found = try await auditor.get("\(Self.path)?nguoi=\(percentEncoded(typed))")
        #expect(found.status == 200 && Self.count(found) == 1, "\(typed)")
      }
      let strange = try await auditor.get("\(Self.path)?nguoi=khong-ai-ca")
      #expect(strange.text.contains("Không có tài khoản hay mã truy cập nào tên như vậy"))
      let other = try await auditor.get("\(Self.path)?nguoi=lan.nguyen&phan=comments")
      #expect(!other.text.contains("Không có tài khoản") && other.text.contains("Không có lần xem nào khớp"))
    }
  }

  @Test("Of a list, as many more are counted as the reader may see; of all, all")
  func more() async throws {
    try await TestPortal.run { portal in
      let own = try (0..<7).map { _ in try portal.addDossier(agency: Self.agency) }
      let foreign = try (0..<4).map { _ in try portal.addDossier(agency: AgencyCode(TestStore.otherDistrict)) }
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        let all = try (own + foreign).map { try transaction.dossier($0).unwrapped.id }
        let city = AgencyCode("000.00.00.H29")
        try transaction.record(
          Look(at: now, reader: .person("x"), agency: city, part: .list, page: "/x", dossiers: all))
      }
      let auditor = try await portal.signedIn("giam-sat", role: .auditor, agency: Self.agency)
      #expect(try await auditor.get(Self.path).text.contains("và 2 hồ sơ khác"))
      // One of them by its code, and the six others.
      let one = try await auditor.get("\(Self.path)?ma=\(own[6])").text
      #expect(one.contains("\(own[6])") && !one.contains("\(own[0])") && one.contains("và 6 hồ sơ khác"))
      let city = try await portal.signedIn("thanh", role: .auditor, agency: AgencyCode("000.00.00.H29"))
      #expect(try await city.get(Self.path).text.contains("và 6 hồ sơ khác"))
    }
  }
}
