import OneStop
import Words

// The English sentences about mistakes in fields: by the reason why a rule refuses a text, and by the kind of field.

extension TextMistake {
  var sentence: String {
    switch self {
    case .empty: "It is empty."
    case .invisible: "Nothing in it is visible."
    case .saysNothing: "It has no letter and no digit."
    case .tooLong(_, let limit): "It may have at most \(limit) characters."
    case .controls: "It has control characters."
    }
  }
}

extension NameMistake {
  var sentence: String {
    switch self {
    case .text(let mistake): mistake.sentence
    case .card: "It is the whole content of a citizen's card; send each part in its own field."
    }
  }
}

extension MessageChannel.Lack {
  var sentence: String {
    switch self {
    case .email: "It needs applicant.email."
    case .phone, .mobile: "It needs applicant.phone, a mobile number of 10 digits."
    }
  }
}

/// The complete rule for each kind of field, so that a programmer has to read it only once.
enum FieldSentences {
  static let phone = "It must be a number of 10 or 11 digits that begins with 0 or +84."
  static let email = "It must be an email address such as name@example.vn."
  static let birthDate = "It must be a date such as 1990-12-31, from 1900 to today."
  static let date = "It must be a date such as 2018-06-01."
  static let moment = "It must be a date and time such as 2018-06-01T09:30 or 2018-06-01T09:30:00+07:00."
  static let procedure = "It must be a procedure's code such as 1.003868."

  static func identity(_ kind: Applicant.Kind) -> String {
    switch kind {
    case .citizen: "It must be 9 or 12 digits, or a passport number of 6 to 9 letters and digits."
    case .enterprise: "It must be a tax code of 10 digits, of 10 and 3 after a hyphen, or of 12."
    case .organisation:
      "It must be a tax code of 10 digits, of 10 and 3 after a hyphen, or of 12, or an identity number."
    }
  }

  static func word(_ words: [String]) -> String { "It must be one of \(words.joined(separator: ", "))." }

  static func word<Word: RawRepresentable<String>>(_ words: [Word]) -> String { word(words.map(\.rawValue)) }
}
