/// A procedure's code in the national database (`1.003868`) or a local one (`LOCAL-TTTT-03`).
///
/// ASCII letters, digits, dots and hyphens, 1 to 40 characters, beginning with a letter or digit.
package struct ProcedureCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  package init?(_ text: some StringProtocol) {
    let isWord = { (byte: UInt8) in
      isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard (1...40).contains(text.utf8.count), let first = text.utf8.first, isWord(first),
      text.utf8.allSatisfy({ isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
    else { return nil }
    description = String(text)
  }

  /// Reads a code as people type and paste it (`TypedText`).
  package init?(typed text: String) {
    guard text.utf8.count <= 200 else { return nil }
    self.init(TypedText.plain(text))
  }

  package static func < (left: ProcedureCode, right: ProcedureCode) -> Bool { left.description < right.description }
}
