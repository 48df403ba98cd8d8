import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

enum SecurityLogHandlers {
  /// `GET /quan-tri/nhat-ky-bao-mat?nguoi=&viec=&tu=&den=&sau=`: lines about the agencies that the auditor oversees.
  static let show: ReadHandler = { visit in
    var form = SecurityLogForm(visit.query, words: visit.words)
    let query = form.read(agencies: try visit.agencies(.readSecurityLog), today: visit.now.date)
    let before = Int(typed: visit.query["sau"], in: 1...Int.max).map(Int64.init)
    let length = SecurityLogPage.pageLength
    let found = form.form.isWrong ? [] : try visit.reader.securityLines(query, before: before, limit: length + 1)
    let shown = found.prefix(length)
    let people = try visit.reader.accountNames(
      Set(shown.flatMap { [$0.line.login, $0.line.actor].compactMap(\.self) }))
    let page = SecurityLogPage(
      form: form, lines: shown.map(\.line), next: found.count > length ? shown.last?.number : nil,
      isLater: before != nil, people: people, agencyName: { visit.agencyName($0) }, words: visit.words)
    return visit.show(page.page)
  }
}
