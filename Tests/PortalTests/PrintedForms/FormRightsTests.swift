import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Web
@testable import Words

/// Every form on paper against everybody who might ask for it: the receipt alone has the applicant's key.
@Suite("Rights to print forms") struct FormRightsTests {
  private static let readers: [(login: String, role: Account.Role, agency: AgencyCode?, isAllowed: Bool)] = [
    ("ban-hanh", .clerk, Permit.construction, true), ("xu-ly", .officer, Permit.construction, true),
    ("truong", .leader, Permit.construction, true), ("quan-tri", .admin, Permit.construction, false),
    ("duoc-hoi", .officer, Permit.planning, false), ("duoc-hoi.lanh-dao", .leader, Permit.planning, false),
    ("da-tra-loi", .officer, Permit.environment, false), ("nguoi-ngoai", .clerk, Permit.police, false),
    ("nguoi-ngoai.lanh-dao", .leader, Permit.police, false),
  ]

  @Test("the sheet is in the language asked for, and the page around it in the reader's", arguments: ["vi", "en"])
  func languages(_ reader: String) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning])
      let browser = try await portal.signedIn("xu-ly", agency: Permit.construction)
      _ = try await browser.get("/ngon-ngu/\(reader)")
      let words = try Resources.words(reader == "en" ? .english : .vietnamese)
      for (query, sheet) in [("", "vi"), ("?ban-dich=en", "en")] {
        for form in ["receipt", "control-slip"] {
          let page = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/\(form)\(query)").text
          #expect(
            page.contains("<html lang=\"\(reader)\">") && page.contains("<article class=\"paper\" lang=\"\(sheet)\">"))
          for phrase in [words.site.signOut, words.printed.screen.back, words.about.foot.label] {
            #expect(page.contains(phrase.text), "\(form)\(query): \(phrase.text)")
          }
          #expect(page.contains("<p class=\"paper-note\" lang=\"en\">") == (sheet == "en"))
        }
      }
    }
  }

  @Test("the handling agency prints all of them; consulted and other agencies print none")
  func table() async throws {
    try await TestPortal.run { portal in
      let dossiers = try [Action.requestSupplement, .extend, .stop].map { action in
        let code = try portal.permit(asking: [Permit.planning, Permit.environment])
        try portal.carryOut(.answerConsultation, code, number: 2, by: "da-tra-loi")
        try portal.carryOut(action, code, by: "xu-ly")
        return code
      }
      for reader in Self.readers {
        let browser = try await portal.signedIn(reader.login, role: reader.role, agency: reader.agency)
        var printed: Set<PrintedForm> = []
        for code in dossiers {
          for form in PrintedForm.allCases {
            for query in ["", "?ban-dich=en"] {
              let answer = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/\(form.rawValue)\(query)")
              let place = "\(reader.login), \(form)"
              #expect(reader.isAllowed ? [200, 404].contains(answer.status) : answer.status == 403, "\(place)")
              #expect(answer.field("Cache-Control") == "no-store", "\(place)")
              if answer.status == 200 { printed.insert(form) }
              let key = try portal.dossier(code).filing.key.spaced
              #expect(answer.text.contains(key) == (answer.status == 200 && form == .receipt), "\(place)")
            }
          }
        }
        #expect(printed == (reader.isAllowed ? Set(PrintedForm.allCases).subtracting([.refusal]) : []))
      }
      for form in PrintedForm.allCases {
        let stranger = try await portal.browser().get("/can-bo/ho-so/\(dossiers[0])/bieu-mau/\(form.rawValue)")
        #expect(stranger.status == 303 && stranger.location?.hasPrefix("/can-bo/dang-nhap") == true)
      }
    }
  }
}

extension TestPortal {
  /// Done by somebody of the staff now, with all that the action may need.
  func carryOut(_ action: Action, _ code: DossierCode, number: Int = 1, by login: String) throws {
    let (now, calendar) = (now, data.calendar)
    let usual = DossierCommand.Kind.usual(
      action, newDue: now.adding(microseconds: 90 * Moment.day), number: number)
    let command = DossierCommand(usual, note: "Lý do rõ ràng")
    try store.writer.bulk { transaction in
      let id = try transaction.dossier(code).unwrapped.id
      _ = try transaction.append(to: id) {
        try $0.dossier.decide(command, by: .staff(login: login), calendar: calendar, now: now)
      }
    }
  }
}
