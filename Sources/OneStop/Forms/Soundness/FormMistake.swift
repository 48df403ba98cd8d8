/// What keeps a form from being published, and where it stands.
package struct FormMistake: Hashable, Sendable {
  package var place: FormPlace
  package var reason: Reason

  package init(_ reason: Reason, at place: FormPlace) {
    self.place = place
    self.reason = reason
  }

  package enum Reason: Hashable, Sendable {
    case noPages
    case emptyPage
    case emptySection
    case emptyGroup
    case tooManyFields(most: Int)
    /// Answers in all rows of a group together.
    case tooManyCells(most: Int)
    /// The formulas of the form together.
    case tooMuchToCompute
    /// Formulas that are each within the one that reads it.
    case chainTooLong
    case keyTwice
    case noText
    case textTooLong(limit: Int)
    case formula(FormulaMistake)
    /// The condition reads a field that is asked later, or the field itself.
    case later(String)
    /// Computed fields that need each other.
    case circle([String])
    /// It must be answered, and no answers show it.
    case neverShown
    case noOptions
    case optionKey(String)
    case optionTwice(String)
    /// The least is more than the most.
    case bounds
    case lines(limit: Int)
    case groupInGroup
    /// Files belong to papers of the dossier, which has each once.
    case filesInGroup
    /// What the dossier takes stands in no rows.
    case roleInGroup
    case roleType(FieldRole)
    case noApplicant
    case unknownPaper(String)
    case paperTwice(String)
  }
}

/// A place in a form, as people find it.
package struct FormPlace: Hashable, Sendable {
  /// From 0; nil: the form as a whole.
  package var page: Int?
  package var section: Int?
  package var key: FieldKey?
  package var part: Part

  package enum Part: Hashable, Sendable {
    case whole, title, hint, condition, type
    /// From 0.
    case check(Int)
    case option(Int)
  }

  package static let form = FormPlace()

  package init(page: Int? = nil, section: Int? = nil, key: FieldKey? = nil, part: Part = .whole) {
    self.page = page
    self.section = section
    self.key = key
    self.part = part
  }

  func at(_ part: Part) -> FormPlace {
    var place = self
    place.part = part
    return place
  }
}
