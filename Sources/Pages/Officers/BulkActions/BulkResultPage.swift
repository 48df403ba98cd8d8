import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The result of an order for each of its dossiers, beginning with those left as they were.
struct BulkResultPage {
  let stored: StoredBulkOrder
  let number: String
  /// Display names by login.
  let names: [String: String]
  /// Where the dossiers were chosen.
  let list: Address
  let csrfField: HTML
  let words: Words

  private var kind: BulkAction { stored.order.kind }
  private var done: [StoredBulkOrder.Line] { stored.lines.filter { $0.outcome == .done } }
  private var left: [StoredBulkOrder.Line] { stored.lines.filter { $0.outcome != .done && $0.outcome != nil } }

  private var isDone: Bool { left.isEmpty && stored.waitingCount == 0 }

  var page: Page {
    Page(
      title, content, for: .staff, current: .worklist, address: Address.bulkResult(number),
      crumbs: [(words.site.worklist.html, list)])
  }

  private var title: HTML { words.bulk.resultTitle(["action": words.dossiers.actions[kind.action].html]) }

  private var content: HTML {
    let moment = words.moment(stored.createdAt)
    let counts = words.bulk.doneCount(
      count: done.count, ["all": words.bulk.doneCount.number(stored.lines.count), "moment": moment])
    return """
      <h1>\(title)</h1>\(isDone ? Notice.done(counts) : .news(counts))\(waiting)\(table(words.bulk.left(count: left.count), left))\
      \(table(words.bulk.done(count: done.count), done))\
      <p class="actions"><a href="\(list)">\(words.bulk.backToList)</a></p>
      """
  }

  /// The server stopped in the middle; the button continues with the rest.
  private var waiting: HTML {
    guard stored.waitingCount > 0 else { return .empty }
    return """
      <form method="post" action="\(Address.bulkGoOn(number))" class="notice">\(csrfField)\
      <p>\(words.bulk.waiting(count: stored.waitingCount))</p>\
      <p><button class="button">\(words.bulk.goOn)</button></p></form>
      """
  }

  private func table(_ caption: HTML, _ lines: [StoredBulkOrder.Line]) -> HTML {
    guard !lines.isEmpty else { return .empty }
    var html: HTML = """
      <h2>\(caption)</h2><div class="frame"><table class="cards dossiers"><caption class="visually-hidden">\(caption)\
      </caption><thead><tr><th scope="col">\(words.dossiers.code)</th><th scope="col">\(words.dossiers.applicant)</th>\
      <th scope="col">\(words.bulk.columns.outcome)</th></tr></thead><tbody>
      """
    for line in lines {
      html += """
        <tr><th scope="row"><a class="code" href="\(Address.staffDossier, line.code)">\(line.code)</a></th>\
        <td data-label="\(words.dossiers.applicant)"><span><strong>\(line.applicant)</strong></span></td>\
        <td data-label="\(words.bulk.columns.outcome)"><span>\(outcome(line))</span></td></tr>
        """
    }
    return html + "</tbody></table></div>"
  }

  private func outcome(_ line: StoredBulkOrder.Line) -> HTML {
    switch line.outcome {
    case .done: words.staff.done[kind.action].html
    case .refused(let refusal): words.sentence(refusal, kind, names: names)
    case nil: .empty
    }
  }
}
