extension IdentityNumber {
  /// Why a text is no number of that kind of applicant.
  package enum Mistake: Error, Hashable, Sendable {
    /// It has a character that no such number has.
    case character(Unicode.Scalar)
    /// So many letters and digits, which are no passport's.
    case passport(count: Int)
    /// So many digits alone.
    case digits(Int)
  }

  /// As the failable initialiser reads it, or why it does not.
  package init(typed text: String, for kind: Applicant.Kind) throws(Mistake) {
    guard let number = IdentityNumber(text, for: kind) else {
      throw IdentityNumber.mistake(in: TypedText.plain(text), for: kind)
    }
    self = number
  }

  private static func mistake(in text: String, for kind: Applicant.Kind) -> Mistake {
    let characters = text.unicodeScalars.filter { !" .-".unicodeScalars.contains($0) }
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let isLetter = { (scalar: Unicode.Scalar) in scalar.isASCII && scalar.properties.isAlphabetic }
    if let other = characters.first(where: { !isDigit($0) && (kind == .enterprise || !isLetter($0)) }) {
      return .character(other)
    }
    let digits = characters.count(where: isDigit)
    return digits < characters.count ? .passport(count: characters.count) : .digits(digits)
  }
}
