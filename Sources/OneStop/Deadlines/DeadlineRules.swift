/// A procedure's rules for its clock.
package struct DeadlineRules: Hashable, Sendable {
  /// What the end of a supplement does to the days already counted.
  package enum Supplement: String, Hashable, Sendable, CaseIterable {
    case `continue`, restart
  }

  package var time: ProcessingTime
  /// A dossier accepted at or after it counts as accepted on the next working day (such as 15:00); nil: no such rule.
  package var cutoff: TimeOfDay?
  package var supplement: Supplement

  package init(_ time: ProcessingTime, cutoff: TimeOfDay? = nil, supplement: Supplement = .continue) {
    self.time = time
    self.cutoff = cutoff
    self.supplement = supplement
  }
}
