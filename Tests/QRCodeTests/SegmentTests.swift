import Testing

@testable import QRCode

@Suite("Segments")
struct SegmentTests {
  private func modes(_ text: String, widthClass: Int = 0) -> [Mode] {
    Segment.split(Array(text.utf8), widthClass: widthClass).map(\.mode)
  }

  @Test("take the mode that fits the message")
  func single() {
    #expect(modes("01234567") == [.numeric])
    #expect(modes("AC-42") == [.alphanumeric])
    #expect(modes("000.00.14.H29-180601-0001") == [.alphanumeric])
    #expect(modes("tra cứu") == [.byte])
    #expect(modes("") == [])
  }

  @Test("change the mode only where it saves bits")
  func mixed() {
    #expect(modes("https://motcua.example/tra-cuu/000.00.14.H29-180601-0001") == [.byte, .alphanumeric])
    #expect(modes("a1b") == [.byte])
    #expect(modes("ho so 123456789012345678901234567890") == [.byte, .numeric])
  }

  @Test(
    "cost no more than any other way to split", arguments: ["A1", "12345678a", "ABC123def", "a12345B6789C0", "::0099ẽ"])
  func optimal(text: String) {
    let message = Array(text.utf8)
    for widthClass in 0...2 {
      // Every choice of a mode for every character, joined into runs.
      var least = Int.max
      var choice = [Mode](repeating: .numeric, count: message.count)
      func visit(_ index: Int) {
        guard index < message.count else {
          var bits = 0
          var start = 0
          for end in 1...message.count where end == message.count || choice[end] != choice[start] {
            bits += Segment(mode: choice[start], range: start..<end).bits(widthClass)
            start = end
          }
          least = min(least, bits)
          return
        }
        for mode in Mode.allCases where mode.takes(message[index]) {
          choice[index] = mode
          visit(index + 1)
        }
      }
      visit(0)
      let bits = Segment.split(message, widthClass: widthClass).reduce(0) { $0 + $1.bits(widthClass) }
      #expect(bits == least, "width class \(widthClass)")
    }
  }

  @Test("write the bits of the standard's examples")
  func bits() {
    func bits(_ text: String) -> String {
      let message = Array(text.utf8)
      var buffer = BitBuffer()
      for segment in Segment.split(message, widthClass: 0) { buffer.append(segment, of: message, widthClass: 0) }
      return (0..<buffer.count).map { buffer.bytes[$0 / 8] >> UInt8(7 - $0 % 8) & 1 == 1 ? "1" : "0" }.joined()
    }
    #expect(bits("01234567") == "0001" + "0000001000" + "0000001100" + "0101011001" + "1000011")
    #expect(bits("AC-42") == "0010" + "000000101" + "00111001110" + "11100111001" + "000010")
    #expect(bits("é") == "0100" + "00000010" + "11000011" + "10101001")
  }
}
