import Testing

@testable import Workbook

@Suite("XML text")
struct XMLTextTests {
  private func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    XMLText.append(cell: text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(
    "escapes markup and leaves out what XML 1.0 does not know",
    arguments: [
      ("<b>&\"'", "&lt;b&gt;&amp;&quot;'"), ("a\u{0}b\u{8}c\u{1F}d", "abcd"), ("a\tb\nc\rd", "a\tb\nc&#13;d"),
      ("x\u{FFFE}y\u{FFFF}z\u{FFFD}", "xyz\u{FFFD}"), ("Đặng Ễ 😀", "Đặng Ễ 😀"), ("", ""),
    ])
  func escapes(text: String, expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test(
    "escapes what a spreadsheet would take for an escape",
    arguments: [
      ("_x000D_", "_x005F_x000D_"), ("a_x00e9_b_x0041_", "a_x005F_x00e9_b_x005F_x0041_"), ("_x00G0_", "_x00G0_"),
      ("_x000D", "_x000D"), ("snake_case_", "snake_case_"),
    ])
  func underscores(text: String, expected: String) {
    #expect(escaped(text) == expected)
  }
}
