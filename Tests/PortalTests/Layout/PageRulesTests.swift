import OneStop
import Testing

@testable import Markup
@testable import Web
@testable import Words

@Suite("Every page, as a value") struct PageRulesTests {
  @Test("Each keeps the rules of all pages, in both languages", arguments: PageSample.all, Language.allCases)
  func rules(_ sample: PageSample, _ language: Language) throws {
    let fixtures = try PageFixtures(language)
    let page = try sample.make(fixtures)
    let broken = try PageRules(page, fixtures.words).broken(wrong: sample.wrong)
    #expect(broken == [])
  }

  @Test("Each shows what was typed as text, however long and whatever is in it", arguments: PageSample.all)
  func text(_ sample: PageSample) throws {
    let fixtures = try PageFixtures(.vietnamese, text: PageFixtures.tricky)
    let page = try sample.make(fixtures)
    let broken = try PageRules(page, fixtures.words).broken(wrong: sample.wrong)
    #expect(broken == [])
    let elements = try PageElements(page.content)
    #expect(!elements.all.contains { $0.name == "hostile" || $0["hostile"] != nil })
    let shown = elements.all.contains { $0.text.contains("<hostile hostile=\"1\">&amp;'ệ") }
    let typed = elements.all.contains { $0["value"]?.contains("<hostile hostile=\"1\">&amp;'ệ") ?? false }
    #expect((shown || typed) == sample.showsText)
  }

  @Test(
    "The rules find what breaks them",
    arguments: [
      ("<p>a</p>", "It has 0 first headings."), ("<h1>a</h1><h1>b</h1>", "It has 2 first headings."),
      ("<h1>a</h1><input name=\"q\">", "The field q has no label."),
      ("<h1>a</h1><button></button>", "A button says nothing."),
      ("<h1 id=\"a\">a</h1><p id=\"a\">b</p>", "The id a stands twice."),
      ("<h1>a</h1><label for=\"b\">c</label>", "There is no b for for."),
      ("<h1>a</h1><a href=\"#b\">c</a>", "#b leads nowhere."), ("<h1>a</h1><a href=\"/b\">c</a>", "No page is at /b."),
      ("<h1>a</h1><a href=\"b\">c</a>", "“b” is no address."),
      (
        "<h1>a</h1><form action=\"/can-bo/phieu\"></form>", "No GET is sent to “/can-bo/phieu”."
      ),
      (
        "<h1>a</h1><form method=\"post\" action=\"/can-bo/tiep-nhan\"></form>",
        "The form to /can-bo/tiep-nhan carries no token."
      ),
      (
        "<h1>a</h1><form action=\"/can-bo/tim\"><input type=\"hidden\" name=\"_csrf\" value=\"b\"></form>",
        "The form to /can-bo/tim shows its token."
      ),
    ] as [(HTML, String)])
  func broken(_ content: HTML, _ sentence: String) throws {
    let words = try PageFixtures().words
    let broken = try PageRules(Page("a", content), words).broken()
    #expect(broken == [sentence])
  }

  @Test("They find a mistake that is nowhere to be seen")
  func hidden() throws {
    let words = try PageFixtures().words
    let page = Page("a", "<h1>a</h1><label for=\"b\">c</label><input id=\"b\" name=\"b\">")
    #expect(try PageRules(page, words).broken(wrong: ["b"]).count == 4)
  }

  @Test(
    "What browsers would mend is read as broken",
    arguments: [
      "<p>a", "<p>a</b>", "a</p>", "<p class=a>b</p>", "<p a=\"1\" a=\"2\">b</p>", "a & b", "<p title=\"a & b\">c</p>",
      "1 < 2",
      "<p title=\"<\">c</p>",
    ] as [HTML])
  func malformed(_ content: HTML) { #expect(throws: PageElements.Malformed.self) { try PageElements(content) } }
}
