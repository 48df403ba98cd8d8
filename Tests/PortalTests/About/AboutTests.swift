import OneStop
import TestSupport
import Testing

@testable import Pages

@Suite("What the site says about itself") struct AboutTests {
  private static let pages = ["/huong-dan", "/gioi-thieu", "/quyen-rieng-tu", "/tiep-can"]

  @Test("its pages are linked from the foot of every page, also for staff", arguments: ["vi", "en"])
  func foot(_ language: String) async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      _ = try await browser.get("/ngon-ngu/\(language)")
      for path in ["/", "/tra-cuu", "/thu-tuc", "/thong-ke", "/can-bo/dang-nhap", "/khong-co"] + Self.pages {
        let page = try await browser.get(path).text
        for address in Self.pages { #expect(page.contains("<li><a href=\"\(address)\">"), "\(path)") }
        #expect(page.contains("<a href=\"tel:1022\">1022</a>"))
        // Nobody has said where the source is.
        #expect(!page.contains("Mã nguồn") && !page.contains("Source code"))
        #expect(!page.contains("{"))
      }
      for path in Self.pages { #expect(try await browser.get(path).status == 200) }
    }
  }

  @Test("pages for everyone have titles of their own, and a description if they may be indexed")
  func titles() async throws {
    try await TestPortal.run { portal in
      let reader = try portal.store.makeReader()
      let procedures = try reader.catalogue().procedures.map { "/thu-tuc/\($0.code)" }
      reader.endBatch()
      let codes = [try portal.takeIn(.init(.process), .init(.finish())), try portal.takeIn()]
      let dossiers = codes.flatMap { ["/tra-cuu/\($0)", "/tra-cuu/\($0)/han"] } + ["/danh-gia/\(codes[0])"]
      let browser = portal.browser()
      var seen: [String: String] = [:]
      for path in ["/", "/tra-cuu", "/thu-tuc", "/thong-ke", "/can-bo/dang-nhap"] + Self.pages + procedures + dossiers {
        let page = try await browser.get(path).text
        let title = try #require(page.firstMatch(of: /<title>(.*?)<\/title>/)).1
        #expect(seen.updateValue(path, forKey: String(title)) == nil, "\(title)")
        let isHidden = page.contains("<meta name=\"robots\" content=\"noindex\">")
        #expect(page.contains("<meta name=\"description\" content=\"") != isHidden, "\(path)")
        #expect(isHidden || !dossiers.contains(path))
      }
    }
  }

  @Test("robots.txt says what not to crawl, and where the rest is listed")
  func files() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      let robots = try await browser.get("/robots.txt")
      #expect(robots.field("content-type") == "text/plain; charset=utf-8")
      for path in ["/tra-cuu/", "/danh-gia/", "/can-bo", "/quan-tri", "/api/"] {
        #expect(robots.text.contains("\nDisallow: \(path)\n"))
      }
      #expect(robots.text.contains("\nSitemap: http://127.0.0.1/sitemap.xml\n"))
      let sitemap = try await browser.get("/sitemap.xml")
      #expect(sitemap.field("content-type") == "application/xml; charset=utf-8")
      let form = /<\?xml [^>]*\?>\n<urlset xmlns="[^"]+">\n(<url><loc>[^<&]+<\/loc><\/url>\n)+<\/urlset>\n/
      #expect(sitemap.text.wholeMatch(of: form) != nil)
      let addresses = sitemap.text.matches(of: /<loc>(.*?)<\/loc>/).map { String($0.1) }
      #expect(addresses.count == Set(addresses).count)
      #expect(addresses.count > 60)
      #expect(!sitemap.text.contains("\(code)"))
      for address in addresses {
        let path = try #require(address.split(separator: "http://127.0.0.1").first.map(String.init))
        #expect(try await browser.get(path).status == 200, "\(path)")
      }
    }
  }
}
