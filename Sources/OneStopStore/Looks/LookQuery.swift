import OneStop

/// Which looks are asked for.
package struct LookQuery: Hashable, Sendable {
  /// Looks by readers of these agencies, and at dossiers that these had then; nil: every one.
  package var agencies: Set<AgencyCode>?
  /// Logins, and tokens' labels.
  package var names: [String]?
  /// A dossier's number in the store.
  package var dossier: Int64?
  package var part: LookPart?
  package var period: Period?

  package init(
    agencies: Set<AgencyCode>? = nil, names: [String]? = nil, dossier: Int64? = nil, part: LookPart? = nil,
    period: Period? = nil
  ) {
    self.agencies = agencies
    self.names = names
    self.dossier = dossier
    self.part = part
    self.period = period
  }
}

/// A look as it was recorded.
package struct RecordedLook: Hashable, Sendable {
  package let number: Int64
  package let at: Moment
  package let reader: LookReader
  package let agency: AgencyCode?
  package let part: LookPart
  package let page: String
  /// How many dossiers it showed, of those that the question may be answered with.
  package var count: Int
  /// The first of those that the question may be answered with.
  package var dossiers: [Dossier] = []

  /// One of its dossiers, with the agency that had it then.
  package struct Dossier: Hashable, Sendable {
    package let code: DossierCode
    package let isConfidential: Bool
    package let agency: AgencyCode
  }
}

/// An office's look at a dossier, as its applicant reads of it.
package struct OfficeLook: Hashable, Sendable {
  package let at: Moment
  package let agency: AgencyCode
  package let part: LookPart

  package init(at: Moment, agency: AgencyCode, part: LookPart) {
    (self.at, self.agency, self.part) = (at, agency, part)
  }
}
