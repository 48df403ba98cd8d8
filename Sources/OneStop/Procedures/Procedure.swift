/// Thủ tục hành chính: what people apply for, where, with which papers, and by when it is answered (Decree
/// 63/2010/NĐ-CP art. 8).
package struct Procedure: Hashable, Sendable {
  package var code: ProcedureCode
  package var name: BilingualText
  package var field: Field
  package var handler: Handler
  package var rules: DeadlineRules
  /// 1 to 4 (Decree 43/2011/NĐ-CP art. 3): from 3 on a dossier can be filed online.
  package var onlineLevel: Int
  /// How much is done online since Decree 42/2022/NĐ-CP; nil: information only.
  package var onlineService: OnlineService? = nil
  /// Whether public post may bring the dossier or the result (Decision 45/2016/QĐ-TTg).
  package var allowsPost: Bool
  package var fee: Fee
  package var papers: [Paper]
  package var steps: [Step]
  package var consultations: [Consultation]
  package var legalBasis: String
  /// Whether there is no public look-up at all (denunciation, tố cáo).
  package var isConfidential: Bool
  package var validFrom: LocalDate
  /// The last day on which dossiers are taken in; nil: no end is known.
  package var validTo: LocalDate? = nil
  /// Whether it has ended by the day for which its catalogue was made (`Catalogue.asOf`).
  package internal(set) var hasEnded = false
  /// The procedure that is filed instead from then on.
  package var replacedBy: ProcedureCode? = nil
  /// The procedures that it replaced.
  package var replaces: [ProcedureCode] = []
  /// Whether a body outside the city decides it: it is shown, but nothing is filed here.
  package var isExternal = false
  /// What people call it in everyday words, for the search.
  package var keywords: [String] = []
  /// Đối tượng thực hiện: who may file it; empty: the catalogue does not say.
  package var applicants: [ApplicantKind] = []
  /// Kết quả thực hiện: what the applicant receives in the end.
  package var result: BilingualText? = nil
  /// Where it is filed online, as the city decides (`Catalogue.with(ProcedureChoices)`).
  package internal(set) var onlineFiling = OnlineFiling.here
  package internal(set) var nationalAddress: String? = nil
  package var isCodeCertain: Bool
  package var isTimeCertain: Bool

  package init(
    code: ProcedureCode, name: BilingualText, field: Field, handler: Handler, rules: DeadlineRules, onlineLevel: Int,
    allowsPost: Bool, fee: Fee, papers: [Paper], steps: [Step], consultations: [Consultation] = [],
    legalBasis: String = "", isConfidential: Bool = false, validFrom: LocalDate, isCodeCertain: Bool = true,
    isTimeCertain: Bool = true
  ) {
    self.code = code
    self.name = name
    self.field = field
    self.handler = handler
    self.rules = rules
    self.onlineLevel = onlineLevel
    self.allowsPost = allowsPost
    self.fee = fee
    self.papers = papers
    self.steps = steps
    self.consultations = consultations
    self.legalBasis = legalBasis
    self.isConfidential = isConfidential
    self.validFrom = validFrom
    self.isCodeCertain = isCodeCertain
    self.isTimeCertain = isTimeCertain
  }

  /// Lĩnh vực: the field of administration that it belongs to.
  package struct Field: Hashable, Sendable {
    package var slug: String
    package var name: BilingualText

    package init(slug: String, name: BilingualText) {
      self.slug = slug
      self.name = name
    }
  }

  /// Dịch vụ công trực tuyến: online in part, or in full (Decree 42/2022/NĐ-CP).
  package enum OnlineService: String, Hashable, Sendable, CaseIterable {
    case partial, full
  }

  /// Who takes in the dossiers and answers them.
  package enum Handler: Hashable, Sendable {
    case agency(AgencyCode)
    /// Every agency of the kind.
    case every(Agency.Kind)
  }

  package struct Fee: Hashable, Sendable {
    /// In đồng.
    package var amount: Int
    package var isCertain: Bool

    package init(amount: Int, isCertain: Bool = true) {
      self.amount = amount
      self.isCertain = isCertain
    }
  }

  /// Thành phần hồ sơ: one paper that the law asks for.
  package struct Paper: Hashable, Sendable {
    package enum Form: String, Hashable, Sendable, CaseIterable {
      case original, copy
      case certifiedCopy = "certified_copy"
    }

    package var name: BilingualText
    package var form: Form
    package var quantity: Int
    package var isRequired: Bool
    /// Where its blank form is, to be printed and filled in by hand.
    package var blank: String?

    package init(name: BilingualText, form: Form, quantity: Int, isRequired: Bool, blank: String? = nil) {
      self.name = name
      self.form = form
      self.quantity = quantity
      self.isRequired = isRequired
      self.blank = blank
    }
  }

  /// More steps than any process has.
  package static let mostSteps = 1_000

  /// One stage of the agency's own process, with its share of the processing time.
  package struct Step: Hashable, Sendable {
    package var name: BilingualText
    package var unit: BilingualText
    /// 0 to 1; the shares of a procedure add up to 1.
    package var share: Double

    package init(name: BilingualText, unit: BilingualText, share: Double) {
      self.name = name
      self.unit = unit
      self.share = share
    }
  }

  /// Lấy ý kiến: another agency that has to be asked by law.
  package struct Consultation: Hashable, Sendable {
    package var asked: Handler
    package var name: BilingualText
    package var workingDays: Int
    /// Whether silence past the term counts as agreement (Construction Law 50/2014/QH13 art. 102).
    package var isSilenceAgreement: Bool

    package init(asked: Handler, name: BilingualText, workingDays: Int, isSilenceAgreement: Bool) {
      self.asked = asked
      self.name = name
      self.workingDays = workingDays
      self.isSilenceAgreement = isSilenceAgreement
    }
  }

  /// Whether it has been replaced or has lapsed by the day.
  package func hasEnded(by date: LocalDate) -> Bool { validTo.map { $0 < date } ?? false }

  /// On the day of the catalogue: an agency that has ended handles nothing, and nobody handles a procedure that has
  /// ended.
  package func isHandled(by agency: Agency) -> Bool { !hasEnded && isAssigned(to: agency) }

  /// The same, whether or not the procedure has ended: what was received before may be entered afterwards.
  package func isHandled(by agency: Agency, receivedOn date: LocalDate) -> Bool {
    !hasEnded(by: date) && isAssigned(to: agency)
  }

  private func isAssigned(to agency: Agency) -> Bool {
    if isExternal { return false }
    return switch handler {
    case .agency(let code): agency.answers(to: code)
    case .every(let kind): kind == agency.kind && !agency.hasEnded
    }
  }
}
