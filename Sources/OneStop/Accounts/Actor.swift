/// Who did something to a dossier.
package enum Actor: Hashable, Sendable, CustomStringConvertible {
  case staff(login: String)
  /// Another system, by its token's label.
  case system(String)
  case applicant
  /// The portal itself.
  case portal

  /// The login of a member of staff; nil for any other actor.
  package var login: String? { if case .staff(let login) = self { login } else { nil } }

  package var description: String {
    switch self {
    case .staff(let login): "staff:\(login)"
    case .system(let label): "system:\(label)"
    case .applicant: "applicant"
    case .portal: "portal"
    }
  }

  /// Reads what `description` wrote.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { Actor(utf8: $0) }
  }

  /// The same from its bytes, as every event is read.
  package init(utf8 text: UnsafeBufferPointer<UInt8>) {
    if let login = Actor.rest(of: text, behind: "staff:") {
      self = .staff(login: login)
    } else if let label = Actor.rest(of: text, behind: "system:") {
      self = .system(label)
    } else {
      self = Actor.rest(of: text, behind: "applicant") == "" ? .applicant : .portal
    }
  }

  private static func rest(of text: UnsafeBufferPointer<UInt8>, behind prefix: StaticString) -> String? {
    let length = prefix.utf8CodeUnitCount
    guard text.count >= length, (0..<length).allSatisfy({ text[$0] == prefix.utf8Start[$0] }) else { return nil }
    return String(decoding: text[length...], as: UTF8.self)
  }
}
