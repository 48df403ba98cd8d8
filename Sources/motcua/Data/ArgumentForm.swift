import AgeFile
import ArgumentParser
import HTTPServer
import OneStop
import System

/// An argument with a form of its own; the error about a wrong one describes it.
///
/// Pasted text is read as on pages: invisible characters are ignored.
protocol FormedArgument: Sendable {
  /// What it looks like, with an example; it ends a sentence.
  static var form: String { get }

  init?(typed text: String)
}

extension FormedArgument {
  /// For an option's `transform`.
  static func argument(_ text: String) throws -> Self {
    guard let value = Self(typed: text) else { throw ValidationError("give \(form).") }
    return value
  }

  /// The same, but the word `none` removes the value.
  static func argumentOrNone(_ text: String) throws -> Change<Self> {
    if text == "none" { return Change(to: nil) }
    guard let value = Self(typed: text) else { throw ValidationError("give \(form), or the word none.") }
    return Change(to: value)
  }
}

/// The value that an option sets; an option that is left out sets nothing.
struct Change<Value: Sendable>: Sendable {
  /// nil removes the value.
  let to: Value?
}

extension FixedWidthInteger where Self: Sendable {
  /// For the `transform` of an option with a whole number.
  static func argument(in range: ClosedRange<Self>, such example: Self) -> @Sendable (String) throws -> Self {
    { text in
      guard let value = Self(TypedText.plain(text)), range.contains(value) else {
        throw ValidationError(
          "give a whole number from \(range.lowerBound) to \(range.upperBound), such as \(example).")
      }
      return value
    }
  }
}

extension AgencyCode: FormedArgument {
  static var form: String { "an agency's code, such as 000.00.17.H29 (`motcua agency list` shows them all)" }
}

extension SocketAddress: FormedArgument {
  static var form: String { "a Unix socket or host:port, such as /run/clamav/clamd.ctl or 127.0.0.1:3310" }

  init?(typed text: String) { self.init(TypedText.plain(text)) }
}

extension LocalDate: FormedArgument {
  static var form: String { "a date as year-month-day, such as 2018-06-01" }
}

extension Moment: FormedArgument {
  static var form: String { "a moment in local time, such as 2018-06-01T09:30" }
}

extension TimeOfDay: FormedArgument {
  static var form: String { "a time of day, such as 15:00" }
}

extension ProcessingTime: FormedArgument {
  static var form: String { "a number of working days, working hours or calendar days, such as 15wd, 8wh or 30d" }

  init?(typed text: String) { self.init(TypedText.plain(text)) }
}

extension ISOWeek: FormedArgument {
  static var form: String { "a week of 2000 to 2100 as year and number, such as 2018-23" }

  init?(typed text: String) {
    self.init(TypedText.plain(text))
    // The weeks that can have figures.
    guard (2000...2100).contains(year) else { return nil }
  }
}

extension PhoneNumber: FormedArgument {
  static var form: String { "a Vietnamese telephone number, such as 0912345678" }

  init?(typed text: String) { self.init(text) }
}

extension EmailAddress: FormedArgument {
  static var form: String { "an email address, such as lan@example.vn" }

  init?(typed text: String) { self.init(text) }
}

extension AgeRecipient: FormedArgument {
  static var form: String { "the recipient that `motcua backup-key` or age-keygen prints, which begins with age1" }

  init?(typed text: String) { self.init(TypedText.plain(text)) }
}

extension SiteContact: FormedArgument {
  static var form: String { "a mail address, a telephone number or an address that begins with https://" }
}

extension Network: FormedArgument {
  static var form: String { "an IP address or a network, such as 127.0.0.1 or 10.0.0.0/8" }

  init?(typed text: String) { self.init(TypedText.plain(text)) }
}

extension SendingHours: FormedArgument {
  static var form: String { "two times of day, the earlier one first, such as 07:00-21:00" }

  init?(typed text: String) { self.init(TypedText.plain(text)) }
}
