/// The ways in which an administrator can change the days off.
package enum DaysOffTask: String, CaseIterable, Sendable {
  case add = "them"
  case addMakeUp = "lam-bu"
  case move = "doi"
  case remove = "bo"
}
