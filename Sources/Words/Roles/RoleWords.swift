import Markup
import OneStop

/// Why somebody may not do something, and what they can do about it.
package final class RoleWords: Decodable, Sendable {
  /// Place: action.
  package let notOfRole: Phrase
  /// Place: action.
  package let leadersOnly: Phrase
  /// Place: name.
  package let heldBy: Phrase
  /// What taking on a dossier means if a colleague has it; place: name.
  package let takesFrom: Phrase
}

extension Words {
  /// - Parameter names: display names by login.
  package func sentence(_ denial: Denial, _ action: Action, names: [String: String]) -> HTML {
    switch denial {
    case .notOfRole: roles.notOfRole(["action": dossiers.actions[action].html])
    case .leadersOnly: roles.leadersOnly(["action": dossiers.actions[action].html])
    case .heldBy(let login): roles.heldBy(["name": HTML(text: names[login] ?? login)])
    }
  }
}
