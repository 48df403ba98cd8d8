/// One day between the acceptance of a dossier and its due date, and how it counted.
package struct LedgerEntry: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    /// The day of acceptance, which is not counted (where hours are counted, the rest of the day is).
    case acceptance
    /// Accepted at or after the cutoff, or on a day without working hours where there is a cutoff: counts as accepted
    /// on that later day. With the index of the pause if this is not the acceptance but the end of a supplement.
    case deferred(to: LocalDate, pause: Int?)
    /// The end of the supplement at that index is a new acceptance: the count begins from zero.
    case restart(pause: Int)
    /// Counted as number *k*, from 1.
    case counted(Int)
    /// Where hours are counted: a day of which `time` counts.
    case hours
    /// Not counted, not even in part: the pause at that index stopped the clock.
    case paused(Int)
    /// A weekend or a holiday; `day` tells which.
    case dayOff
    /// The last calendar day had no working hours: the due date moved here (Civil Code 2015 art. 148).
    case moved
    /// After the first due date, up to the new appointment of a lateness letter.
    case extended
  }

  package var date: LocalDate
  /// What kind of day it is in the calendar.
  package var day: DayKind
  package var role: Role
  /// Where hours are counted: the microseconds that count on this day; otherwise 0.
  package var time: Int64
  /// The indices of the pauses in effect on this day, for all or part of it.
  package var pauses: [Int]
  /// Whether it was counted before a supplement that restarted the count.
  package var isVoid: Bool
  /// Whether the first due moment is on this day.
  package var isDue: Bool
  /// Whether the day is in the future and assumes that an open pause ends now.
  package var isProjected: Bool
  /// Whether the calendar may still change for this day.
  package var isProvisional: Bool

  /// Whether it lies after the first due date, up to the new appointment of a lateness letter.
  package var isExtended: Bool { if case .extended = role { true } else { false } }
}
