import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("Questions and answers of an agency that merged into another") struct FormerAnswersTests {
  private static let planning = Permit.planning?.description ?? ""
  private static let construction = Permit.construction?.description ?? ""

  /// A permit about which planning has answered, with a file.
  private func answered(_ portal: TestPortal) async throws -> DossierCode {
    let code = try portal.permit(asking: [Permit.planning, Permit.police])
    let asked = try await portal.signedIn("qh", agency: Permit.planning)
    let sent = try await asked.answer(of: code, "agree", "Đồng ý", files: [.file("a.pdf", Permit.pdf)])
    #expect(sent.status == 303)
    return code
  }

  @Test("The successor of the agency that answered reads the dossier, its files and the answer in its list")
  func asked() async throws {
    try await TestPortal.run { portal in
      let code = try await answered(portal)
      let successor = try await portal.signedIn("tt", agency: TestPortal.department)
      let file = "/can-bo/ho-so/\(code)/y-kien/1/1"
      let list = "/can-bo/lien-thong?muc=da-xong"
      for path in [file, "/can-bo/ho-so/\(code)"] { #expect(try await successor.get(path).status == 403) }
      #expect(try await !successor.get(list).text.contains("\(code)"))
      try portal.dissolve(Self.planning, into: TestStore.department)
      #expect(try await successor.get(file).body == Permit.pdf)
      let page = try await successor.get("/can-bo/ho-so/\(code)")
      #expect(page.status == 200 && page.text.contains("href=\"\(file)\"") && !page.text.contains("id=\"tra-loi\""))
      #expect(!page.text.contains("<details class=\"action") && !page.text.contains("/bieu-mau/"))
      let name = try portal.data.agency(Self.planning).name.vietnamese
      let listed = try await successor.get(list).text
      #expect(listed.contains("/can-bo/ho-so/\(code)\"") && listed.contains("Gửi \(name), nay thuộc cơ quan bạn"))
      // The answer is not its to change, and the third agency's question not its to answer.
      for number in [1, 2] { #expect(try await successor.answer(number, of: code, "object", "x").status != 303) }
      let third = try await portal.signedIn("pc", agency: Permit.police)
      #expect(try await third.get(file).status == 403)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("The successor of the agency that asked opens the files of dossiers closed in the old name")
  func asker() async throws {
    try await TestPortal.run { portal in
      let code = try await answered(portal)
      let (now, calendar) = (portal.now, portal.data.calendar)
      try portal.store.writer.bulk { transaction in
        _ = try transaction.append(to: code) {
          try $0.dossier.decide(DossierCommand(.stop(), note: "x"), by: .portal, calendar: calendar, now: now)
        }
      }
      let successor = try await portal.signedIn("tt", agency: TestPortal.department)
      let file = "/can-bo/ho-so/\(code)/y-kien/1/1"
      #expect(try await successor.get(file).status == 403)
      try portal.dissolve(Self.construction, into: TestStore.department)
      #expect(try portal.dossier(code).agency == Permit.construction)
      #expect(try await successor.get(file).body == Permit.pdf)
      #expect(try await successor.get("/can-bo/ho-so/\(code)").text.contains("href=\"\(file)\""))
    }
  }

  @Test("The successor can answer a question that has not passed yet, which is its own from then on")
  func notYetPassed() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      try portal.dissolve(Self.planning, into: TestStore.department, passing: false)
      let successor = try await portal.signedIn("tt", agency: TestPortal.department)
      #expect(try await successor.answer(of: code, "agree").status == 303)
      #expect(try portal.dossier(code).consultations[0].agency == TestPortal.department)
      #expect(try portal.store.check().findings == [])
    }
  }
}
