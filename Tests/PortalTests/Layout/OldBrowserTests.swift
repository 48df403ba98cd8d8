import Foundation
import TestSupport
import Testing

/// The pages' promise is an old phone: Safari on iOS 12, Chrome 69, Firefox 78.
@Suite("The oldest browsers") struct OldBrowserTests {
  @Test("lose nothing in the style sheet that has no fallback before it")
  func styleSheet() throws {
    let sheet = StyleSheet(String(decoding: try Resources.bytes("Assets/portal.css"), as: UTF8.self))
    #expect(sheet.rules.count > 300)
    #expect(sheet.losses == [])
  }

  @Test(
    "what they do not support is found",
    arguments: [
      ".a { display: flex; gap: 1px }", ".a { column-gap: 1px }",
      ".a { display: grid } @media print { .a { display: flex } } .a { gap: 1px }",
      ".a:has(.b), .c { top: 0 }", ".a :is(th, td) { top: 0 }", ":where(.a) { top: 0 }", ".a { & .b { top: 0 } }",
      ".a:focus-visible { top: 0 }", ".a, .b:focus:not(:focus-visible) { top: 0 }", ".a { width: min(1px, 2px) }",
      ".a { width: calc(1px + max(1px, 2px)) }", ".a { content: attr(b) / \"\" }",
      ".a { content: \"b\"; content: var(--b) / \"\" }",
      ".a { inset: 0 }", ".a { aspect-ratio: 1 }", ".a { margin-inline: 0 }", ".a { padding-block-start: 0 }",
      ".a { color: color-mix(in srgb, red, blue) }", ".a { height: 100dvh }", ".a { overflow-wrap: anywhere }",
    ])
  func found(_ text: String) {
    #expect(StyleSheet(text).losses.count >= 1, "\(text)")
  }

  @Test(
    "what they support is let through",
    arguments: [
      ".a { display: grid; gap: 1px }", ".a { display: grid } @media print { .a { gap: 0 } }",
      ".a { width: minmax(1px, 1fr) }",
      ".a { width: 1px; width: min(1px, 2px) }", ".a { content: attr(b); content: attr(b) / \"\" }", "/* gap: 1px */",
      ".a:focus:not(:focus-visible) { outline: none }", ".a { height: 100vh; height: 100dvh }",
    ])
  func passed(_ text: String) {
    #expect(StyleSheet(text).losses == [])
  }

  /// Syntax that stops the whole script, and calls that are not there.
  private static let newer = [
    "?.", "??", "||=", "&&=", "**=", ".replaceAll(", ".replaceChildren(", ".at(", "structuredClone", ".flat(",
    ".flatMap(",
    "Object.fromEntries", "Promise.allSettled", "globalThis", "import ", "export ", "static ", "#private", "?<=", "?<!",
    "matchAll",
  ]

  @Test("read every script")
  func scripts() throws {
    let folder = Resources.root.appending(path: "Resources/Assets")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".js") }
    #expect(names.count >= 3)
    for name in names {
      let script = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for syntax in Self.newer { #expect(!script.contains(syntax), "\(syntax) in \(name)") }
      #expect(script.firstMatch(of: /[0-9]_[0-9]/) == nil, "\(name)")
      // Called only where it is there.
      let calls = script.matches(of: /requestSubmit\(/).count
      #expect(calls == script.matches(of: /if \([a-z]+\.requestSubmit\)/).count, "\(name)")
    }
  }

  @Test("no page offers a control that only a script can make work")
  func controls() throws {
    for (name, source) in try PageSources.files() {
      #expect(source.firstMatch(of: /<button type=\\?"button\\?"/) == nil, "\(name)")
    }
  }
}
