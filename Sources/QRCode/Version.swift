/// A size of symbol, 1 to 40, and what follows from it (ISO/IEC 18004, table 1, table 9, annex E).
struct Version: Hashable, Sendable {
  let number: Int

  static let all = (1...40).map(Version.init(number:))
  static let largest = Version(number: 40)

  /// Modules per side.
  var size: Int { 17 + 4 * number }

  /// Versions that share the widths of the count indicators (table 3): 0 for 1–9, 1 for 10–26, 2 for 27–40.
  var widthClass: Int { number < 10 ? 0 : number < 27 ? 1 : 2 }

  /// Centres of the alignment patterns, the same on both axes (annex E).
  var alignmentCentres: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    // Even steps counted from the far edge; version 32 is the one row of the table that breaks the rule.
    let step = number == 32 ? 26 : (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    return [6] + (0..<count - 1).map { size - 7 - $0 * step }.reversed()
  }

  /// Codewords of data and correction together: all modules that no pattern takes.
  var codewords: Int {
    var modules = size * size - 3 * 64 - 2 * (size - 16) - 31
    if number > 1 {
      let count = number / 7 + 2
      // All crossings but the three under finders; those on the timing patterns share five modules with them.
      modules -= 25 * (count * count - 3) - 10 * (count - 2)
    }
    if number > 6 { modules -= 36 }
    return modules / 8
  }

  /// Correction codewords in each block.
  func correctionPerBlock(_ correction: Correction) -> Int {
    Int(Self.correctionPerBlock[correction.rawValue][number - 1])
  }

  func blocks(_ correction: Correction) -> Int { Int(Self.blocks[correction.rawValue][number - 1]) }

  /// Codewords left for the message.
  func dataCodewords(_ correction: Correction) -> Int {
    codewords - blocks(correction) * correctionPerBlock(correction)
  }

  private static let correctionPerBlock: [[UInt8]] = [
    [
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
      28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
      26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
      13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
      28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
      17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
      30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
  ]

  private static let blocks: [[UInt8]] = [
    [
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
      8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
      17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
      1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
      23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
      1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
      25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
  ]
}
