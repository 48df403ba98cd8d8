import Foundation
import Testing

@testable import QRCode

@Suite("SVG of a code")
struct SVGTests {
  @Test("its path draws exactly the dark modules")
  func path() throws {
    let code = try QRCode("https://motcua.example/tra-cuu/000.00.14.H29-180601-0001")
    let svg = String(decoding: code.svg(title: "Mã QR"), as: UTF8.self)
    let data = try #require(svg.firstMatch(of: #/ d="([^"]*)"/#)).1
    var drawn: Set<[Int]> = []
    var (x, y) = (0, 0)
    for command in data.matches(of: #/([Mmh])(\d+)(?: (\d+))?/#) {
      let value = try #require(Int(command.2))
      switch command.1 {
      case "M": (x, y) = (value, try #require(command.3.flatMap { Int($0) }))
      case "m": x += value
      default:
        for column in x..<x + value { drawn.insert([column, y]) }
        x += value
      }
    }
    var dark: Set<[Int]> = []
    for y in 0..<code.size {
      for x in 0..<code.size where code[x, y] { dark.insert([x, y]) }
    }
    #expect(drawn == dark)
  }

  @Test("it is well-formed XML, named by its escaped title, with a quiet zone of four modules")
  func element() throws {
    let code = try QRCode("1")
    let svg = code.svg(title: "Mã <hồ sơ> & \"khóa\"\u{1}")
    let text = String(decoding: svg, as: UTF8.self)
    #expect(text.contains("<title>Mã &lt;hồ sơ&gt; &amp; \"khóa\"</title>"))
    #expect(text.contains(#"role="img" width="116" height="116" viewBox="-4 -4.5 29 29""#))
    #expect(text.contains(#"shape-rendering="crispEdges""#))
    #expect(text.components(separatedBy: "<path").count == 2)
  }

  @Test("module size and quiet zone can be chosen")
  func sizes() throws {
    let text = String(decoding: try QRCode("1").svg(title: "", moduleSize: 10, quietZone: 1), as: UTF8.self)
    #expect(text.contains(#"width="230" height="230" viewBox="-1 -1.5 23 23""#))
  }
}
