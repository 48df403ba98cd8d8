/// Where a procedure's dossiers are filed online.
package enum OnlineFiling: String, Hashable, Sendable, CaseIterable {
  /// On this portal, where it has a form.
  case here
  /// On the national portal alone (Decision 29/2026/QĐ-TTg): this one informs, leads there, looks up and asks for
  /// ratings.
  case nationalPortal = "national_portal"
}

extension Procedure {
  /// Whether it can be filed by a form: of a confidential one no page could say that it has come.
  package var isFiledAtHome: Bool { !hasEnded && !isExternal && !isConfidential && onlineFiling == .here }
}
