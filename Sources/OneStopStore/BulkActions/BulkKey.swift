import OneStop

/// The key under which an order is kept: who gave it, and the token of the form.
package struct BulkKey: Hashable, Sendable {
  package var login: String
  package var number: String

  package init(login: String, number: String) {
    self.login = login
    self.number = number
  }
}

/// One dossier of an order, as it was chosen.
package struct BulkItem: Hashable, Sendable {
  package var code: DossierCode
  /// How many events it had then; nil if the form did not say.
  package var version: Int?

  package init(_ code: DossierCode, version: Int?) {
    self.code = code
    self.version = version
  }
}

/// An order as it was given, with its results so far.
package struct StoredBulkOrder: Hashable, Sendable {
  package var order: BulkOrder
  package var createdAt: Moment
  package var lines: [Line]

  package struct Line: Hashable, Sendable {
    package var code: DossierCode
    /// The applicant's name; nil where the agency has no such dossier.
    package var applicant: String?
    /// nil: still to be done.
    package var outcome: BulkOutcome?
    /// The dossier's number in the store; nil as the name is.
    package var id: Int64?
  }

  /// How many dossiers are still to be done.
  package var waitingCount: Int { lines.count { $0.outcome == nil } }
}
