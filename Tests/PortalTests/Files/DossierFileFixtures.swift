import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web

extension Browser {
  /// Sends a form of the dossier's files as its page has it.
  /// - Parameter paper: the one that all of the files are, where the form adds papers; empty: any other.
  func sendFiles(
    _ code: DossierCode, _ deed: String, _ fields: [(String, String)] = [], files: [Part] = [], as paper: String = ""
  ) async throws -> Answer {
    let files = paper.isEmpty ? files : files.map { $0.within(PaperFields.field(of: paper)) }
    let page = try await get("/can-bo/ho-so/\(code)/tep")
    #expect(page.status == 200)
    return try await upload(
      "/can-bo/ho-so/\(code)/tep",
      [.text("_csrf", page.csrf), .text("viec", deed)] + fields.map { .text($0.0, $0.1) } + files)
  }
}

extension TestPortal {
  /// The browser of somebody who has opened the dossier with its key.
  func opened(_ code: DossierCode) async throws -> Browser {
    let browser = browser()
    _ = try await browser.get("/tra-cuu/\(code)?khoa=\(dossier(code).filing.key)")
    return browser
  }

  /// What the program of a permit's agency adds.
  func send(_ content: [UInt8], to code: DossierCode, as paper: String) async throws -> Answer {
    let token = try data.addToken(Permit.construction.unwrapped.description, label: Secrets.random(bytes: 6))
    return try await browser().ask(
      "POST", "/api/v1/dossiers/\(code)/files?name=a.pdf&paper=\(percentEncoded(paper))",
      fields: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/octet-stream")], body: content)
  }
}
