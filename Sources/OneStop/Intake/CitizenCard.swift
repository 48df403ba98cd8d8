/// The content of the QR code on a citizen's card (thẻ căn cước, Circular 06/2021/TT-BCA and its successors) as a hand
/// scanner types it: parts divided by `|`, the first seven being the number, the number of the identity card before it,
/// the name, the date of birth, the sex, the place of residence and the date of issue. Later cards have more.
package struct CitizenCard: Hashable, Sendable {
  package let identity: IdentityNumber
  package let name: String
  package let birthDate: LocalDate?
  package let address: String
  /// What was in the field before the scanner typed into it.
  package let before: String

  /// Finds the card in the text of a field, in which something else may have been before the scanner typed. nil where
  /// there is none.
  package init?(in text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "|"), maxSplits: 16, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.count >= 6 else { return nil }
    let digits = String(decoding: parts[0].utf8.reversed().prefix(while: isDigit).reversed(), as: UTF8.self)
    guard digits.utf8.count >= 12, let identity = IdentityNumber(String(digits.suffix(12)), for: .citizen) else {
      return nil
    }
    let old = parts[1].squeezed
    guard old.isEmpty || old.utf8.allSatisfy(isDigit), !parts[2].squeezed.isEmpty else { return nil }
    self.identity = identity
    before = String(decoding: parts[0].utf8.dropLast(12), as: UTF8.self).squeezed
    name = parts[2].composed.squeezed
    birthDate = CitizenCard.date(parts[3].squeezed)
    address = parts[5].composed.squeezed
  }

  /// `31121990`
  private static func date(_ text: String) -> LocalDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit), let number = Int(text) else { return nil }
    return LocalDate(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000)
  }
}
