import Testing

@testable import Workbook

@Suite("Sheet names")
struct SheetNameTests {
  @Test(
    "lose what spreadsheets forbid",
    arguments: [
      ("Báo cáo", "Báo cáo"), ("Quý I/2018", "Quý I-2018"), ("[a]:b*?\\", "(a)-b---"), ("'Sở'", "Sở"),
      ("Chi cục 'A' và 'B", "Chi cục 'A' và 'B"), ("a\nb", "a b"), ("", "Sheet 1"), (" ' ", "Sheet 1"),
      ("History", "Sheet 1"),
    ])
  func cleaned(name: String, expected: String) {
    #expect(SheetName.cleaned([name]) == [expected])
  }

  @Test("are cut to 31 UTF-16 units between characters")
  func cut() {
    let name = SheetName.cleaned([String(repeating: "a", count: 30) + "😀b"])
    #expect(name == [String(repeating: "a", count: 30)])
    // Decomposed: a letter with two marks is three units.
    let decomposed = SheetName.cleaned([String(repeating: "e\u{302}\u{301}", count: 12)])
    #expect(decomposed.map(\.utf16.count) == [30])
  }

  @Test("are unique without regard to case, within the limit")
  func unique() {
    #expect(SheetName.cleaned(["Sở", "SỞ", "sở"]) == ["Sở", "SỞ (2)", "sở (3)"])
    let long = String(repeating: "x", count: 40)
    let names = SheetName.cleaned([long, long])
    #expect(names[1] == String(repeating: "x", count: 27) + " (2)")
  }
}
