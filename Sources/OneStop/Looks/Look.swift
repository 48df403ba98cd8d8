/// Somebody was shown what not everybody sees of dossiers: one answer, with the dossiers that it showed.
package struct Look: Hashable, Sendable {
  package var at: Moment
  package var reader: LookReader
  /// The reader's; nil for applicants.
  package var agency: AgencyCode?
  package var part: LookPart
  /// The pattern of the page's address; that of a file with the file's number in it.
  package var page: String
  /// The store's numbers; none: nothing is recorded.
  package var dossiers: [Int64]

  package init(
    at: Moment, reader: LookReader, agency: AgencyCode? = nil, part: LookPart, page: String, dossiers: [Int64]
  ) {
    self.at = at
    self.reader = reader
    self.agency = agency
    self.part = part
    self.page = page
    self.dossiers = dossiers
  }
}

/// What was shown.
package enum LookPart: String, Hashable, Sendable, CaseIterable {
  /// A dossier with its applicant, papers, notes and results.
  case details
  case printedForm = "printed form"
  case file
  /// Lines of several dossiers on a page.
  case list
  /// The same as a file to take away.
  case export
  /// What applicants wrote with their ratings.
  case comments
  /// Messages to applicants.
  case messages
}

/// Who was shown it.
package enum LookReader: Hashable, Sendable {
  /// Somebody of the staff, by login.
  case person(String)
  /// Another system, by the label of its token.
  case token(String)
  /// The applicant, or whoever has what opens the details. Where from is not kept.
  case applicant(LookProof)

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case person, token, applicant
  }

  package var kind: Kind {
    switch self {
    case .person: .person
    case .token: .token
    case .applicant: .applicant
    }
  }

  /// The login, the label, or the word of the proof.
  package var name: String {
    switch self {
    case .person(let login): login
    case .token(let label): label
    case .applicant(let proof): proof.rawValue
    }
  }

  /// nil for an applicant with another word.
  package init?(_ kind: Kind, name: String) {
    switch kind {
    case .person: self = .person(name)
    case .token: self = .token(name)
    case .applicant:
      guard let proof = LookProof(rawValue: name) else { return nil }
      self = .applicant(proof)
    }
  }
}

/// What opened the details to an applicant.
package enum LookProof: String, Hashable, Sendable, CaseIterable {
  /// The key of the receipt.
  case key
  /// The last four digits of the phone or identity number.
  case digits
  /// A session among their own dossiers.
  case session
}
