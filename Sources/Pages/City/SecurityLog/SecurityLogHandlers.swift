import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

enum SecurityLogHandlers {
  /// `GET /quan-tri/nhat-ky-bao-mat?nguoi=&viec=&dia_chi=&tu=&den=&sau=`: lines about the agencies that the auditor oversees.
  static let show: ReadHandler = { visit in
    var form = SecurityLogForm(visit.query, words: visit.words)
    let agencies = try visit.agencies(.readSecurityLog)
    let query = try form.read(agencies: agencies, today: visit.now.date) { text in
      let people = try visit.logins(of: text, in: agencies)
      return people.isEmpty ? [TypedText.plain(text).lowercased()] : people
    }
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

extension Visit {
  /// By the login itself, or by the words of a name, with marks or without; empty where nobody is meant.
  func logins(of text: String, in agencies: Set<AgencyCode>?, limit: Int = 100) throws -> [String] {
    let login = TypedText.plain(text).lowercased()
    if try Account.isValidLogin(login) && reader.person(login) != nil { return [login] }
    let words = text.folded.split(separator: " ").map(String.init)
    return try reader.people(of: agencies, matching: words, after: "", limit: limit).map(\.person.login)
  }
}
