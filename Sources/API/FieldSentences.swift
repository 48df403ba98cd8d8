import OneStop
import Words

// What is wrong with a field, in English, by why its rule does not take it; and what each kind of field must be.

extension TextMistake {
  var sentence: String {
    switch self {
    case .empty: "It is empty."
    case .invisible: "It has nothing that can be seen."
    case .tooLong(_, let limit): "It may have \(limit) characters at most."
    case .controls: "It has control characters."
    }
  }
}

extension NameMistake {
  var sentence: String {
    switch self {
    case .text(let mistake): mistake.sentence
    case .card: "It is all that a citizen's card says; send its parts as fields of their own."
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

/// What a field must be, said whole: whoever writes a program reads it once.
enum FieldSentences {
  static let phone = "It must be a number of 10 or 11 digits that begins with 0 or +84."
  static let email = "It must be an address such as name@example.vn."
  static let birthDate = "It must be a date such as 1990-12-31, from 1900 to today."
  static let date = "It must be a date such as 2018-06-01."
  static let moment = "It must be a moment such as 2018-06-01T09:30 or 2018-06-01T09:30:00+07:00."
  static let procedure = "It must be a procedure's code such as 1.003868."

  static func identity(_ kind: Applicant.Kind) -> String {
    switch kind {
    case .citizen: "It must be 9 or 12 digits, or a passport's number of 6 to 9 letters and digits."
    case .enterprise: "It must be a tax code of 10 digits, of 10 and 3 after a hyphen, or of 12."
    case .organisation:
      "It must be a tax code of 10 digits, of 10 and 3 after a hyphen, or of 12, or an identity number."
    }
  }

  static func word(_ words: [String]) -> String { "It must be one of \(words.joined(separator: ", "))." }

  static func word<Word: RawRepresentable<String>>(_ words: [Word]) -> String { word(words.map(\.rawValue)) }
}
