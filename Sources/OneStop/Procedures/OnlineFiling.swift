/// Where a procedure's dossiers are filed online.
package enum OnlineFiling: String, Hashable, Sendable, CaseIterable {
  /// On this portal, where it has a form.
  case here
  /// On the national portal alone (Decision 29/2026/QĐ-TTg): this one informs, leads there, looks up and asks for
  /// ratings.
  case nationalPortal = "national_portal"
}
