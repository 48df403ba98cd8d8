import Markup
import OneStop

/// Who stands at the counter for the applicant, in one line: the name, and the number where it is known.
enum RepresentativeLine {
  static func text(_ representative: Representative) -> String {
    guard let identity = representative.identity else { return representative.name }
    return "\(representative.name) (\(identity))"
  }

  static func html(_ representative: Representative) -> HTML { HTML(text: text(representative)) }
}
