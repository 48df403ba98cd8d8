import Foundation
import OneStop
import TestSupport
import Testing

@Suite("Under the applicant's signature") struct SignatureTests {
  @Test("is the signer's name: the representative's, if there is one", arguments: [true, false])
  func signer(_ isRepresented: Bool) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let agency = try #require(TestPortal.department.flatMap(portal.data.catalogue.agency))
      let procedure = try #require(
        portal.data.catalogue.procedures(handledBy: agency).first { $0.rules.time.unit == .workingDays })
      let applicant = Applicant(
        kind: .organisation, name: "Trường An Hòa", identity: nil,
        representative: isRepresented ? Representative(name: "Lê Văn Tám", identity: nil) : nil)
      func add(isAccepted: Bool) throws -> DossierCode {
        let filing = Filing(
          procedure: procedure.code, procedureVersion: 1, agency: agency.code,
          channel: isAccepted ? .counter : .online, applicant: applicant, summary: "", papers: [], returnBy: .counter,
          key: LookupKey())
        return try portal.data.add(
          filing, procedure.rules, at: portal.now, recordedAt: portal.now, isAccepted: isAccepted
        ).dossier.code
      }
      let accepted = try add(isAccepted: true)
      let refused = try add(isAccepted: false)
      _ = try await browser.act(refused, "tu-choi", [("ghi_chu", "Đơn không có chữ ký")])
      for (code, form) in [(accepted, "receipt"), (refused, "refusal")] {
        let page = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/\(form)").text
        let signatures = try #require(page.components(separatedBy: "(Ký").dropFirst().first)
        #expect(signatures.contains(isRepresented ? "Lê Văn Tám" : "Trường An Hòa"), "\(form)")
        #expect(!isRepresented || !signatures.contains("Trường An Hòa"), "\(form)")
      }
    }
  }
}
