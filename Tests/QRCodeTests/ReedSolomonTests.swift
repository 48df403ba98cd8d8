import Testing

@testable import QRCode

@Suite("Reed–Solomon")
struct ReedSolomonTests {
  @Test("gives the correction codewords of the standard's worked example, 01234567 in 1-M")
  func standardExample() {
    let data: [UInt8] = [
      0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
    ]
    #expect(
      ReedSolomon(degree: 10).correction(of: data[...])
        == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
  }

  @Test("leaves a codeword polynomial whose syndromes are all zero", arguments: [7, 10, 13, 17, 30])
  func syndromes(degree: Int) {
    let data = (0..<40).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
    let codeword = data + ReedSolomon(degree: degree).correction(of: data[...])
    for root in 0..<degree {
      let value = codeword.reduce(UInt8(0)) { Field.shared.times($0, log: root) ^ $1 }
      #expect(value == 0, "syndrome \(root)")
    }
  }
}
