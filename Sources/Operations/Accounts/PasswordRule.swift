import OneStop

/// What a new password must be: twelve characters or more, and neither in common use nor its owner's own name.
package struct PasswordRule: Sendable {
  package enum Weakness: Hashable, Sendable {
    case tooShort, tooLong, common, ownName
  }

  /// NIST SP 800-63B section 5.1.1.2 asks for at least eight; more here, since not everybody has a second factor.
  package static let fewestCharacters = 12
  package static let mostCharacters = 200
  private let common: Set<String>

  /// - Parameter list: passwords in common use, one per line.
  package init(common list: [UInt8]) {
    common = Set(String(decoding: list, as: UTF8.self).split(separator: "\n").map { $0.lowercased() })
  }

  /// Why a password is refused; nil for a good one.
  package func weakness(of password: String, login: String, name: String) -> Weakness? {
    let length = password.unicodeScalars.count
    if length < PasswordRule.fewestCharacters { return .tooShort }
    if length > PasswordRule.mostCharacters { return .tooLong }
    let text = Array(password.lowercased().unicodeScalars)
    let letters = PasswordRule.letters(password)
    let own = [login, name].map(PasswordRule.letters).filter { !$0.isEmpty }
    if own.contains(where: { PasswordRule.repeats($0, letters) }) { return .ownName }
    let unit = String(String.UnicodeScalarView(PasswordRule.unit(of: text)))
    let whole = [password.lowercased(), unit, String(letters)]
    return whole.contains(where: common.contains) || unit.unicodeScalars.count <= 3 || PasswordRule.isRow(text)
      ? .common : nil
  }

  /// The password without diacritics, and without digits and signs at its ends.
  private static func letters(_ text: String) -> String {
    String(text.folded.filter { $0.isLetter })
  }

  private static func repeats(_ name: String, _ letters: String) -> Bool {
    !letters.isEmpty && letters.replacing(name, with: "").isEmpty
  }

  /// The shortest beginning which, repeated, makes up the whole text.
  private static func unit(of text: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    let length = (1...text.count).first { length in
      text.count.isMultiple(of: length) && text.indices.allSatisfy { text[$0] == text[$0 % length] }
    }
    return text.prefix(length ?? text.count)
  }

  /// `123456789012`, `abcdefghijkl` and the like, up or down.
  private static func isRow(_ text: [Unicode.Scalar]) -> Bool {
    let steps = zip(text, text.dropFirst()).map { (Int($1.value) - Int($0.value) + 10) % 10 }
    return Set(steps) == [1] || Set(steps) == [9]
  }
}
