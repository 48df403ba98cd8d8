import Markup
import Words

/// Which data is held: what for, on what basis, who sees it, for how long, and how it is erased.
struct PrivacyTable {
  let words: PrivacyWords.Points

  var html: HTML {
    let columns = words.columns
    let heads = PrivacyColumn.allCases.map { "<th scope=\"col\">\(columns[$0])</th>" as HTML }
    return """
      <div class="frame"><table class="cards"><caption>\(words.caption)</caption><thead><tr>\(heads.joined())</tr></thead>\
      <tbody>\(PrivacyPoint.allCases.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ point: PrivacyPoint) -> HTML {
    let cells = [
      (PrivacyColumn.purpose, words.purposes), (.basis, words.bases), (.readers, words.readers), (.term, words.terms),
      (.erasure, words.erasures),
    ]
    let rest = cells.map { column, texts -> HTML in
      "<td data-label=\"\(words.columns[column])\"><span>\(texts[point])</span></td>"
    }
    return "<tr><th scope=\"row\"><span>\(words.names[point])</span></th>\(rest.joined())</tr>"
  }
}
