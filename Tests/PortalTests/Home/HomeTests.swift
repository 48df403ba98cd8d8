import Foundation
import OneStop
import TestSupport
import Testing

@Suite("The home page", .eachEngine) struct HomeTests {
  @Test("the look-up box comes first, then services and the city's rate")
  func order() async throws {
    try await TestPortal.run { portal in
      try portal.takeIn(.init(.process), .init(.finish()))
      let browser = portal.browser()
      let page = try await browser.get("/").text
      let box = try #require(page.range(of: "action=\"/tra-cuu\""))
      let services = try #require(page.range(of: "action=\"/thu-tuc\""))
      let rate = try #require(page.range(of: "100,0%"))
      #expect(box.lowerBound < services.lowerBound)
      #expect(services.lowerBound < rate.lowerBound)
      #expect(page.contains("1 trên 1 hồ sơ"))
      #expect(page.contains("<time datetime=\"2018-06-01T11:30:00+07:00\">"))
      #expect(page.contains("href=\"/thong-ke"))
      #expect(page.contains("href=\"/can-bo\""))
    }
  }

  @Test("a rate without dossiers is not shown as a number")
  func nothing() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let page = try await browser.get("/").text
      #expect(!page.contains("big-number"))
      #expect(page.contains("chưa có hồ sơ nào giải quyết xong"))
    }
  }

  @Test("a reader without forms to send gets no cookie")
  func cookies() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let home = try await browser.get("/")
      #expect(home.field("set-cookie") == nil)
    }
  }
}
