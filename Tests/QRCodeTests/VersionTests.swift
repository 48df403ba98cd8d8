import Testing

@testable import QRCode

@Suite("Versions")
struct VersionTests {
  @Test(
    "have the codewords of table 1 and the capacities of table 7",
    arguments: [
      (1, 26, [19, 16, 13, 9]), (2, 44, [34, 28, 22, 16]), (7, 196, [156, 124, 88, 66]),
      (10, 346, [274, 216, 154, 122]), (40, 3706, [2956, 2334, 1666, 1276]),
    ])
  func capacity(number: Int, codewords: Int, data: [Int]) {
    let version = Version(number: number)
    #expect(version.codewords == codewords)
    #expect(Correction.allCases.map(version.dataCodewords) == data)
  }

  @Test(
    "have the alignment patterns of annex E",
    arguments: [
      (1, []), (2, [6, 18]), (6, [6, 34]), (7, [6, 22, 38]), (14, [6, 26, 46, 66]), (16, [6, 26, 50, 74]),
      (32, [6, 34, 60, 86, 112, 138]), (36, [6, 24, 50, 76, 102, 128, 154]), (39, [6, 26, 54, 82, 110, 138, 166]),
      (40, [6, 30, 58, 86, 114, 142, 170]),
    ])
  func alignment(number: Int, centres: [Int]) {
    #expect(Version(number: number).alignmentCentres == centres)
  }

  @Test("keep as many modules free for data as their codewords need, and fewer than eight over", arguments: 1...40)
  func freeModules(number: Int) {
    let version = Version(number: number)
    let free = Matrix(version).modules.count { $0 & Matrix.fixed == 0 }
    #expect(free / 8 == version.codewords)
  }

  @Test("correct as much as their level promises", arguments: Version.all)
  func correctionShare(version: Version) {
    for (correction, share) in zip(Correction.allCases, [0.07, 0.15, 0.25, 0.30]) {
      let perBlock = version.correctionPerBlock(correction)
      let corrected = Double(version.blocks(correction) * (perBlock / 2)) / Double(version.codewords)
      #expect(corrected > share - 0.035, "\(correction)")
    }
  }
}
