/// An agency's identifier: `000.00.14.H29` under QCVN 102:2016/BTTTT, or `H29.14` under Decision 20/2020/QĐ-TTg.
///
/// Letters, digits and dots, 3 to 35 characters; at least one part is a letter followed by two digits.
package struct AgencyCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard text.withUTF8(AgencyCode.isCode) else { return nil }
    description = text
  }

  /// Reads a code as people type and paste it (`TypedText`), in lower case too.
  package init?(typed text: String) {
    if let code = AgencyCode(text) {
      self = code
      return
    }
    guard text.utf8.count <= 200 else { return nil }
    self.init(String(decoding: TypedText.compact(text), as: UTF8.self))
  }

  /// Whether the bytes have the form of a code, checked in one pass.
  static func isCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (3...35).contains(bytes.count) else { return false }
    var length = 0
    var hasLetter = false
    var isNational = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."):
        guard (1...3).contains(length), !hasLetter || length == 3 else { return false }
        isNational = isNational || hasLetter
        length = 0
        hasLetter = false
        continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard length == 0 else { return false }
        hasLetter = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return false
      }
      length += 1
    }
    return (1...3).contains(length) && (!hasLetter || length == 3) && (isNational || hasLetter)
  }

  package static func < (left: AgencyCode, right: AgencyCode) -> Bool { left.description < right.description }
}
