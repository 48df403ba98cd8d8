import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("An agency whose question is closed keeps the question and its answer") struct FormerQuestionTests {
  /// What a dossier of `permit` has of its applicant.
  private static let particulars = [
    "Nguyễn Thị Ánh", "079123456789", "0912345678", "091 234 5678", "0912 345 678", "Đề nghị riêng tư",
    "Tờ khai bí mật",
  ]

  @Test(
    "it sees name, identity, phone, request, papers and others' answers only while the question is open",
    arguments: [Action.withdrawConsultation, .answerConsultation, .finish, .stop, .withdraw])
  func over(_ end: Action) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning, Permit.police], question: "Chiều cao được mấy tầng?")
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let other = try await portal.signedIn("pc", agency: Permit.police)
      let sent = try await other.answer(2, of: code, "agree", "Ý kiến của công an", files: [.file("a.pdf", Permit.pdf)])
      #expect(sent.status == 303)
      let path = "/can-bo/ho-so/\(code)"
      let open = try await asked.get(path)
      #expect(open.text.contains("Nguyễn Thị Ánh") && open.text.contains("Đề nghị riêng tư"))
      #expect(try await asked.get("/can-bo/lien-thong").text.contains("Nguyễn Thị Ánh"))

      try portal.carryOut(end, code, by: end == .answerConsultation ? "qh" : "xd")
      let pages = [
        try await asked.get(path), try await asked.get("/can-bo/lien-thong?muc=da-xong"),
        try await asked.get("/can-bo/lien-thong"), try await asked.answer(1, of: code, "object", "Muộn rồi"),
        try await asked.get("\(path)?da=tra-loi"),
      ]
      #expect(pages.map(\.status) == [200, 200, 200, 409, 200])
      #expect(pages[0].text.contains("Chiều cao được mấy tầng?") && pages[1].text.contains("\(code)"))
      #expect(pages[3].text.contains("Muộn rồi"))
      for (place, page) in pages.enumerated() {
        for text in Self.particulars + ["Ý kiến của công an", "a.pdf"] {
          #expect(!page.text.contains(text), "\(place): \(text)")
        }
      }
      #expect(try await asked.get("\(path)/y-kien/2/1").status == 403)
      #expect(try await asked.get("\(path)/dinh-chinh").status == 403)
      #expect(try await asked.get("\(path)/bieu-mau/receipt").status == 403)
      #expect(try await asked.act(code, "xu-ly", on: pages[0]).status == 403)
      // The agency that asked sees it all as before.
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let whole = try await asker.get(path)
      #expect(whole.text.contains("Nguyễn Thị Ánh") && whole.text.contains("Ý kiến của công an"))
    }
  }

  @Test("asked again, it sees the dossier again; its own answer and files stay its own")
  func again() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(question: "Lần một")
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let sent = try await asked.answer(of: code, "object", "Quá cao", files: [.file("b.pdf", Permit.pdf)])
      #expect(sent.status == 303)
      let former = try await asked.get(try #require(sent.location))
      #expect(former.text.contains("Quá cao") && former.text.contains("role=\"status\""))
      #expect(try await asked.get("/can-bo/ho-so/\(code)/y-kien/1/1").body == Permit.pdf)
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let fields = [("co_quan", "\(try #require(Permit.planning))"), ("so_ngay", "3"), ("noi_dung", "Lần hai")]
      #expect(try await asker.askAgencies(code, fields).status == 303)
      let open = try await asked.get("/can-bo/ho-so/\(code)")
      #expect(open.text.contains("Nguyễn Thị Ánh") && open.text.contains("Lần hai"))
    }
  }
}
