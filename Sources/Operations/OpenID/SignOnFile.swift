import JSON
import OneStop
import OpenID
import Words

/// The file that declares identity providers (`Operating.md`, Identity providers).
package enum SignOnFile {
  /// Throws `SignOnFileError`, which names the field; never with a value that may be a secret.
  package static func read(_ bytes: [UInt8], fetcher: any Fetcher) throws(SignOnFileError) -> [SignOnProvider] {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw SignOnFileError(field: "byte \(error.offset)", reason: "it is not JSON: \(error.expected) is expected")
    }
    let file = try SignOnFields(value, "")
    let entries = try file.list("providers")
    try file.finish()
    var providers: [SignOnProvider] = []
    for (place, entry) in entries.enumerated() {
      let fields = try SignOnFields(entry, "providers[\(place)].")
      let provider = try SignOnProvider(fields, fetcher)
      if providers.contains(where: { $0.name == provider.name }) {
        throw SignOnFileError(field: "providers[\(place)].name", reason: "another provider has this name")
      }
      providers.append(provider)
    }
    return providers
  }
}

/// A file of identity providers that cannot be used, and why.
package struct SignOnFileError: Error, CustomStringConvertible {
  package var field: String
  package var reason: String

  package var description: String { "\(field): \(reason)" }
}

extension SignOnProvider {
  fileprivate init(_ fields: SignOnFields, _ fetcher: any Fetcher) throws(SignOnFileError) {
    name = try fields.text("name")
    // The second step has that address.
    if name == "ma" { throw fields.error("name", "is taken by a page") }
    guard (1...32).contains(name.utf8.count), name.utf8.allSatisfy({ $0.isSlug }) else {
      throw fields.error("name", "is 1 to 32 of a–z, 0–9 and '-', since it stands in addresses")
    }
    let readers = try fields.text("for")
    guard let audience = Audience(rawValue: readers) else { throw fields.error("for", "is \"staff\" or \"citizens\"") }
    self.audience = audience
    let labels = try fields.object("label")
    self.labels = [.vietnamese: try labels.text("vi"), .english: try labels.text("en")]
    try labels.finish()
    guard let issuer = WebAddress(try fields.text("issuer")) else {
      throw fields.error("issuer", "must begin with https://, or be on this machine")
    }
    let client = Client(id: try fields.text("client_id"), secret: try fields.optionalText("client_secret"))
    scope = try fields.texts("scope") ?? []
    let asked = try fields.texts("acr_values") ?? []
    let levels = try fields.texts("acr_levels") ?? asked
    if let least = try fields.optionalText("least_acr") {
      guard let place = levels.firstIndex(of: least) else {
        throw fields.error("least_acr", "is not in acr_levels, which has them from the lowest to the highest")
      }
      acceptedLevels = Array(levels[place...])
    } else {
      acceptedLevels = []
    }
    askedLevels = asked
    (claims, kinds) = try SignOnProvider.claims(fields, audience)
    offersLogout = try fields.flag("logout") ?? true
    try fields.finish()
    provider = Provider(issuer: issuer, client: client, fetcher: fetcher)
  }

  private static func claims(
    _ fields: SignOnFields, _ audience: Audience
  ) throws(SignOnFileError) -> (ClaimNames, [String: Applicant.Kind]) {
    var names = ClaimNames()
    var kinds: [String: Applicant.Kind] = [:]
    guard let map = try fields.optionalObject("claims") else {
      if audience == .citizens { throw fields.error("claims", "is missing: identity or tax_code is needed") }
      return (names, kinds)
    }
    names.subject = try map.optionalText("subject") ?? names.subject
    names.name = try map.optionalText("name")
    names.identity = try map.optionalText("identity")
    names.taxCode = try map.optionalText("tax_code")
    names.kind = try map.optionalText("kind")
    try map.finish()
    if audience == .citizens, names.identity == nil, names.taxCode == nil {
      throw fields.error("claims", "has neither identity nor tax_code, by which dossiers are found")
    }
    if let table = try fields.optionalObject("kinds") {
      for (value, word) in try table.allTexts() {
        guard word == Applicant.Kind.citizen.rawValue || word == Applicant.Kind.enterprise.rawValue else {
          throw fields.error("kinds.\(value)", "is \"citizen\" or \"enterprise\"")
        }
        kinds[value] = Applicant.Kind(rawValue: word)
      }
    }
    if (names.kind == nil) != kinds.isEmpty {
      throw fields.error("kinds", "says what the values of claims.kind mean; neither is of use without the other")
    }
    if audience == .citizens, names.kind == nil, names.identity == nil {
      throw fields.error("claims.kind", "is needed where only tax_code is given")
    }
    return (names, kinds)
  }
}

extension UInt8 {
  fileprivate var isSlug: Bool {
    (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == UInt8(ascii: "-")
  }
}
