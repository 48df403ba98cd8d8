import OneStop
import OpenID
import Testing
import Words

@testable import Operations

@Suite("The file of identity providers") struct SignOnFileTests {
  private struct Nobody: Fetcher {
    func fetch(_ request: FetchRequest) async throws -> FetchAnswer { FetchAnswer(status: 404, body: []) }
  }

  private static let right = """
    {"providers":[{"name":"vneid","for":"citizens","issuer":"https://vneid.example/realms/citizen",\
    "client_id":"mot-cua","client_secret":"bi-mat-lam","label":{"vi":"Định danh","en":"Identity"},\
    "scope":["profile"],"acr_values":["2","3"],"acr_levels":["1","2","3"],"least_acr":"2","logout":false,\
    "claims":{"subject":"TechID","name":"HoVaTen","identity":"SoDinhDanh","tax_code":"MaSoThue",\
    "kind":"LoaiTaiKhoan"},"kinds":{"1":"citizen","2":"enterprise"}}]}
    """

  private static func read(_ text: String) throws(SignOnFileError) -> [SignOnProvider] {
    try SignOnFile.read(Array(text.utf8), fetcher: Nobody())
  }

  @Test("Each field is read")
  func fields() throws {
    let provider = try #require(try Self.read(Self.right).first)
    #expect(provider.name == "vneid" && provider.audience == .citizens && !provider.offersLogout)
    #expect(provider.label(in: .vietnamese) == "Định danh" && provider.label(in: .english) == "Identity")
    #expect(provider.askedLevels == ["2", "3"] && provider.acceptedLevels == ["2", "3"])
    #expect(provider.claims.subject == "TechID" && provider.claims.identity == "SoDinhDanh")
    #expect(provider.kinds == ["1": .citizen, "2": .enterprise])
    #expect(provider.provider.issuer.description == "https://vneid.example/realms/citizen")
    #expect(try Self.read(#"{"providers":[]}"#).isEmpty)
  }

  @Test(
    "A mistake is named by its field, and never with the secret",
    arguments: [
      ("\"name\":\"vneid\",", "", "providers[0].name: is missing"),
      ("\"name\":\"vneid\"", "\"name\":\"VN eID\"", "providers[0].name: is 1 to 32"),
      ("\"citizens\"", "\"people\"", "providers[0].for: is \"staff\" or \"citizens\""),
      ("https://vneid", "http://vneid", "providers[0].issuer: must begin with https://"),
      ("\"bi-mat-lam\"", "7", "providers[0].client_secret: is not a text of one line"),
      ("\"bi-mat-lam\"", "\"bi-mat-lam\\n\"", "providers[0].client_secret: is not a text of one line"),
      ("client_id", "clientId", "providers[0].client_id: is missing"),
      (",\"en\":\"Identity\"", "", "providers[0].label.en: is missing"),
      ("[\"profile\"]", "\"profile\"", "providers[0].scope: is not a list of texts"),
      ("[\"profile\"]", "[\"a b\"]", "providers[0].scope: is not a list of texts without spaces"),
      ("\"least_acr\":\"2\"", "\"least_acr\":\"4\"", "providers[0].least_acr: is not in acr_levels"),
      ("\"logout\":false", "\"logout\":\"no\"", "providers[0].logout: is true or false"),
      ("\"enterprise\"", "\"officer\"", "providers[0].kinds.2: is \"citizen\" or \"enterprise\""),
      (",\"kind\":\"LoaiTaiKhoan\"", "", "providers[0].kinds: says what"),
      ("\"tax_code\"", "\"tax\"", "providers[0].claims.tax: is not known"),
      ("\"identity\":\"SoDinhDanh\",\"tax_code\":\"MaSoThue\",", "", "providers[0].claims: has neither"),
      ("\"logout\":false,", "\"logout\":false,\"logout\":true,", "providers[0].logout: is there twice"),
      ("{\"providers\"", "{\"provider\"", "providers"),
      ("\"scope\"", "\"scopes\"", "providers[0].scopes: is not known"),
    ])
  func mistakes(part: String, other: String, sentence: String) {
    let text = Self.right.replacing(part, with: other)
    #expect(text != Self.right)
    #expect {
      try Self.read(text)
    } throws: { error in
      "\(error)".hasPrefix(sentence) && !"\(error)".contains("bi-mat-lam")
    }
  }

  @Test("Two providers have two names")
  func twice() {
    let entry = Self.right.dropFirst(14).dropLast(2)
    #expect(throws: SignOnFileError.self) { try Self.read("{\"providers\":[\(entry),\(entry)]}") }
  }
}
