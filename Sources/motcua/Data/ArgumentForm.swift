import ArgumentParser
import OneStop

/// An argument with a form of its own, which the complaint about another one tells.
protocol FormedArgument {
  /// What it looks like, with an example, as the end of a sentence.
  static var form: String { get }

  init?(_ text: String)
}

extension FormedArgument {
  /// For an option's `transform`.
  static func argument(_ text: String) throws -> Self {
    guard let value = Self(text) else { throw ValidationError("give \(form).") }
    return value
  }
}

extension AgencyCode: FormedArgument {
  static var form: String { "an agency's code, such as 000.00.14.H29 (`motcua agency list` names them all)" }
}

extension LocalDate: FormedArgument {
  static var form: String { "a date as year-month-day, such as 2018-06-01" }
}

extension ISOWeek: FormedArgument {
  static var form: String { "a week as year and number, such as 2018-23" }
}

extension PhoneNumber: FormedArgument {
  static var form: String { "a phone number, such as 0912345678" }
}

extension EmailAddress: FormedArgument {
  static var form: String { "an email address, such as lan@example.vn" }
}
