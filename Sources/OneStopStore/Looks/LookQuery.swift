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
  /// Which confidential dossiers the reader may know of: looks at others alone are left out.
  package var sight: ConfidentialSight

  package init(
    agencies: Set<AgencyCode>? = nil, names: [String]? = nil, dossier: Int64? = nil, part: LookPart? = nil,
    period: Period? = nil, sight: ConfidentialSight = .none
  ) {
    self.agencies = agencies
    self.names = names
    self.dossier = dossier
    self.part = part
    self.period = period
    self.sight = sight
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
    package let agency: AgencyCode
  }
}

/// An office's looks at one part of a dossier on one day, as its applicant reads of them.
package struct OfficeLook: Hashable, Sendable {
  /// The newest of them.
  package let at: Moment
  package let agency: AgencyCode
  package let part: LookPart
  package let count: Int

  package init(at: Moment, agency: AgencyCode, part: LookPart, count: Int = 1) {
    (self.at, self.agency, self.part, self.count) = (at, agency, part, count)
  }
}

/// How often a dossier's details were opened by what opens them to its applicant.
package struct OwnLook: Hashable, Sendable {
  package let proof: LookProof
  package let count: Int
  /// The newest.
  package let at: Moment

  package init(_ proof: LookProof, count: Int, at: Moment) {
    (self.proof, self.count, self.at) = (proof, count, at)
  }
}
