import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum BulkHandlers {
  /// `POST /can-bo/nhieu-ho-so`: which dossiers it would act on, and which not and why; or another page of the list,
  /// with its ticks. Changes nothing; 422 with everything that was chosen if the form has mistakes.
  static let preview: VisitHandler = { visit in
    if let page = try WorklistHandlers.turned(visit) { return page }
    var form = Form(visit.form, words: visit.words, idPrefix: BulkField.idPrefix)
    let colleagues = try visit.reader.staff(of: visit.account.agency, on: visit.now.date)
    guard let entry = try visit.bulkEntry(&form, colleagues) else { return try visit.bulkChoice(form, colleagues) }
    return try await visit.bulkPreview(entry, colleagues)
  }

  /// `POST /can-bo/nhieu-ho-so/thuc-hien`: acts on each dossier by itself, then leads to the result. Sent again, it
  /// does what is still to be done; 409 if a different form came with the same number before.
  static let carryOut: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words, idPrefix: BulkField.idPrefix)
    let account = try visit.account
    let colleagues = try visit.reader.staff(of: account.agency, on: visit.now.date)
    guard let entry = try visit.bulkEntry(&form, colleagues) else { return try visit.bulkChoice(form, colleagues) }
    let number = visit.submission.text
    let key = BulkKey(login: account.login, number: number)
    let begin = BeginBulkOrder(entry.order, of: entry.items, as: key, digest: entry.digest, now: visit.now)
    guard try await visit.run(begin) else {
      let words = visit.words.bulk
      let link: HTML = "<a href=\"\(Address.bulkResult(number))\">\(words.earlierResult)</a>"
      return try await visit.bulkPreview(
        entry, colleagues, notice: .wrong(words.usedBefore.html, then: "<p>\(link)</p>"))
    }
    try await visit.actInBulk(key)
    return .redirect(to: Address.bulkResult(number))
  }

  /// A new preview with the form's number and note; or the result, if the order was given before.
  static let again: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words, idPrefix: BulkField.idPrefix)
    let account = try visit.account
    let number = visit.form[BulkField.number]
    if try visit.reader.bulkOrder(BulkKey(login: account.login, number: number), agency: account.agency) != nil {
      return .redirect(to: Address.bulkResult(number))
    }
    let colleagues = try visit.reader.staff(of: account.agency, on: visit.now.date)
    guard let entry = try visit.bulkEntry(&form, colleagues) else { return try visit.bulkChoice(form, colleagues) }
    return try await visit.bulkPreview(entry, colleagues, number: SubmissionToken(number)?.text)
  }

  /// `POST /can-bo/nhieu-ho-so/{number}/lam-tiep`: does what an interruption has left undone.
  static let goOn: VisitHandler = { visit in
    let (key, _) = try visit.bulkOrder()
    try await visit.actInBulk(key)
    return .redirect(to: Address.bulkResult(key.number))
  }

  /// `GET /can-bo/nhieu-ho-so/{number}`: the outcome for each dossier, shown for thirty days to the person who gave the
  /// order.
  static let show: ReadHandler = { visit in try visit.bulkResult() }

  /// The same, with the button to continue.
  static let result: VisitHandler = { visit in try visit.bulkResult() }

  /// `GET` of an address that forms are sent to: it has no page of its own.
  static let toList: ReadHandler = { visit in .redirect(to: visit.listBefore.address) }
}

extension Visit {
  fileprivate func bulkResult() throws -> Response {
    let (key, stored) = try bulkOrder()
    let logins = stored.lines.compactMap { line in
      if case .refused(.denied(.heldBy(let login))) = line.outcome { login } else { nil }
    }
    note(.list, stored.lines.compactMap(\.id))
    let page = BulkResultPage(
      stored: stored, number: key.number, names: try names(of: logins + [account.login]), list: listBefore.address,
      csrfField: csrfField, words: words)
    return show(page.page)
  }
}

extension Visit {
  fileprivate func bulkEntry(_ form: inout Form, _ colleagues: [Account]) throws -> BulkEntry? {
    BulkEntry(&form, colleagues: colleagues, offered: try account.bulkActions)
  }

  /// Continues the order to its end. What was done stays done, whatever happens meanwhile.
  fileprivate func actInBulk(_ key: BulkKey) async throws {
    let act = ActInBulk(key: key, account: try account, sight: confidentialSight, notices: notices, now: now)
    while try await run(act) {}
  }

  /// The reader's own order at the path; 404 if there is none.
  fileprivate func bulkOrder() throws -> (BulkKey, StoredBulkOrder) {
    let account = try account
    let key = BulkKey(login: account.login, number: context.parameters["number"] ?? "")
    guard let stored = try reader.bulkOrder(key, agency: account.agency, sight: confidentialSight) else {
      throw PortalError.notFound
    }
    return (key, stored)
  }

  /// The list that the dossiers were chosen from, by the form's address; if that names none, the list opened last.
  private var listBehind: ListAddress { list.address.hasQuery ? list : listBefore }

  /// The choice again, with the ticked dossiers; if there are none, the list to tick them in.
  fileprivate func bulkChoice(_ form: Form, _ colleagues: [Account]) throws -> Response {
    if BulkItem.read(form.values).isEmpty { return try worklist(list.query, WorklistForm(form)) }
    let account = try account
    let dossiers = try reader.summaries(
      of: BulkItem.read(form.values).map(\.code), agency: account.agency, sight: confidentialSight)
    note(.list, dossiers.map(\.id))
    var table = try table(of: dossiers, words.bulk.chosen(count: dossiers.count))
    table.choice = RowChoice(words: words, ticks: .every)
    let choice = BulkChoice(
      offered: account.bulkActions, colleagues: colleagues, form: form)
    let page = BulkChoicePage(
      table: table, choice: choice, csrfField: csrfField, list: list.address, crumb: listBehind.address)
    return show(page.page)
  }

  fileprivate func bulkPreview(
    _ entry: BulkEntry, _ colleagues: [Account], number: String? = nil, notice: Notice? = nil
  ) async throws -> Response {
    let lines = try await lines(of: entry, office: Office(colleagues))
    let logins =
      lines.compactMap { $0.stored?.dossier.officer } + [entry.order.officer, try account.login].compactMap { $0 }
    note(.list, lines.compactMap { $0.stored?.id })
    let page = BulkPreviewPage(
      entry: entry, account: try account, lines: lines, number: number ?? SubmissionToken.blank().text,
      names: try names(of: logins), catalogue: catalogue, calendar: calendar, now: now, list: list.address,
      crumb: listBehind.address, csrfField: csrfField, words: words, language: language, notice: notice)
    return show(page.page)
  }
}
