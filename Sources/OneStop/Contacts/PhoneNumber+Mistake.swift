extension PhoneNumber {
  /// Why a text is no number.
  package enum Mistake: Error, Hashable, Sendable {
    /// It has a character that no number has.
    case character(Unicode.Scalar)
    /// So many digits, which are not 10 or 11.
    case length(Int)
    /// Enough digits, and no single 0 before them.
    case beginning
  }

  /// As the failable initialiser reads it, or why it does not.
  package init(typed text: String) throws(Mistake) {
    guard let number = PhoneNumber(text) else { throw PhoneNumber.mistake(in: TypedText.plain(text)) }
    self = number
  }

  private static func mistake(in text: String) -> Mistake {
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let known = (separators + "+").unicodeScalars
    if let other = text.unicodeScalars.first(where: { !isDigit($0) && !known.contains($0) }) {
      return .character(other)
    }
    let digits = text.unicodeScalars.count(where: isDigit)
    return digits == 10 || digits == 11 ? .beginning : .length(digits)
  }
}
