/// Lấy ý kiến: a question about a dossier to another agency, and what came of it.
package struct Consultation: Hashable, Sendable {
  /// From 1, in the order in which the dossier's questions were asked.
  package let number: Int
  /// Reads the number from a form or an address.
  package static func number(_ text: String) -> Int? { Int(typed: text, in: numbers) }
  /// As many as a dossier can have events.
  private static let numbers = 1...65_535
  package internal(set) var request: ConsultationRequest
  package internal(set) var question: String
  package let askedAt: Moment
  package internal(set) var end: End?

  /// What ended the wait for an answer.
  package enum Outcome: Hashable, Sendable {
    case answered(Opinion)
    /// Silence past the due moment, taken as agreement.
    case lapsed
    /// Withdrawn by the agency that asked.
    case withdrawn
    /// The dossier ended first.
    case overtaken
  }

  package struct End: Hashable, Sendable {
    package var at: Moment
    package var outcome: Outcome
    package var actor: Actor
    package var text = ""
    package var files: [StoredFile] = []
  }

  package var agency: AgencyCode { request.agency }
  package var due: Moment? { request.due }
  package var isOpen: Bool { end == nil }

  /// Whether silence has become agreement by the moment; an answer at the due moment itself is still one.
  package func isAgreedBySilence(at moment: Moment) -> Bool {
    guard request.isSilenceAgreement, let due else { return false }
    return moment > due
  }

  /// Whether the answer came later than it was due, or is overdue by now; never where silence has become agreement.
  package func isLate(now: Moment) -> Bool {
    guard let due, end?.outcome != .lapsed else { return false }
    return (end?.at ?? now) > due
  }
}
