import Testing

@testable import QRCode

@Suite("QR code")
struct QRCodeTests {
  @Test("the standard's example, 01234567 in 1-M with mask 2, comes out module for module")
  func standardExample() throws {
    let code = QRCode(
      try Codewords(Array("01234567".utf8), utf8: false, correction: .medium, raise: false), mask: 2)
    #expect(code.version == 1)
    #expect(draw(code) == Self.example)
  }

  private func draw(_ code: QRCode) -> [String] {
    (0..<code.size).map { y in (0..<code.size).map { x in code[x, y] ? "#" : "." }.joined() }
  }

  static let example = [
    "#######..#.##.#######",
    "#.....#..####.#.....#",
    "#.###.#.#.....#.###.#",
    "#.###.#.##....#.###.#",
    "#.###.#.#.###.#.###.#",
    "#.....#.#...#.#.....#",
    "#######.#.#.#.#######",
    "........#..##........",
    "#.#####..#..#.#####..",
    "...#.#.##.#.#..#.##..",
    "..#...##.#.#.#..#####",
    "....#....#.....####..",
    "...######..#.#..#....",
    "........#.#####..##..",
    "#######..##.#.##.....",
    "#.....#.#.#####...#.#",
    "#.###.#.#...#..#.##..",
    "#.###.#.##..#..#.....",
    "#.###.#.#.##.#..#.#..",
    "#.....#........##.##.",
    "#######.####.#..#.#..",
  ]

  @Test("a longer message takes a larger version, and the largest is used to its last byte")
  func automaticVersion() throws {
    #expect(try QRCode("a", correction: .low).version == 1)
    #expect(try QRCode(bytes: [UInt8](repeating: 200, count: 17), correction: .low).version == 1)
    #expect(try QRCode(bytes: [UInt8](repeating: 200, count: 18), correction: .low).version == 2)
    #expect(try QRCode(bytes: [UInt8](repeating: 200, count: 2953), correction: .low).version == 40)
    #expect(try QRCode(bytes: [UInt8](repeating: 200, count: 1273), correction: .high).version == 40)
    #expect(try QRCode(String(repeating: "A", count: 4296), correction: .low).version == 40)
    #expect(try QRCode(String(repeating: "7", count: 7089), correction: .low).version == 40)
  }

  @Test("a message too long for any version is an error that says by how much")
  func tooLong() {
    #expect(throws: QRCodeError.tooLong(bits: 20 + 1274 * 8, capacity: 1276 * 8)) {
      try QRCode(bytes: [UInt8](repeating: 200, count: 1274), correction: .high)
    }
    #expect(throws: QRCodeError.self) { try QRCode(String(repeating: "ế", count: 1000), correction: .low) }
  }

  @Test("correction is raised where the same size holds it")
  func raised() throws {
    #expect(try QRCode("A", correction: .low).correction == .high)
    #expect(try QRCode(bytes: [UInt8](repeating: 200, count: 14), correction: .low).correction == .medium)
    #expect(try QRCode(bytes: [UInt8](repeating: 200, count: 17), correction: .low).correction == .low)
  }

  @Test("an empty message makes a code")
  func empty() throws {
    #expect(try QRCode("").version == 1)
  }

  @Test("the same text gives the same code")
  func deterministic() throws {
    #expect(try QRCode("Sở Xây dựng") == QRCode("Sở Xây dựng"))
  }
}
