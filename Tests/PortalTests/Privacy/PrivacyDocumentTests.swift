import OneStop
import TestSupport
import Testing

@testable import Operations
@testable import Web
@testable import Words

@Suite("The table of what is held is a document with a version") struct PrivacyDocumentTests {
  /// The digest of both languages' sentences by version: a new sentence is a new version, and an old version stays what
  /// it was.
  private static let digests = [
    1: "wvuENU5vGyT8arM3IHDl0dBOq0nXHBKV89U2XStqZHU", 2: "6Qltp6ij7EsvgKq1MszPbbK_ExDVs46SYQyOLqJnG78",
  ]

  @Test("which is counted up when a sentence changes")
  func version() throws {
    let sentences = try Language.allCases.flatMap { language in
      let points = try Resources.words(language).privacy.points
      let tables = [points.names, points.purposes, points.bases, points.readers, points.terms, points.erasures]
      return PrivacyPoint.allCases.flatMap { point in tables.map { $0[point].text } }
    }
    #expect(Self.digests[PrivacyDocument.version] == Secrets.digest(sentences.joined(separator: "\n")))
    #expect(Self.digests.keys.max() == PrivacyDocument.version)
  }

  @Test("which the page names, with the day since which it holds")
  func page() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      for (language, sentence) in [
        ("vi", "Bản số \(PrivacyDocument.version) của bảng này, áp dụng từ 01/12/2026."),
        ("en", "Version \(PrivacyDocument.version) of this table, in force since 1 December 2026."),
      ] {
        _ = try await browser.get("/ngon-ngu/\(language)")
        #expect(try await browser.get("/quyen-rieng-tu").text.contains(sentence), "\(language)")
      }
    }
  }
}
