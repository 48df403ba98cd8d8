import HTTPServer
import Markup
import Web
import Words

enum AboutHandlers {
  /// `GET /gioi-thieu`
  static let site: ReadHandler = { visit in
    visit.about(.site, visit.words.about.site) { section in
      guard section == .software, let source = visit.state.shared.sourceAddress else { return .empty }
      return " <p><a href=\"\(source)\">\(visit.words.about.foot.source)</a></p>"
    }
  }

  /// `GET /quyen-rieng-tu`
  static let privacy: ReadHandler = { visit in
    let table = PrivacyTable(
      siteOperator: visit.state.shared.siteOperator, rules: try visit.reader.retentionRules().map(\.rule),
      words: visit.words)
    return visit.about(.privacy, visit.words.about.privacy) { $0 == .points ? table.html : .empty }
  }

  /// `GET /tiep-can`
  static let accessibility: ReadHandler = { visit in visit.about(.accessibility, visit.words.about.accessibility) }
}

extension Visit {
  fileprivate func about<Section>(
    _ page: AboutPage, _ sections: AboutWords.Sections<Section>, below: (Section) -> HTML = { _ in .empty }
  ) -> Response {
    var content: HTML = "<h1>\(words.about.titles[page])</h1> <p class=\"lead\">\(words.about.leads[page])</p>"
    let contact = state.shared.contact
    let link: HTML = "<a href=\"\(contact.address)\">\(contact.text)</a>"
    for section in Section.allCases {
      let isHotline = contact == .phone(.hotline) && section as? PrivacySection == .contact
      let phrase = isHotline ? words.about.byHotline : sections.texts[section]
      let text = phrase(["hotline": words.hotline, "contact": link])
      content += " <h2>\(sections.heads[section])</h2> <p>\(text)</p>\(below(section))"
    }
    return show(Page(words.about.titles[page].html, content, description: words.about.leads[page].html))
  }
}
