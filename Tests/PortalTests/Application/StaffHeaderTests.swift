import OneStop
import TestSupport
import Testing

/// What staff see stays in no cache, on no disk of a shared computer (Rules.md, Who sees what).
@Suite("Pages for staff are never stored") struct StaffHeaderTests {
  @Test("each of them says no-store, also with mistakes")
  func pages() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let leader = try await portal.signedIn("truong", role: .leader)
      let root = portal.data.catalogue.roots.first?.code
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: root)
      let (dossier, days) = ("/can-bo/ho-so/\(code)", "tu=2018-01-01&den=2018-06-01")
      let both = [
        "/can-bo", "/can-bo?muc=tat-ca", "/can-bo/tim", "/can-bo/tim?q=a", "/can-bo/so-theo-doi", "/can-bo/lien-thong",
        "/can-bo/tiep-nhan", "/can-bo/tiep-nhan?thu-tuc=\(TestStore.press)",
        "/can-bo/tiep-nhan/hen?thu-tuc=\(TestStore.press)", dossier, "\(dossier)/dinh-chinh",
        "\(dossier)/bieu-mau/receipt", "\(dossier)/bieu-mau/refusal", "/can-bo/ho-so/000.00.14.H29-180601-0099",
        "/quan-tri", "/quan-tri/bao-cao?\(days)", "/quan-tri/bao-cao?\(days)&dang=csv",
        "/quan-tri/bao-cao?\(days)&dang=xlsx", "/quan-tri/bao-cao?\(days)&dang=json", "/quan-tri/bao-cao?tu=x",
        "/quan-tri/tre-han", "/can-bo/bao-cao-tuan", "/can-bo/bao-cao-tuan/2018-20", "/quan-tri/bao-cao-tuan",
        "/quan-tri/thu-di", "/quan-tri/ngay-nghi", "/quan-tri/ngay-nghi/thay-doi", "/quan-tri/co-quan",
        "/quan-tri/co-quan/giai-the",
      ]
      var seen = 0
      for browser in [leader, admin] {
        for path in both {
          let answer = try await browser.get(path)
          #expect(answer.field("Cache-Control") == "no-store", "\(path)")
          seen += answer.status == 200 ? 1 : 0
        }
      }
      #expect(seen > 25)
      let wrong = try await leader.post("/can-bo/tiep-nhan", ["_csrf": try await leader.get("/can-bo").csrf])
      #expect(wrong.status == 422 && wrong.field("Cache-Control") == "no-store")
    }
  }
}
