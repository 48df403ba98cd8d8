import Testing

@testable import QRCode

@Suite("Matrix")
struct MatrixTests {
  @Test("format information is that of the standard's example and table C.1")
  func formatBits() {
    #expect(Matrix.formatBits(.medium, mask: 5) == 0b100_0000_1100_1110)
    #expect(Matrix.formatBits(.medium, mask: 0) == 0b101_0100_0001_0010)
    #expect(Matrix.formatBits(.low, mask: 0) == 0b111_0111_1100_0100)
    #expect(Matrix.formatBits(.quartile, mask: 0) == 0b011_0101_0101_1111)
    #expect(Matrix.formatBits(.high, mask: 7) == 0b000_1000_0011_1011)
  }

  @Test("any two kinds of format information differ in seven bits or more")
  func formatDistance() {
    let all = Correction.allCases.flatMap { level in (0..<8).map { Matrix.formatBits(level, mask: $0) } }
    for (index, one) in all.enumerated() {
      for other in all[(index + 1)...] { #expect((one ^ other).nonzeroBitCount >= 7) }
    }
  }

  @Test("version information is that of annex D")
  func versionBits() {
    #expect(Matrix.versionBits(7) == 0x07C94)
    #expect(Matrix.versionBits(21) == 0x15683)
    #expect(Matrix.versionBits(40) == 0x28C69)
  }

  @Test("finders, timing and the dark module stand where a reader looks for them", arguments: [1, 2, 7, 21, 40])
  func patterns(number: Int) throws {
    let code = try QRCode(
      Codewords([], utf8: false, correction: .medium, raise: false, versions: [Version(number: number)]), mask: nil)
    let finder = ["#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........"]
    for (y, row) in finder.enumerated() {
      for (x, module) in row.enumerated() {
        #expect(code[x, y] == (module == "#"))
        #expect(code[code.size - 1 - x, y] == (module == "#"))
        #expect(code[x, code.size - 1 - y] == (module == "#"))
      }
    }
    for index in 8..<code.size - 8 {
      #expect(code[index, 6] == (index % 2 == 0))
      #expect(code[6, index] == (index % 2 == 0))
    }
    #expect(code[8, code.size - 8])
    #expect(!code[-1, 0] && !code[0, code.size])
  }

  @Test("the mask with the least penalty is taken")
  func bestMask() throws {
    let words = try Codewords(Array("000.00.14.H29-180601-0001".utf8), utf8: false, correction: .medium, raise: false)
    var matrix = Matrix(words.version)
    matrix.place(words.bytes)
    let penalties = (0..<8).map { matrix.masked($0, correction: .medium).penalty }
    #expect(penalties.firstIndex(of: penalties.min() ?? 0) == QRCode(words, mask: nil).mask)
    #expect(Set(penalties).count > 1)
  }

  @Test("each penalty rule counts what it names")
  func penalties() {
    func matrix(_ dark: (Int, Int) -> Bool) -> Matrix {
      var matrix = Matrix(Version(number: 1))
      for y in 0..<21 {
        for x in 0..<21 { matrix.setFixed(x, y, dark(x, y)) }
      }
      return matrix
    }
    // A chessboard: no run, no square, no finder; 221 of 441 dark is less than five per cent from half.
    #expect(matrix { ($0 + $1) % 2 == 0 }.penalty == 0)
    // All dark: 42 runs of 21 (3 + 16), 400 squares, and 50 % away from half.
    #expect(matrix { _, _ in true }.penalty == 42 * 19 + 400 * 3 + 100)
    // Stripes by column: 21 runs of 21 downwards, 231 of 441 dark.
    #expect(matrix { x, _ in x % 2 == 0 }.penalty == 21 * 19)
    // 1:1:3:1:1 in one row of a chessboard, with four light modules before it only.
    let row = "000010111010101010101"
    let pattern = Array(row.utf8).map { $0 == UInt8(ascii: "1") }
    let plain = matrix { ($0 + $1) % 2 == 0 }
    var marked = plain
    for x in 0..<21 { marked.setFixed(x, 10, pattern[x]) }
    let broken = matrix { x, y in y == 10 ? (x == 0 || pattern[x]) : (x + y) % 2 == 0 }
    #expect(marked.penalty - broken.penalty == 40)
  }
}
