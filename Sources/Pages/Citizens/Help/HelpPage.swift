import Markup
import Operations
import Words

/// A reader's part of the help: a list of its sections, the sections, and links to the other parts.
struct HelpPage {
  let reader: HelpReader
  private let text: HelpText
  private let part: HelpText.Part
  let words: HelpWords

  /// nil where there is no help for the reader.
  init?(reader: HelpReader, text: HelpText?, words: HelpWords) {
    guard let text, let part = text[reader] else { return nil }
    (self.reader, self.text, self.part, self.words) = (reader, text, part, words)
  }

  var title: HTML { part.title }

  var content: HTML {
    let sections = part.sections.contents.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" as HTML }
    let others = HelpReader.allCases.filter { $0 != reader }.compactMap { other -> HTML? in
      text[other].map { "<li><a href=\"\(Address.helpFor(other))\">\($0.title)</a></li>" }
    }
    return """
      <h1>\(title)</h1>\(part.introduction)<nav class="sheet" aria-labelledby="muc-luc"><h2 id="muc-luc">\(words.contents)</h2>\
      <ul>\(sections.joined())</ul></nav>\(part.sections.html)\
      <nav aria-labelledby="phan-khac"><h2 id="phan-khac">\(words.others)</h2><ul>\(others.joined())</ul></nav>
      """
  }
}
