import Markup
import OneStop
import Words

/// The parts of a weekly report that have the same words on its page and in its letter.
package struct WeeklyLines {
  package struct Line {
    package var figure: WeeklyFigure
    package var name: String
    /// nil where it is not known.
    package var value: String?
    package var before: String?
    /// `+3`, `−2`, `0`.
    package var change: String?
  }

  package let report: WeeklyReport
  package let week: ISOWeek
  package let words: Words
  package let language: Language

  package init(report: WeeklyReport, week: ISOWeek, words: Words, language: Language) {
    self.report = report
    self.week = week
    self.words = words
    self.language = language
  }

  private var weekly: WeeklyWords { words.weekly }

  /// What was not counted is left out; what cannot be known for a past week says so.
  package var lines: [Line] {
    WeeklyFigure.allCases.compactMap { figure in
      let value = figure.value(report)
      if value == nil, figure != .dueNext { return nil }
      let before = figure.before(report)
      var change: String?
      if let value, let before { change = signed(value - before) }
      return Line(
        figure: figure, name: weekly.names[figure].text, value: value.map(number), before: before.map(number),
        change: change)
    }
  }

  /// `Tuần 23 năm 2018`
  package var name: String { weekly.week.text(["week": "\(week.number)", "year": "\(week.year)"]) }

  /// `từ 04/06/2018 đến hết 10/06/2018`
  package var days: String {
    weekly.days.text(["from": words.dateText(week.period.from), "to": words.dateText(week.period.to)])
  }

  package func unit(_ unit: WeeklyReport.Unit) -> String {
    weekly.unit.text(["late": number(unit.late), "rated": number(unit.rated)])
  }

  package func cause(_ row: WeeklyReport.Cause) -> String {
    row.cause.map { words.dossiers.causes[$0].text } ?? words.lateness.page.unexplained.text
  }

  package func plain(_ text: BilingualText) -> String { words.plainName(text, in: language) }
  package func number(_ value: Int) -> String { grouped(value, language) }

  private func signed(_ value: Int) -> String {
    value == 0 ? "0" : (value > 0 ? "+" : "\u{2212}") + grouped(abs(value), language)
  }
}

/// This week's figures beside those of the week before.
package struct WeeklyFigureTable {
  package let lines: WeeklyLines
  package let caption: HTML
  /// The page that a figure links to, if any.
  package let address: (WeeklyFigure) -> Address?

  package init(lines: WeeklyLines, caption: HTML, address: @escaping (WeeklyFigure) -> Address?) {
    self.lines = lines
    self.caption = caption
    self.address = address
  }

  package var html: HTML {
    let words = lines.words.weekly
    let rows = lines.lines.map { line -> HTML in
      let name = address(line.figure).map { "<a href=\"\($0)\">\(line.name)</a>" as HTML } ?? "\(line.name)"
      let value = line.value.map { HTML(text: $0) } ?? "<span class=\"soft\">\(words.unknown)</span>"
      return """
        <tr><th scope="row">\(name)</th><td class="number" data-label="\(words.thisWeek)"><strong>\(value)</strong></td>\
        <td class="number" data-label="\(words.weekBefore)">\(line.before ?? "–")</td>\
        <td class="number" data-label="\(words.change)">\(line.change ?? "–")</td></tr>
        """
    }
    return """
      <table class="cards weekly"><caption>\(caption)</caption><thead><tr><th scope="col">\(words.figure)</th>\
      <th scope="col" class="number">\(words.thisWeek)</th><th scope="col" class="number">\(words.weekBefore)</th>\
      <th scope="col" class="number">\(words.change)</th></tr></thead><tbody>\(rows.joined())</tbody></table>
      """
  }
}
