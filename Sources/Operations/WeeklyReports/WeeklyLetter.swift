import Markup
import OneStop
import Words

/// The weekly report as leaders get it: a mail in text and HTML, and a line for SMS.
///
/// It has figures and the names of units, and nothing about any applicant.
package struct WeeklyLetter {
  package let lines: WeeklyLines
  package let agency: Agency
  /// The site's address; nil: no links.
  package let site: String?

  private var words: Words { lines.words }
  private var weekly: WeeklyWords { lines.words.weekly }
  private var report: WeeklyReport { lines.report }

  private var address: String? { site.map { "\($0)\(Address.weeklyReport(lines.week))" } }
  private var agencyName: String { lines.plain(agency.name) }

  package var subject: String { weekly.letter.subject.text(["week": lines.name, "agency": agencyName]) }

  /// For SMS, the longest first.
  var shorts: [String] {
    let figures = report.figures
    let names = [agencyName, agency.shortName, agency.code.description].compactMap(\.self)
    let text = { (phrase: Phrase, name: String) in
      phrase.text([
        "week": lines.name, "agency": name, "received": lines.number(figures.received.total),
        "rate": figures.rate?.text(lines.language) ?? "–", "late": lines.number(figures.ended.late),
        "overdue": lines.number(figures.open.overdue),
      ])
    }
    let texts = names.map { text(weekly.letter.short, $0) } + [text(weekly.letter.shortest, "")]
    return (address.map { address in texts.map { "\($0) \(address)" } } ?? []) + texts
  }

  private var rate: String {
    guard let rate = report.figures.rate else { return weekly.letter.noRate.text }
    return weekly.letter.rate.text([
      "rate": rate.text(lines.language), "part": lines.number(report.figures.onTimeCount),
      "all": lines.number(report.figures.ended.rated),
    ])
  }

  /// The titles and their lines, for both forms of the mail.
  private var sections: [(title: String, items: [(name: String, value: String)])] {
    let causes = report.causes.map { (name: lines.cause($0), value: lines.number($0.count)) }
    let steps = self.steps.prefix(5).map { (name: $0.key, value: lines.number($0.value)) }
    let days = ["from": words.dateText(lines.week.period.from), "to": words.dateText(lines.week.period.to)]
    let units = { (units: [WeeklyReport.Unit]) in
      units.map { (name: lines.plain($0.name), value: lines.unit($0)) }
    }
    let causesTitle = weekly.causes.text(["from": days["from"] ?? "", "to": days["to"] ?? ""])
    return [
      (causesTitle, causes), (weekly.letter.steps.text, Array(steps)), (weekly.worst.text, units(report.worstUnits())),
      (weekly.best.text, units(report.bestUnits())),
    ].filter { !$0.1.isEmpty }
  }

  /// Steps of the same name and unit count as one here, whatever the procedure; the page lists them separately.
  private var steps: [(key: String, value: Int)] {
    let names = report.steps.map { step in
      ("\(step.step + 1). \(lines.plain(step.name)) (\(lines.plain(step.unit)))", step.count)
    }
    return Dictionary(names, uniquingKeysWith: +).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }

  package var text: String {
    var paragraphs = ["\(lines.name), \(lines.days)\n\(agencyName)", rate]
    paragraphs.append(
      lines.lines.map { line in
        let change = line.change.map { " (\($0))" } ?? ""
        return "\(line.name): \(line.value ?? weekly.unknown.text)\(change)"
      }.joined(separator: "\n"))
    for section in sections {
      let items = section.items.map { "- \($0.name): \($0.value)" }
      paragraphs.append(([section.title] + items).joined(separator: "\n"))
    }
    if let address { paragraphs.append("\(weekly.letter.open.text): \(address)") }
    paragraphs.append(weekly.letter.why.text(["agency": agencyName]))
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// Styles are set on each element, since mail programs ignore style sheets.
  package var html: HTML {
    var body: HTML = """
      <h1 style="font-size:22px;line-height:1.3;margin:0 0 4px">\(lines.name)</h1>\
      <p style="margin:0 0 16px">\(agencyName), \(lines.days)</p><p style="font-size:18px;margin:0 0 16px">\
      <strong>\(rate)</strong></p>\(figures)
      """
    for section in sections {
      let rows = section.items.map { row("\($0.name)", "\($0.value)", nil) }
      body += "<h2 style=\"font-size:18px;margin:24px 0 8px\">\(section.title)</h2>\(table(rows.joined()))"
    }
    if let address {
      body += """
        <p style="margin:24px 0"><a href="\(address)" style="display:inline-block;background:#0b5cad;color:#ffffff;\
        padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:bold">\(weekly.letter.open)</a></p>
        """
    }
    let why = weekly.letter.why(["agency": HTML(text: agencyName)])
    return """
      <!doctype html><html lang="\(lines.language.rawValue)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1">\
      <meta name="format-detection" content="telephone=no"><title>\(subject)</title></head>\
      <body style="margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font-family:sans-serif;font-size:16px;\
      line-height:1.5"><div style="max-width:36em;margin:0 auto">\(body)\
      <p style="font-size:14px;color:#555555">\(why)</p></div></body></html>
      """
  }

  private var figures: HTML {
    table(
      lines.lines.map { line in row("\(line.name)", "\(line.value ?? weekly.unknown.text)", line.change) }.joined())
  }

  private func table(_ rows: HTML) -> HTML {
    "<table role=\"presentation\" style=\"border-collapse:collapse;width:100%\">\(rows)</table>"
  }

  private func row(_ name: HTML, _ value: HTML, _ change: String?) -> HTML {
    let aside: HTML = change.map { " <span style=\"color:#555555;font-weight:normal\">(\($0))</span>" } ?? .empty
    return """
      <tr><td style="padding:8px 12px 8px 0;border-bottom:1px solid #d0d0d0">\(name)</td>\
      <td style="padding:8px 0;border-bottom:1px solid #d0d0d0;text-align:right;font-weight:bold">\(value)\(aside)</td></tr>
      """
  }

  /// One message for each address of the leader; none where there is no address.
  package func messages(to leader: Account, domain: String, letters: SMSLetters) -> [OutgoingMessage] {
    var messages: [OutgoingMessage] = []
    if let mail = leader.recipient(.email) {
      messages.append(
        OutgoingMessage(
          id: MessageID(domain: domain), to: mail, subject: subject, text: text,
          html: String(decoding: html.bytes, as: UTF8.self), account: leader.login))
    }
    if let phone = leader.recipient(.sms) {
      messages.append(
        OutgoingMessage(
          id: MessageID(domain: domain), to: phone, text: letters.fitting(shorts), account: leader.login))
    }
    return messages
  }
}
