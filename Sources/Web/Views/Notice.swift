import Markup
import Words

/// What is said above a page, or beside what it is about, so that nobody overlooks it.
package struct Notice {
  package let html: HTML

  /// What has just been done, and ways on from there; screen readers say it.
  package static func done(_ sentence: HTML, then more: HTML = .empty) -> Notice {
    Notice(html: "<div class=\"notice done\" role=\"status\"><p>\(sentence)</p>\(more)</div>")
  }

  /// What has come about without being done; screen readers say it.
  package static func news(_ sentence: HTML) -> Notice {
    Notice(html: "<p class=\"notice\" role=\"status\">\(sentence)</p>")
  }

  /// What the reader had better know.
  package static func remark(_ sentence: HTML) -> Notice { Notice(html: "<p class=\"notice\">\(sentence)</p>") }

  package static func remark(_ sentence: HTML, list: HTML) -> Notice {
    Notice(html: "<div class=\"notice\"><p>\(sentence)</p>\(list)</div>")
  }

  /// Why nothing was done. A script puts the focus there, and screen readers say it at once.
  ///
  /// - Parameter id: where the page leads to it, or has several.
  package static func wrong(
    _ sentence: HTML, then more: HTML = .empty, title: Phrase? = nil, id: StaticString? = nil
  ) -> Notice {
    wrong(title: title?.html, content: "<p>\(sentence)</p>\(more)", id: id)
  }

  /// What has to be mended in a form.
  static func mistakes(_ title: HTML, _ items: [HTML]) -> Notice {
    wrong(title: title, content: "<ul>\(items.joined())</ul>", id: toMend)
  }

  /// What stands above a form that came back.
  package static let toMend: StaticString = "cho-can-sua"

  private static func wrong(title: HTML?, content: HTML, id: StaticString?) -> Notice {
    var html: HTML = "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\""
    if let id { html += " id=\"\(id)\"" }
    html += ">"
    if let title { html += "<h2>\(title)</h2>" }
    html.append(content)
    html += "</div>"
    return Notice(html: html)
  }
}

extension HTML.StringInterpolation {
  package mutating func appendInterpolation(_ notice: Notice) { appendInterpolation(notice.html) }

  /// Nothing where nothing is to be said.
  package mutating func appendInterpolation(_ notice: Notice?) {
    if let notice { appendInterpolation(notice.html) }
  }
}
