import Testing

@testable import Markup

@Suite("Markdown") struct MarkdownTests {
  private static func html(_ text: String, raised: Int = 0) throws -> String {
    let html = Markdown.Rendered(try Markdown(text).blocks, raised: raised).html
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test(
    "becomes markup",
    arguments: [
      ("One\ntwo.\n\nThree.", "<p>One two.</p><p>Three.</p>"),
      ("Press **Look up** & wait.", "<p>Press <strong>Look up</strong> &amp; wait.</p>"),
      ("<b>1 < 2</b>", "<p>&lt;b&gt;1 &lt; 2&lt;/b&gt;</p>"),
      ("`make run`, `a**b`", "<p><code>make run</code>, <code>a**b</code></p>"),
      ("Open `/thu-tuc`.", #"<p>Open <a href="/thu-tuc">/thu-tuc</a>.</p>"#),
      ("[there](https://a.example/?b=1&c)", #"<p><a href="https://a.example/?b=1&amp;c">there</a></p>"#),
      ("See [Operating.md](Operating.md), [1] and (2).", "<p>See Operating.md, [1] and (2).</p>"),
      ("[no](javascript:alert(1))", "<p>no)</p>"),
      ("- one\n- **two**", "<ul><li>one</li><li><strong>two</strong></li></ul>"),
      ("First:\n1. one\n2. two\n- other", "<p>First:</p><ol><li>one</li><li>two</li></ol><ul><li>other</li></ul>"),
      ("2018 was\n1.5 long\n#hash", "<p>2018 was 1.5 long #hash</p>"),
      ("```sh\n# a\n\n**b**\n```\nc", "<pre><code># a\n\n**b**</code></pre><p>c</p>"),
      (
        "# Kỳ hạn\n| a | b |\n| --- | ---: |\n| **c** | `d` |\nafter",
        """
        <h1 id="ky-han">Kỳ hạn</h1><table aria-labelledby="ky-han"><thead><tr><th scope="col">a</th>\
        <th scope="col">b</th></tr></thead><tbody><tr><th scope="row"><strong>c</strong></th>\
        <td><code>d</code></td></tr></tbody></table><p>after</p>
        """
      ),
    ])
  func markup(_ text: String, _ html: String) throws {
    #expect(try Self.html(text) == html)
  }

  @Test("headings have ids of their own, from the requested level on")
  func headings() throws {
    let text = "# A\n## Đến **hạn**\n### Đến hạn\n## !"
    #expect(
      try Self.html(text, raised: 1)
        == "<h1 id=\"a\">A</h1><h1 id=\"den-han\">Đến <strong>hạn</strong></h1><h2 id=\"den-han-2\">Đến hạn</h2><h1 id=\"muc\">!</h1>"
    )
    let blocks = try Markdown(text).blocks
    #expect(Markdown.Rendered(blocks.dropFirst()).contents.map(\.id) == ["den-han", "muc"])
  }

  @Test(
    "a name in bold is the link to the address in brackets behind it",
    arguments: [
      ("**A** (`/a`) b", "<p><a href=\"/a\">A</a> b</p>"), ("**A** (`/a`)", "<p><a href=\"/a\">A</a></p>"),
      ("**A** (`a`)", "<p><strong>A</strong> (<code>a</code>)</p>"),
      ("**A** (`/a`, b)", "<p><strong>A</strong> (<a href=\"/a\">/a</a>, b)</p>"),
      ("**A<** `/a&`", "<p><strong>A&lt;</strong> <a href=\"/a&amp;\">/a&amp;</a></p>"),
    ])
  func named(_ text: String, _ html: String) throws {
    #expect(try Self.html(text) == html)
  }

  @Test(
    "a mistake is reported with its line",
    arguments: [
      ("a\n\n```\nb", 3, MarkdownMistake.Reason.openCode), ("a `b", 1, .openCode), ("a\n`b\nc", 2, .openCode),
      ("- a\n- **b*", 2, .openBold), ("a\nb **c\n\nd", 2, .openBold),
      ("# a\n\n### b", 3, .skippedLevel), ("## a", 1, .skippedLevel), ("|a|\nb", 2, .brokenTable),
      ("|a|b|\n|-|", 2, .brokenTable), ("|a|\n|-|\n|b|c|", 3, .brokenTable), ("|", 1, .brokenTable),
    ])
  func mistakes(_ text: String, line: Int, reason: MarkdownMistake.Reason) {
    #expect(throws: MarkdownMistake(line: line, reason: reason)) { try Markdown(text) }
  }
}
