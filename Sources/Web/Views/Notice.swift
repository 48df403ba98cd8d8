import Markup
import Words

/// A message above a page, or beside its subject, that nobody overlooks.
package struct Notice {
  package let html: HTML

  /// Says what has just been done, with links to go on; announced by screen readers.
  package static func done(_ sentence: HTML, then more: HTML = .empty) -> Notice {
    Notice(html: "<div class=\"notice done\" role=\"status\"><p>\(sentence)</p>\(more)</div>")
  }

  /// Says what has happened by itself; announced by screen readers.
  package static func news(_ sentence: HTML) -> Notice {
    Notice(html: "<p class=\"notice\" role=\"status\">\(sentence)</p>")
  }

  /// Says something that the reader should know.
  package static func remark(_ sentence: HTML) -> Notice { Notice(html: "<p class=\"notice\">\(sentence)</p>") }

  package static func remark(_ sentence: HTML, list: HTML) -> Notice {
    Notice(html: "<div class=\"notice\"><p>\(sentence)</p>\(list)</div>")
  }

  /// Says why nothing was done. A script puts the focus there, and screen readers announce it at once.
  ///
  /// - Parameter id: nil where the page has something else to mend first.
  package static func wrong(
    _ sentence: HTML, then more: HTML = .empty, title: Phrase? = nil, id: StaticString? = toMend
  ) -> Notice {
    wrong(title: title?.html, content: "<p>\(sentence)</p>\(more)", id: id)
  }

  /// Lists the mistakes in a form.
  static func mistakes(_ title: HTML, _ items: [HTML]) -> Notice {
    wrong(title: title, content: "<ul>\(items.joined())</ul>", id: toMend)
  }

  /// The id of the message above a form that came back.
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

  /// Appends nothing for nil.
  package mutating func appendInterpolation(_ notice: Notice?) {
    if let notice { appendInterpolation(notice.html) }
  }
}
