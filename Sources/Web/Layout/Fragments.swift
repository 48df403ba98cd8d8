import Markup
import Words

/// Markup that is the same on every page of its kind, made once per loop and language.
package struct Fragments {
  package enum Kind: Hashable {
    /// The part above the content of a page for everyone, from the style sheet to the link to the other language.
    case top(current: NavigationLink?)
    /// The foot of every page.
    case foot
    /// The field for the last four digits, without a mistake.
    case detailsField
    /// The content of a page of the help.
    case help(HelpReader)
  }

  private struct Key: Hashable {
    package var kind: Kind
    package var language: Language
  }

  private var made: [Key: HTML] = [:]

  /// - Parameter make: depends on nothing but the kind and the language.
  package mutating func callAsFunction(_ kind: Kind, _ language: Language, _ make: () -> HTML) -> HTML {
    let key = Key(kind: kind, language: language)
    if let fragment = made[key] { return fragment }
    let fragment = make()
    made[key] = fragment
    return fragment
  }
}
