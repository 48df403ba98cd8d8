/// What of a filing can be mistyped, and is put right by an event (`Rules.md`, Corrections).
///
/// The procedure, the agency and the channel are not part of it: reports count by them, and the clock depends on the
/// procedure.
package struct FilingDetails: Hashable, Sendable {
  package var applicant: Applicant
  package var summary: String
  package var papers: [SubmittedPaper]
  package var returnBy: ReturnMethod
  package var notices: MessageChannel?

  package init(
    applicant: Applicant, summary: String, papers: [SubmittedPaper], returnBy: ReturnMethod, notices: MessageChannel?
  ) {
    self.applicant = applicant
    self.summary = summary
    self.papers = papers
    self.returnBy = returnBy
    self.notices = notices
  }

  /// Nothing about anybody.
  static let erased = FilingDetails(
    applicant: Applicant(kind: .citizen, name: "", identity: nil), summary: "", papers: [], returnBy: .counter,
    notices: nil)

  /// The same with every text as the store keeps it in a list: in Normalization Form C, and with spaces in place of the
  /// two control characters that divide lists.
  var asListed: FilingDetails {
    var details = self
    details.applicant.name = applicant.name.composed.undivided
    details.applicant.address = applicant.address.composed.undivided
    details.applicant.ward = applicant.ward.composed.undivided
    details.applicant.representative?.name = applicant.representative?.name.composed.undivided ?? ""
    details.summary = summary.composed.undivided
    details.papers = papers.map {
      SubmittedPaper(name: $0.name.undivided, quantity: $0.quantity, isElectronic: $0.isElectronic)
    }
    return details
  }

  /// One of the details, as pages and other systems name it.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case kind, name, identity
    case birthDate = "birth_date"
    case phone, email, address, ward, representative, summary, papers
    case returnBy = "return_by"
    case notices
  }

  /// Whether the field says the same in both.
  package func isSame(_ field: Field, as other: FilingDetails) -> Bool {
    switch field {
    case .kind: applicant.kind == other.applicant.kind
    case .name: applicant.name == other.applicant.name
    case .identity: applicant.identity == other.applicant.identity
    case .phone: applicant.phone == other.applicant.phone
    case .email: applicant.email == other.applicant.email
    case .address: applicant.address == other.applicant.address
    case .birthDate: applicant.birthDate == other.applicant.birthDate
    case .ward: applicant.ward == other.applicant.ward
    case .representative: applicant.representative == other.applicant.representative
    case .summary: summary == other.summary
    case .papers: papers == other.papers
    case .returnBy: returnBy == other.returnBy
    case .notices: notices == other.notices
    }
  }

  /// The field in one text; nil where it is empty.
  package func text(_ field: Field) -> String? {
    let text: String? =
      switch field {
      case .kind: applicant.kind.rawValue
      case .name: applicant.name
      case .identity: applicant.identity?.description
      case .phone: applicant.phone?.description
      case .email: applicant.email?.description
      case .address: applicant.address
      case .birthDate: applicant.birthDate?.description
      case .ward: applicant.ward
      case .representative: applicant.representative?.line
      case .summary: summary
      case .papers: papers.map { "\($0.quantity) × \($0.name)" }.joined(separator: "; ")
      case .returnBy: returnBy.rawValue
      case .notices: notices?.rawValue
      }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Filing {
  package var details: FilingDetails {
    get {
      FilingDetails(applicant: applicant, summary: summary, papers: papers, returnBy: returnBy, notices: notices)
    }
    set {
      applicant = newValue.applicant
      summary = newValue.summary
      papers = newValue.papers
      returnBy = newValue.returnBy
      notices = newValue.notices
    }
  }
}

extension String {
  /// With spaces for U+001E and U+001F.
  fileprivate var undivided: String {
    guard utf8.contains(where: { $0 == 0x1E || $0 == 0x1F }) else { return self }
    return String(decoding: utf8.map { $0 == 0x1E || $0 == 0x1F ? 0x20 : $0 }, as: UTF8.self)
  }
}
