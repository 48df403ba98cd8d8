/// Giải thể, sáp nhập: by a decision, an agency merges into another from a day on.
///
/// Its open dossiers, the results that it still has to hand over and the questions it was asked pass to the successor.
/// What is finished stays in its name, and the successor can read it.
package struct Dissolution: Hashable, Sendable {
  package var successor: AgencyCode
  /// The first day on which the agency no longer exists.
  package var on: LocalDate
  /// The decision that orders it, as timelines name it.
  package var decision: String
  /// The agencies among which its area was divided, if it was: each dossier goes to the one in whose area its applicant
  /// lives where that is clear, and otherwise to `successor`.
  package var candidates: [AgencyCode]
  /// False where `successor` may not be the right one for every dossier.
  package var isCertain: Bool

  package init(
    into successor: AgencyCode, on date: LocalDate, decision: String, candidates: [AgencyCode] = [],
    isCertain: Bool = true
  ) {
    self.successor = successor
    on = date
    self.decision = decision
    self.candidates = candidates
    self.isCertain = isCertain
  }

  package func isInForce(on date: LocalDate) -> Bool { date >= on }
}

extension Agency {
  /// How it ended; nil unless it has ended by the day.
  package func end(by date: LocalDate) -> Dissolution? { dissolution.flatMap { $0.isInForce(on: date) ? $0 : nil } }

  package func isDissolved(on date: LocalDate) -> Bool { end(by: date) != nil }

  /// Whether this agency does what the law assigns to the named agency, on the day of its catalogue.
  package func answers(to code: AgencyCode) -> Bool {
    !hasEnded && (code == self.code || absorbed.contains(code))
  }
}

/// Why an agency cannot merge into another one. Nothing has changed.
package enum DissolutionMistake: Error, Hashable, Sendable {
  case unknownAgency(AgencyCode)
  case intoItself
  /// Its end is already decided.
  case dissolvedAlready(AgencyCode, Dissolution)
  /// The successor itself merges into another agency.
  case successorDissolved(AgencyCode, Dissolution)
  /// Another agency is still due to merge into the one that is to be dissolved, on a later day.
  case awaited(AgencyCode, Dissolution)
  case decisionMissing
}
