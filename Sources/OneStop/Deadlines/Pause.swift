/// A stretch of time in which the clock of a dossier stands still: statuses 5 and 6.
package struct Pause: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Status 5: the applicant is asked for a supplement.
    case supplement
    /// Status 6: the applicant is asked to pay a fee or tax.
    case payment
  }

  package var kind: Kind
  package var from: Moment
  /// nil while it is open.
  package var to: Moment?

  package init(_ kind: Kind, from: Moment, to: Moment? = nil) {
    self.kind = kind
    self.from = from
    self.to = to
  }
}
