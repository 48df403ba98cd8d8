/// The languages of the pages; Vietnamese comes first.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"

  package var other: Language { self == .vietnamese ? .english : .vietnamese }
}
