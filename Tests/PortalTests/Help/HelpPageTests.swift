import OneStop
import TestSupport
import Testing

@testable import Operations
@testable import Words

@Suite("Pages of the help") struct HelpPageTests {
  @Test("everyone reads the citizens' part, and staff are led to their own")
  func readers() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let page = try await browser.get("/huong-dan")
      #expect(page.status == 200)
      #expect(page.text.contains("<h1>Hướng dẫn cho người dân</h1>"))
      #expect(page.text.contains("<meta name=\"description\""))
      for reader in HelpReader.allCases where reader != .citizens {
        #expect(try await browser.get(Address.helpFor(reader).description).status == 200)
      }
      let own = try await browser.get(Address.helpFor(.citizens).description)
      #expect(own.status == 303 && own.field("location") == "/huong-dan")
      #expect(try await browser.get("/huong-dan/khong-co").status == 404)
      _ = try await browser.get("/ngon-ngu/en")
      #expect(try await browser.get("/huong-dan").text.contains("<h1>Help for citizens</h1>"))

      for role in Account.Role.allCases {
        let staff = try await portal.signedIn(role.rawValue, role: role)
        let answer = try await staff.get("/huong-dan")
        #expect(answer.status == 303)
        #expect(answer.field("location") == Address.helpFor(HelpReader(role)).description)
        let part = try await staff.get(Address.helpFor(HelpReader(role)).description).text
        #expect(part.contains("<a href=\"/huong-dan\" aria-current=\"page\">Hướng dẫn</a>"))
        #expect(part.contains("/can-bo/dang-xuat"))
        let citizens = try await staff.get(Address.helpFor(.citizens).description).text
        #expect(citizens.contains("<h1>Hướng dẫn cho người dân</h1>"))
      }
    }
  }
}
