/// Why there is no due moment.
package enum DeadlineError: Error, Hashable, Sendable {
  /// The due moment, or something it depends on, would be after 2035: Tết and the days off are not known that far
  /// ahead.
  case pastCalendar
  /// The acceptance is before 2000.
  case beforeCalendar
  /// The pause is named by its index.
  case pauseEndsBeforeItBegins(Int)
  /// A lateness letter names a moment that is not later than the first appointment.
  case extensionNotLater
}

extension DeadlineError: CustomStringConvertible {
  /// A sentence in English, for the command line; pages have their own words.
  package var description: String {
    switch self {
    case .pastCalendar: "The due date would be past 2035, where the calendar ends."
    case .beforeCalendar: "The moment of acceptance is before 2000, where the calendar begins."
    case .pauseEndsBeforeItBegins(let index): "Pause \(index + 1) ends before it begins."
    case .extensionNotLater: "The new appointment is not later than the first one."
    }
  }
}
