/// An agency's identifier: `000.00.14.H29` under QCVN 102:2016/BTTTT, or `H29.14` under Decision 20/2020/QĐ-TTg.
///
/// Letters, digits and dots, 3 to 35 characters; at least one part is a letter followed by two digits.
package struct AgencyCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard (3...35).contains(bytes.count) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNational = { (part: ArraySlice<UInt8>) in
      part.count == 3 && part.first.map { (0x41...0x5A).contains($0) } == true && part.dropFirst().allSatisfy(isDigit)
    }
    guard parts.contains(where: isNational),
      parts.allSatisfy({ isNational($0) || ((1...3).contains($0.count) && $0.allSatisfy(isDigit)) })
    else { return nil }
    description = String(text)
  }

  package static func < (left: AgencyCode, right: AgencyCode) -> Bool { left.description < right.description }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
