/// Mã số doanh nghiệp: ten digits, its tax code as well (Law on Enterprises 59/2020/QH14 art. 29). The tenth checks the
/// others.
package struct EnterpriseCode: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  private static let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

  /// Whether it can only be meant as a code, right or wrong: ten digits.
  package static func isMeant(by text: String) -> Bool { digits(of: text) != nil }

  private static func digits(of text: some StringProtocol) -> [UInt8]? {
    guard text.utf8.count <= 200 else { return nil }
    let bytes = TypedText.compact(text, without: "-.,")
    return bytes.count == 10 && bytes.allSatisfy(isDigit) ? bytes : nil
  }

  /// Reads a code as people type it (`TypedText`), with or without spaces, dots and hyphens.
  package init?(_ text: some StringProtocol) {
    guard let bytes = EnterpriseCode.digits(of: text) else { return nil }
    let sum = zip(bytes, Self.weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
    guard Int(bytes[9] - UInt8(ascii: "0")) == 10 - sum % 11 else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Takes what was stored as it is.
  package init(stored text: String) { description = text }
}
