import Testing

@testable import OneStop

@Suite("The letters of an SMS") struct SMSLettersTests {
  @Test(
    "Segments are counted as networks count them (3GPP TS 23.038)",
    arguments: [
      (SMSLetters.unicode, "", 1), (.unicode, "ệ", 1), (.unicode, many("ệ", 70), 1), (.unicode, many("ệ", 71), 2),
      (.unicode, many("ệ", 134), 2), (.unicode, many("ệ", 135), 3),
      // Two units each; one that does not fit into the rest of a segment begins the next.
      (.unicode, many("🏠", 35), 1), (.unicode, many("🏠", 36), 2), (.unicode, many("🏠", 66), 2),
      (.unicode, many("🏠", 67), 3), (.unicode, many("a", 160), 1), (.unicode, many("a", 161), 2),
      (.unicode, many("a", 160) + "ệ", 3), (.plain, many("ệ", 160), 1), (.plain, many("ệ", 161), 2),
      (.plain, many("ệ", 306), 2), (.plain, many("ệ", 307), 3), (.plain, many("[", 80), 1), (.plain, many("[", 81), 2),
      (.plain, many("[", 152), 2), (.plain, many("[", 153), 3), (.plain, many("`", 160), 1),
    ])
  func segments(letters: SMSLetters, text: String, count: Int) {
    #expect(letters.segments(text) == count)
  }

  private static func many(_ letter: String, _ count: Int) -> String { String(repeating: letter, count: count) }

  @Test(
    "Plain letters are those that every gateway takes",
    arguments: [
      ("Hồ sơ đã được tiếp nhận", "Ho so da duoc tiep nhan"), ("ĐẶNG Ỹ Ưở", "DANG Y Uo"),
      ("e\u{323}\u{302}", "e"), ("“a” – ‘b’…", "\"a\" - 'b'..."), ("96,4\u{A0}%", "96,4 %"), ("`", "'"),
      ("東🏠", "??"), ("a@b_c$[]", "a@b_c$[]"), ("000.01.71.H29-261129-0001", "000.01.71.H29-261129-0001"),
    ])
  func plain(text: String, written: String) {
    #expect(SMSLetters.plain.written(text) == written)
    #expect(SMSLetters.unicode.written(text) == text)
  }

  @Test("The longest text that fits is taken, and the last one cut where none does", arguments: SMSLetters.allCases)
  func fitting(letters: SMSLetters) {
    let tooLong = String(repeating: "ệ", count: 400)
    #expect(letters.fitting([tooLong, "Hồ sơ", "Hồ"]) == letters.written("Hồ sơ"))
    let cut = letters.fitting([tooLong])
    #expect(letters.segments(cut) == SMSLetters.segmentLimit && letters.segments(cut + "ệ") > SMSLetters.segmentLimit)
    #expect(letters.fitting([]) == "")
  }
}
