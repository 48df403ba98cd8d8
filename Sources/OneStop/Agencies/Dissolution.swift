/// Giải thể, sáp nhập: an agency goes up in another from a day on, by a decision.
///
/// Its open dossiers, the results that it has still to hand over and the questions that it was asked pass to the
/// successor; what is over stays in its name, and the successor reads it.
package struct Dissolution: Hashable, Sendable {
  package var successor: AgencyCode
  /// The first day on which the agency is there no more.
  package var on: LocalDate
  /// The decision that orders it, as timelines say it.
  package var decision: String
  /// The agencies among which its ground was divided, where that is so: each dossier goes to the one in which its
  /// applicant lives, as far as that is clear, and to `successor` else.
  package var candidates: [AgencyCode]
  /// False where it is not known for every dossier that `successor` is the right one.
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
  /// How it ended, where it has by the day.
  package func end(by date: LocalDate) -> Dissolution? { dissolution.flatMap { $0.isInForce(on: date) ? $0 : nil } }

  package func isDissolved(on date: LocalDate) -> Bool { end(by: date) != nil }

  /// Whether what the law gives to an agency by name is this one's, on the day of its catalogue.
  package func answers(to code: AgencyCode) -> Bool {
    !hasEnded && (code == self.code || absorbed.contains(code))
  }
}

/// Why an agency cannot go up in another one. Nothing has changed.
package enum DissolutionMistake: Error, Hashable, Sendable {
  case unknownAgency(AgencyCode)
  case intoItself
  /// It was decided before.
  case dissolvedAlready(AgencyCode, Dissolution)
  /// The successor goes up in another agency itself.
  case successorDissolved(AgencyCode, Dissolution)
  /// Another agency is still to go up in the one that is to be dissolved, on a later day.
  case awaited(AgencyCode, Dissolution)
  case decisionMissing
}
