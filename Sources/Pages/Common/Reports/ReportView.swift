import Markup
import OneStop
import Operations
import Words

/// The parts of pages that show a report.
struct ReportView {
  let report: Report
  /// The total of the period that it is compared with.
  let previous: ReportFigures
  /// nil: the period before that people expect (`Period.previous`).
  var previousPeriod: Period?
  let words: Words
  let language: Language
  /// The page that a row's name links to, if any.
  let address: (Report.Row) -> Address?
  /// The list of the dossiers that a figure counts, for a row or, without one, for all; nil where the reader has no
  /// such list.
  var list: (ReportColumn, Report.Row?) -> Address? = { _, _ in nil }

  private var reportWords: ReportWords { words.reports }
  private var total: ReportFigures { report.total }

  // MARK: The headline

  /// The rate with its denominator, the change from the period before, and how many people wait too long.
  var headline: HTML {
    "<div class=\"figures trio\">\(rate)\(change)\(overdue)</div>"
  }

  private var rate: HTML {
    guard let rate = total.rate else {
      return "<div><p class=\"big-number\">–</p><p>\(reportWords.headlineNone)</p></div>"
    }
    let (done, all) = (number(total.onTimeCount), number(total.ended.rated))
    return """
      <div><p class="big-number">\(rate.text(language))</p><p>\(reportWords.headline(["done": done, "all": all]))</p></div>
      """
  }

  private var change: HTML {
    guard let rate = total.rate else { return .empty }
    guard let before = previous.rate else { return "<div><p class=\"soft\">\(reportWords.notComparable)</p></div>" }
    let points = ["points": HTML(text: Rate.decimal(abs(rate.tenths - before.tenths), language))] as KeyValuePairs
    let sentence: HTML
    if rate > before {
      sentence = "<p class=\"next good toned\"><span aria-hidden=\"true\">▲ </span>\(reportWords.up(points))</p>"
    } else if rate < before {
      sentence = "<p class=\"next bad toned\"><span aria-hidden=\"true\">▼ </span>\(reportWords.down(points))</p>"
    } else {
      sentence = "<p class=\"next\">\(reportWords.unchanged)</p>"
    }
    let period = previousPeriod ?? report.period.previous
    let compared = reportWords.comparedWith(["from": words.date(period.from), "to": words.date(period.to)])
    return "<div>\(sentence)<p class=\"soft\">\(compared)</p></div>"
  }

  private var overdue: HTML {
    guard total.open.total > 0 else { return .empty }
    let tone: HTML = total.open.overdue > 0 ? "next bad toned" : "next"
    let waiting = reportWords.waiting(count: total.open.overdue)
    return """
      <div><p class="\(tone)">\(linked(waiting, total.open.overdue, list(.overdue, nil)))</p>\
      <p class="soft">\(reportWords.waitingOf(count: total.open.total))</p></div>
      """
  }

  // MARK: The table

  /// Transfers have columns where there were any.
  private var columns: [ReportColumn] {
    // The total is the sum of the rows.
    total.transferred != ReportFigures.Transferred()
      ? [.received, .carriedOver, .transferredIn, .ended, .late, .transferredOut, .open, .overdue]
      : [.received, .carriedOver, .ended, .late, .open, .overdue]
  }

  /// A row for each agency, field or procedure, and the total.
  var table: HTML {
    if report.rows.isEmpty { return "<p>\(reportWords.nothing)</p>" }
    let shown = report.rows.prefix(Self.rowsInSight)
    let rest = report.rows.dropFirst(Self.rowsInSight)
    let first = table(shown, withTotal: true)
    if rest.isEmpty { return first }
    let more = reportWords.allRows(count: rest.count)
    return "\(first)<details class=\"more-rows\"><summary>\(more)</summary>\(table(rest, withTotal: false))</details>"
  }

  /// How many rows are unfolded, the biggest problem first, so that a city's hundreds fit a phone and a few sheets.
  static let rowsInSight = 20

  private func table(_ rows: ArraySlice<Report.Row>, withTotal: Bool) -> HTML {
    var html = HTML(capacity: 700 * (rows.count + 3))
    html += "<table class=\"cards report\"><caption>\(caption) \(reportWords.order) \(legend)</caption><thead><tr>"
    html +=
      "<th scope=\"col\">\(reportWords.subjects[report.grouping])</th><th scope=\"col\" class=\"shares\">\(reportWords.shares)</th>"
    for column in columns { html += "<th scope=\"col\" class=\"number\">\(reportWords.columns[column])</th>" }
    html += "<th scope=\"col\" class=\"number\">\(reportWords.rate)</th></tr></thead>"
    // The total comes first, since nobody would see it below a hundred rows.
    if withTotal { html += "<tbody class=\"sum\">\(line(reportWords.total.html, total, nil))</tbody>" }
    html += "<tbody>"
    for row in rows { html += line(name(row), row.figures, row) }
    return html + "</tbody></table>"
  }

  private func name(_ row: Report.Row) -> HTML {
    let name = words.name(row.name, in: language)
    return address(row).map { "<a href=\"\($0)\">\(name)</a>" } ?? name
  }

  private func linked(_ text: HTML, _ value: Int, _ address: Address?) -> HTML {
    guard value > 0, let address else { return text }
    return "<a href=\"\(address)\">\(text)</a>"
  }

  private func line(_ name: HTML, _ figures: ReportFigures, _ row: Report.Row?) -> HTML {
    var html: HTML = "<tr><th scope=\"row\">\(name)</th><td class=\"shares\">\(ShareBar(figures.ended).html)</td>"
    for column in columns {
      let value = column.value(figures)
      html += "<td class=\"number\(" zero", if: value == 0)\" data-label=\"\(reportWords.columns[column])\">"
      html += "\(linked(number(value), value, list(column, row)))</td>"
    }
    let rate = figures.rate.map { HTML(text: $0.text(language)) } ?? "–"
    return html + "<td class=\"number\" data-label=\"\(reportWords.rate)\">\(rate)</td></tr>"
  }

  /// The colours of the bars, in words and in the bars' order.
  private var legend: HTML {
    let parts = zip(ShareBar.tones, [ReportColumn.early, .onTime, .late]).map { tone, column -> HTML in
      """
      <span class="legend"><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><path class="\(tone)" d="M0 0h12v12H0z"/>\
      </svg> \(reportWords.columns[column])</span>
      """
    }
    return parts.joined(" ")
  }

  /// What is shown, and as of when, so that a print can be read by itself.
  var caption: HTML {
    let period = report.period
    let shown = reportWords.caption([
      "grouping": reportWords.groupings[report.grouping].html, "from": words.date(period.from),
      "to": words.date(period.to),
    ])
    return "\(shown) \(asOf)"
  }

  private var asOf: HTML {
    report.asOf == report.period.to.next.start
      ? reportWords.asOfEnd(["date": words.date(report.period.to)])
      : reportWords.asOfNow(["moment": words.moment(report.asOf)])
  }

  // MARK: The balance

  /// Every figure of the total, which shows that both sides are equal.
  var balance: HTML {
    let (leftSum, rightSum) = total.balance
    let left: [(ReportColumn, isPart: Bool)] = [
      (.received, false), (.online, true), (.direct, true), (.postal, true), (.carriedOver, false),
      (.transferredIn, false),
    ]
    let right: [(ReportColumn, isPart: Bool)] = [
      (.ended, false), (.early, true), (.onTime, true), (.late, true), (.refused, true), (.withdrawn, true),
      (.stopped, true), (.endedUndated, true), (.transferredOut, false), (.open, false), (.withinTime, true),
      (.overdue, true), (.paused, true),
      (.openUndated, true),
    ]
    return """
      <section aria-labelledby="can-doi"><h2 id="can-doi">\(reportWords.balance)</h2><p>\(reportWords.balanceCaption)</p>\
      <div class="balance">\(side(reportWords.balanceLeft, left, leftSum))\
      \(side(reportWords.balanceRight, right, rightSum))</div>\
      <p class="soft">\(reportWords.columns[.repeatSupplements]): \(number(total.repeatSupplements))</p>\
      <p class="soft">\(reportWords.columns[.corrections]): \(number(total.corrections))</p></section>
      """
  }

  private func side(_ title: Phrase, _ columns: [(ReportColumn, isPart: Bool)], _ sum: Int) -> HTML {
    var html: HTML = "<table><caption>\(title)</caption><tbody>"
    for (column, isPart) in columns {
      let value = column.value(total)
      // Parts that are zero are left out; the sums are always shown.
      if value == 0, isPart || column == .transferredIn || column == .transferredOut { continue }
      html += """
        <tr\(" class=\"part\"", if: isPart)><th scope="row">\(reportWords.columns[column])</th>\
        <td class="number">\(number(value))</td></tr>
        """
    }
    html +=
      "</tbody><tfoot><tr><th scope=\"row\">\(reportWords.total)</th><td class=\"number\">\(number(sum))</td></tr>"
    return html + "</tfoot></table>"
  }

  var method: HTML {
    """
    <details><summary>\(reportWords.method)</summary><p>\(reportWords.methodRate)</p><p>\(reportWords.methodApart)</p>\
    <p>\(reportWords.methodRepeat)</p><p>\(reportWords.methodCorrections)</p></details>
    """
  }

  func number(_ value: Int) -> HTML { HTML(text: grouped(value, language)) }
}
