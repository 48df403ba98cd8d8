import Markup
import OneStop
import Words

/// Which data is held: what for, on what basis, who sees it, for how long, and how it is erased.
struct PrivacyTable {
  let siteOperator: SiteOperator
  /// For how long data are kept now.
  let rules: [RetentionRule]
  private let all: Words
  private let words: PrivacyWords.Points

  init(siteOperator: SiteOperator, rules: [RetentionRule], words: Words) {
    (self.siteOperator, self.rules, all, self.words) = (siteOperator, rules, words, words.privacy.points)
  }

  /// Which version it is, who runs the site, and since when what the table says is confirmed.
  private var head: HTML {
    var sentences = [
      words.version(["number": "\(PrivacyDocument.version)", "date": all.date(PrivacyDocument.since)])
    ]
    if let name = siteOperator.name { sentences.append(words.operator(["name": HTML(text: name)])) }
    if let day = siteOperator.confirmedOn { sentences.append(words.confirmed(["date": all.date(day)])) }
    return "<p>\(sentences.joined(" "))</p>"
  }

  private var periods: HTML {
    let months = { (period: RetentionPeriod?) -> HTML in
      period.map { all.retention.rules.months(count: $0.months) } ?? .empty
    }
    let periods = rules.map(\.months)
    return words.now[RetentionRange(rules)](["least": months(periods.min()), "most": months(periods.max())])
  }

  var html: HTML {
    let columns = words.columns
    let heads = PrivacyColumn.allCases.map { "<th scope=\"col\">\(columns[$0])</th>" as HTML }
    return """
      \(head)<div class="frame"><table class="cards"><caption>\(words.caption)</caption><thead><tr>\(heads.joined())</tr></thead>\
      <tbody>\(PrivacyPoint.allCases.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ point: PrivacyPoint) -> HTML {
    let cells = [
      (PrivacyColumn.purpose, words.purposes), (.basis, words.bases), (.readers, words.readers), (.term, words.terms),
      (.erasure, words.erasures),
    ]
    let rest = cells.map { column, texts -> HTML in
      let text = texts[point](["open": siteOperator.confirmedOn == nil ? words.open.html : .empty])
      let more: HTML = column == .term && point == .filing ? " \(periods)" : .empty
      return "<td data-label=\"\(words.columns[column])\"><span>\(text)\(more)</span></td>"
    }
    return "<tr><th scope=\"row\"><span>\(words.names[point])</span></th>\(rest.joined())</tr>"
  }
}
