/// After how many days a token ends that was replaced.
package enum TokenOverlap: Int, CaseIterable, Sendable {
  case none = 0
  case day = 1
  case week = 7
  case month = 30
}
