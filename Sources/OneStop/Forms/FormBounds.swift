/// How much a form may make of its formulas and rows, so that whoever fills it in waits for nothing.
enum FormBounds {
  /// Levels that formulas have together, each within the one that reads it. A level takes some hundred bytes of a
  /// thread's stack, two thousand where nothing is optimised; Linux gives a thread 8 MB, and never less than 2.
  static let deepest = 600
  /// What going from a formula to one that it reads takes beside its own levels.
  static let step = 4
  /// What is computed at most, in parts of formulas with every row that a form can have.
  static let mostWork = 200_000
  /// Answers in all rows of a group.
  static let mostCells = 4_000
}
