/// What was handed in: facts of a dossier that only a correction changes later (`FilingDetails`).
package struct Filing: Hashable, Sendable {
  package var procedure: ProcedureCode
  /// The version of the procedure in force when it was accepted.
  package var procedureVersion: Int
  package var agency: AgencyCode
  /// Nơi tiếp nhận: the centre that took it in for the agency, which is another one since intake knows no boundaries
  /// within a province (Decree 118/2025/NĐ-CP); nil: the agency's own counter.
  package var receiver: AgencyCode?
  package var channel: Channel
  package var applicant: Applicant
  /// Nội dung đề nghị
  package var summary: String
  package var papers: [SubmittedPaper]
  package var returnBy: ReturnMethod
  package var key: LookupKey
  /// The channel on which the applicant asked for notices; nil: none.
  package var notices: MessageChannel?
  /// Whether its procedure is confidential now. The store sets it, since it knows the catalogue, and changes it when
  /// the catalogue changes.
  package var isConfidential = false

  package init(
    procedure: ProcedureCode, procedureVersion: Int, agency: AgencyCode, channel: Channel, applicant: Applicant,
    summary: String, papers: [SubmittedPaper], returnBy: ReturnMethod, key: LookupKey, notices: MessageChannel? = nil
  ) {
    self.init(
      stored: procedure, procedureVersion: procedureVersion, agency: agency, channel: channel, applicant: applicant,
      summary: summary.composed, papers: papers, returnBy: returnBy, key: key, notices: notices)
  }

  /// From the store, where every text is in its normal form already.
  package init(
    stored procedure: ProcedureCode, procedureVersion: Int, agency: AgencyCode, channel: Channel,
    applicant: Applicant, summary: String, papers: [SubmittedPaper], returnBy: ReturnMethod, key: LookupKey,
    notices: MessageChannel?
  ) {
    self.procedure = procedure
    self.procedureVersion = procedureVersion
    self.agency = agency
    self.channel = channel
    self.applicant = applicant
    self.summary = summary
    self.papers = papers
    self.returnBy = returnBy
    self.key = key
    self.notices = notices
  }
}

/// How a dossier came in (Decree 118/2025/NĐ-CP: directly, by post or online; Decree 367/2025/NĐ-CP: by VNeID).
package enum Channel: String, Hashable, Sendable, CaseIterable {
  /// Trực tiếp
  case counter
  /// Trực tuyến, on this portal
  case online
  /// Bưu chính công ích (Decision 45/2016/QĐ-TTg)
  case post
  /// Cổng Dịch vụ công quốc gia
  case nationalPortal = "national_portal"
  case vneid
  /// An agency's own system, such as one for land or enterprises.
  case otherSystem = "other_system"

  /// The three ways that reports tell apart.
  package var way: Way {
    switch self {
    case .counter: .direct
    case .post: .postal
    case .online, .nationalPortal, .vneid, .otherSystem: .online
    }
  }

  /// As reports count it (Circular 01/2020/TT-VPCP, form II.06).
  package enum Way: Hashable, Sendable {
    case direct, online, postal
  }
}

extension Filing {
  /// The first day on which a centre takes in for any agency of its province (Decree 118/2025/NĐ-CP).
  package static let firstDayWithoutBoundaries = LocalDate(daysSinceEpoch: 20_270)
}

extension Procedure {
  /// Whether a centre may take it in for another agency on the day; what is confidential stays with its own.
  package func isTakenInForOthers(on day: LocalDate) -> Bool {
    day >= Filing.firstDayWithoutBoundaries && !isConfidential
  }
}

/// How the applicant receives the result.
package enum ReturnMethod: String, Hashable, Sendable, CaseIterable {
  case counter, post, online
}

/// One paper that the applicant handed in.
package struct SubmittedPaper: Hashable, Sendable {
  package var name: String
  /// Of what came: sheets, or files.
  package var quantity: Int
  /// Bản điện tử: it came as a file, or is the form itself; otherwise on paper.
  package var isElectronic: Bool

  package init(name: String, quantity: Int, isElectronic: Bool = false) {
    self.name = name.composed
    self.quantity = quantity
    self.isElectronic = isElectronic
  }

  /// From the store, where every text is in its normal form already.
  package init(stored name: String, quantity: Int, isElectronic: Bool = false) {
    self.name = name
    self.quantity = quantity
    self.isElectronic = isElectronic
  }
}

extension Procedure {
  /// The required papers that were not handed in: the clerk is warned of them, and the receipt lists them.
  package func missing(from papers: [SubmittedPaper]) -> [Paper] {
    let names = Set(papers.map(\.name))
    return self.papers.filter { $0.isRequired && !names.contains($0.name.vietnamese) }
  }
}
