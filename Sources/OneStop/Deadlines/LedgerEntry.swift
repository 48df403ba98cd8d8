/// One day between the acceptance of a dossier and its due date, and what became of it.
package struct LedgerEntry: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    /// The day of acceptance, which is not counted (of working hours, what is left of it is).
    case acceptance
    /// Accepted at or after the cutoff, or on a day without working hours where there is a cutoff: counts as accepted on
    /// that later day. With the place of the pause where it is not the acceptance but the end of a supplement.
    case deferred(to: LocalDate, pause: Int?)
    /// The end of the supplement of that place is a new acceptance: the count begins at zero.
    case restart(pause: Int)
    /// Counted as number *k*, from 1.
    case counted(Int)
    /// Of working hours: a day of which `time` is counted.
    case hours
    /// Not counted, or of working hours nothing of it: the pause of that place stopped the clock.
    case paused(Int)
    /// A weekend or a holiday, which `day` tells.
    case dayOff
    /// The last calendar day had no working hours: the due date moved here (Civil Code 2015 art. 148).
    case moved
    /// After the first due date, up to the new appointment of a lateness letter.
    case extended
  }

  package var date: LocalDate
  /// What the calendar says of it.
  package var day: DayKind
  package var role: Role
  /// Of working hours: the microseconds counted on this day; 0 of other units.
  package var time: Int64
  /// The places of the pauses that stood on this day, for some of it or all.
  package var pauses: [Int]
  /// Whether it was counted before a supplement that began the count anew.
  package var isVoid: Bool
  /// Whether the first due moment is on this day.
  package var isDue: Bool
  /// Whether the day is to come and rests on an open pause ending now.
  package var isProjected: Bool
  /// Whether what the calendar says of it may still change.
  package var isProvisional: Bool

  /// Whether it lies after the first due date, up to the new appointment of a lateness letter.
  package var isExtended: Bool { if case .extended = role { true } else { false } }
}
