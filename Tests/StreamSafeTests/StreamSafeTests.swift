import StreamSafe
@_spi(_Unicode) import Swift
import Testing

@Suite("Runs of combining marks")
struct StreamSafeTests {
  static let ordinary = [
    "", "Nguyễn Thị Ánh", String(repeating: "Nguyễn Thị Ánh ", count: 50),
    // The same letters with their marks apart.
    String(repeating: "Nguye\u{302}\u{303}n Thi\u{323} A\u{301}nh ", count: 50),
    "a" + String(repeating: "\u{301}", count: 30), "a" + String(repeating: "\u{301}", count: 30) + "b",
    String(repeating: "a" + String(repeating: "\u{301}", count: 30), count: 100),
    String(repeating: "漢字かな한글 😀👩‍👩‍👧", count: 40), String(repeating: "\u{34F}", count: 200),
    String(repeating: "ก็", count: 100), String(repeating: "שָׁלוֹם", count: 30),
  ]

  @Test("What people write stays as it is, byte for byte", arguments: ordinary)
  func kept(_ text: String) {
    #expect(text.isStreamSafe)
    #expect(text.streamSafe.isSame(as: text))
  }

  @Test(
    "A longer run is cut at thirty, whatever its marks are",
    arguments: [
      "\u{300}", "\u{301}", "\u{327}", "\u{36F}", "\u{483}", "\u{591}", "\u{64B}", "\u{F71}", "\u{F73}", "\u{F75}",
      "\u{F81}", "\u{1DC0}", "\u{20D0}", "\u{302A}", "\u{3099}", "\u{A66F}", "\u{FE20}", "\u{1D165}", "\u{1E8D0}",
    ])
  func cut(_ mark: String) {
    let run = String(repeating: mark, count: 30)
    let text = "Lê" + run + mark + "x" + run + run + " y" + mark
    #expect(!text.isStreamSafe)
    #expect(text.streamSafe.isSame(as: "Lê" + run + "x" + run + " y" + mark))
    #expect((run + mark).streamSafe.isSame(as: run))
    #expect(text.streamSafe.isStreamSafe)
  }

  @Test("Every character that decomposing begins with a mark counts as one, and no other hides many")
  func everyCharacter() {
    // But for ideographs, Korean syllables and private use, which are none.
    let looked = [0...0x33FF, 0xA000...0xABFF, 0xD7B0...0xD7FF, 0xF900...0x1FFFF, 0xE0000...0xE01FF]
    for scalar in looked.joined().compactMap({ Unicode.Scalar(UInt32($0)) }) {
      let value = scalar.value
      let classes = String(scalar)._nfd.map { $0.properties.canonicalCombiningClass != .notReordered }
      let isMark = !String(repeating: String(scalar), count: 62).isStreamSafe
      if classes.first == true { #expect(isMark, "U+\(String(value, radix: 16))") }
      if classes.first == false { #expect(!isMark, "U+\(String(value, radix: 16))") }
      #expect(classes.count { $0 } <= 3, "U+\(String(value, radix: 16))")
    }
  }

  @Test("Names are compared by their bytes")
  func bytes() {
    #expect("so_cuoi".isSame(as: "so_cuoi"))
    #expect("\u{212B}" == "\u{C5}" && !"\u{212B}".isSame(as: "\u{C5}"))
    #expect("\u{340}" == "\u{300}" && !"\u{340}".isSame(as: "\u{300}"))
    #expect(!"so_cuoi".isSame(as: "so_cuo"))
  }
}
