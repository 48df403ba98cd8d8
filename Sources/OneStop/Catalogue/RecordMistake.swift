import JSON

/// What is wrong with a record of a file, or with the file.
package enum RecordMistake: Hashable, Sendable {
  case missing
  case kind(Kind, expected: Kind)
  case noWholeNumber(String)
  case outOfBounds(String, within: ClosedRange<Int>)
  /// None of the words that it may be.
  case word(String, of: [String])
  case empty
  case spaceAround
  case invisible
  case controls
  case textTooLong(most: Int)
  case listTooLong(most: Int)
  case unknownName
  case nameTwice
  /// Why, in English, and at which byte, from 0.
  case noJSON(String, at: Int)
  /// A text that is no formula, and why, in English.
  case formula(String, english: String)
  case noKey(String)
  case keyTwice(String)
  /// A group has fewer rows at most than at least.
  case fewerRows
  case decimals(most: Int)
  case tooManyPages(most: Int)
  case tooManySections(most: Int)
  case tooManyFields(most: Int)
  /// A sentence in English, of files that operators alone read.
  case other(String)

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case nothing, truth, number, wholeNumber, text, list, object
  }
}

extension RecordMistake {
  /// For the command line.
  package var english: String {
    switch self {
    case .missing: "It is missing."
    case .kind(let kind, let expected): "It must be \(expected.english), not \(kind.english)."
    case .noWholeNumber(let digits): "It must be a whole number, not \(digits)."
    case .outOfBounds(let number, let range) where range.upperBound == .max:
      "It must be at least \(range.lowerBound), not \(number)."
    case .outOfBounds(let number, let range):
      "It must be \(range.lowerBound) to \(range.upperBound), not \(number)."
    case .word(let text, let words): "It must be one of \(words.joined(separator: ", ")), not “\(text)”."
    case .empty: "It is empty."
    case .spaceAround: "It begins or ends with white space."
    case .invisible: "Nothing in it is visible."
    case .controls: "It has control characters."
    case .textTooLong(let most): "It may have at most \(most) characters."
    case .listTooLong(let most): "It may have \(most) entries at most."
    case .unknownName: "There is no field with this name."
    case .nameTwice: "It appears more than once."
    case .noJSON(let reason, _): "It is no JSON: \(reason)"
    case .formula(_, let reason): "It is no formula: \(reason)"
    case .noKey(let text): "It must be small letters, digits and _, a letter first, not “\(text)”."
    case .keyTwice(let key): "The key \(key) stands in the form already."
    case .fewerRows: "It is less than least_rows."
    case .decimals(let most): "It must be a number of at most \(most) decimals."
    case .tooManyPages(let most): "A form has \(most) pages at most."
    case .tooManySections(let most): "A page has \(most) sections at most."
    case .tooManyFields(let most): "A form has \(most) fields at most."
    case .other(let text): text
    }
  }
}

extension RecordMistake.Kind {
  fileprivate var english: String {
    switch self {
    case .nothing: "null"
    case .truth: "true or false"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension JSONValue {
  var recordKind: RecordMistake.Kind {
    switch self {
    case .null: .nothing
    case .bool: .truth
    case .number: .number
    case .string: .text
    case .array: .list
    case .object: .object
    }
  }
}
