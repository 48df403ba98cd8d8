import Testing

@testable import Workbook

@Suite("Zip archive")
struct ZipTests {
  @Test("CRC-32 has the check value of its definition")
  func crc() {
    #expect(Checksum(Array("123456789".utf8)).value == 0xCBF4_3926)
    #expect(Checksum([]).value == 0)
    var inPieces = Checksum()
    for piece in ["1", "", "2345678", "9"] { Array(piece.utf8).withUnsafeBytes { inPieces.add($0) } }
    #expect(inPieces == Checksum(Array("123456789".utf8)))
  }

  @Test("an entry's local header carries its sizes and checksum")
  func localHeader() throws {
    var archive = ZipStream()
    let text = [UInt8](repeating: 0x61, count: 1000)
    var bytes = try archive.deflated("a.xml", text)
    bytes += archive.end()
    func little(_ offset: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    #expect(little(0, 4) == 0x0403_4B50)
    #expect(little(6, 2) == 0)
    #expect(little(14, 4) == Int(Checksum(text).value))
    let compressed = little(18, 4)
    #expect(compressed > 0 && compressed < 50)
    #expect(little(22, 4) == 1000)
    // The directory follows the data at once, and points back at the entry.
    let directory = 30 + 5 + compressed
    #expect(little(directory, 4) == 0x0201_4B50)
    #expect(little(directory + 42, 4) == 0)
    #expect(little(bytes.count - 6, 4) == directory)
  }

  @Test("the same workbook gives the same bytes")
  func deterministic() throws {
    let book = Workbook(sheets: [.init(name: "A", header: ["x"], rows: [[.number(1.5)], [.text("ễ")]])])
    #expect(try book.bytes() == book.bytes())
  }
}
