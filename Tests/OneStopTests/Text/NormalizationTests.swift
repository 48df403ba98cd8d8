import Foundation
import Testing

@testable import OneStop

@Suite struct NormalizationTests {
  /// Latin, Greek, Cyrillic, Hebrew, Arabic; Latin and Greek Extended, punctuation and letterlike signs.
  static let scripts: [ClosedRange<UInt32>] = [0...0x7FF, 0x1E00...0x214F]

  @Test("Normalization Form C, scalar by scalar, as Foundation has it", arguments: scripts)
  func everyScalar(_ script: ClosedRange<UInt32>) {
    for value in script {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["\(scalar)", "a\(scalar)", "\(scalar)\u{323}\u{302}"] {
        let expected = text.precomposedStringWithCanonicalMapping
        let isSame = text.composed.unicodeScalars.elementsEqual(expected.unicodeScalars)
        #expect(isSame, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(
    "White space",
    arguments: [
      ("", ""), (" ", ""), ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"), ("  Nguyễn\t\nThị   Ánh ", "Nguyễn Thị Ánh"),
      ("Nguyễn\u{A0}Ánh", "Nguyễn Ánh"), ("Nguyễn\u{2003}Ánh", "Nguyễn Ánh"), ("Nguyễn\u{3000}Ánh", "Nguyễn Ánh"),
      ("a\r\nb", "a b"), ("é\u{85}", "é"), (" a", "a"), ("a ", "a"), ("a\u{1680}b", "a b"), ("‘a’ – b", "‘a’ – b"),
    ])
  func squeezed(_ text: String, _ expected: String) {
    #expect(text.squeezed == expected)
  }

  @Test(
    "What search compares",
    arguments: [
      ("Nguyễn Thị Ánh Đào", "nguyen thi anh dao"), ("ĐỖ ƯỚC", "do uoc"), ("O'Neil-Smith <b>", "o neil smith b"),
      ("🏠 nhà", "nha"), ("  a  1  ", "a 1"), ("", ""),
    ])
  func folded(_ text: String, _ expected: String) {
    #expect(text.folded == expected)
    #expect(text.decomposedStringWithCanonicalMapping.folded == expected)
  }

  @Test("Names in dictionary order: letters, then tones, then capitals")
  func order() {
    let names = [
      "An", "Án", "Ăn", "Ân", "Ba", "Cao", "Da", "Đa", "Em", "Êm", "Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai",
    ]
    #expect(names.reversed().sorted { VietnameseOrder($0) < VietnameseOrder($1) } == names)
  }
}
