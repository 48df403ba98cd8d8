/// Who did something to a dossier.
package enum Actor: Hashable, Sendable, CustomStringConvertible {
  case staff(login: String)
  /// Another system, by its token's label.
  case system(String)
  case applicant
  /// The portal itself.
  case portal

  /// Of a member of staff.
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
    if text.hasPrefix("staff:") {
      self = .staff(login: String(text.utf8.dropFirst(6)) ?? "")
    } else if text.hasPrefix("system:") {
      self = .system(String(text.utf8.dropFirst(7)) ?? "")
    } else {
      self = text == "applicant" ? .applicant : .portal
    }
  }
}
