import Foundation
import TestSupport
import Testing

/// Of everything that makes a text dear somewhere: marks that are sorted, letters that join, signs that lists are cut at.
@Suite("Time grows linearly with the length of outside input")
struct TimeTests {
  static let dear = [
    "\u{301}", "\u{301}\u{327}", "\u{F73}", "\u{F71}\u{F72}", "\u{1D165}\u{1D16E}", "a\u{301}\u{327}", "\u{FE0F}",
    "\u{200D}",
    "👩‍👧", "🇻🇳", "각", "\u{1100}\u{1161}\u{11A8}", "\u{1161}", "\u{600}", "\u{915}\u{94D}", "\u{94D}\u{200D}", "ệ",
    "Nguyễn ", " ",
    "\t", "a", "A", "0", "-", ".", ",", ";", "=", "a=b; ", "&", "&a=b", "a&", "%", "%25", "\"", "\"\"", "\\",
    "W/\"a\",", "\r",
    "\r\n", "\n", "\r\n--", "\r\n-", "--x\r\n", "{", "[", "[1,", "{\"a\":", "\"a\":1,", "1e", "\u{FFFD}", "(", "@",
    "a@", "for=a;", "[::1],",
    "1.1.1.1,", "9\r\n", "0001-01-01", "\u{2028}", "\u{AD}", "ß", "İ", "ﷺ", "\u{1F1FB}", "x\u{300}\u{200D}\u{300}",
  ]

  @Test("through every parser", arguments: TimeCheck.doors.map(\.name))
  func linear(name: String) async throws {
    let door = try TimeCheck.doors.first { $0.name == name }.unwrapped.door
    for text in Self.dear {
      #expect(TimeCheck.isLinear(door, Array(text.utf8)), "\(text.debugDescription)")
    }
  }

  @Test("What fuzzing has found worth keeping")
  func corpus() throws {
    let folder = Resources.root.appending(path: "Tests/Fuzz/Corpus/time")
    let inputs = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(inputs.count >= 3)
    for input in inputs { TimeCheck.run([UInt8](try Data(contentsOf: input))) }
  }

  @Test("The measure distinguishes quadratic from linear time")
  func measure() {
    // What a run of marks costs where nothing bounds it.
    let isLinear = TimeCheck.isLinear(
      { bytes in _ = Set([String(decoding: bytes, as: UTF8.self)]) }, Array("\u{301}\u{327}".utf8))
    #expect(!isLinear)
  }
}
