import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum PrintedFormHandlers {
  /// `GET /can-bo/ho-so/{code}/to-khai`: the form by which it was filed; with `?ban=1` as it was before it was mended.
  /// 404 where it was filed without one.
  static let filedForm: ReadHandler = { visit in
    let stored = try visit.dossierForStaff()
    guard try visit.handlesDossiers(of: stored.dossier.agency) || visit.isReceiver(of: stored.dossier) else {
      throw PortalError.forbidden
    }
    guard let view = try visit.view(of: stored),
      let filed = try visit.filedForm(view, version: Int(typed: visit.query[FiledFormPage.version], in: 1...9_999))
    else { throw PortalError.notFound }
    visit.note(.printedForm, [stored.id])
    let code = stored.dossier.code
    let page = FiledFormPage(
      filed: filed, address: Address.staffForm(code), back: Address.staffDossier(code),
      files: { Address.dossierFile(code, $0.number) }, isStaffs: true)
    return visit.show(page.page)
  }

  /// `GET /can-bo/ho-so/{code}/bieu-mau/{form}`: the form in Vietnamese, or with `?ban-dich=en` its translation; with
  /// `?lan=2` the second of several supplements. 404 with a sentence if the event that the form is about has not
  /// happened.
  static let show: ReadHandler = { visit in
    let form: PrintedForm = try visit.context.parameters.require("form")
    let stored = try visit.dossierForStaff()
    // Consulted agencies read the dossier's page, but not the receipt, which has the applicant's key.
    guard
      try visit.account.sees(stored.dossier.agency, in: visit.catalogue, on: visit.now.date)
        || visit.isReceiver(of: stored.dossier)
    else {
      throw PortalError.forbidden
    }
    if let erasedAt = stored.dossier.erasedAt {
      let sentence = visit.words.retention.erasedOn(["date": visit.words.date(erasedAt.date)])
      return visit.show(ErrorPage(.notFound, sentence: sentence))
    }
    let language: Language = visit.query["ban-dich"] == Language.english.rawValue ? .english : .vietnamese
    guard let record = try visit.paperRecord(stored, language) else { throw PortalError.notFound }
    let asked = visit.query["lan"]
    let number = Int(typed: asked, in: 1...Dossier.eventCounts.upperBound)
    guard asked.isEmpty || number != nil, let sheet = form.sheet(record, number: number) else {
      return visit.show(ErrorPage(.notFound, sentence: visit.words.printed.missing[form].html))
    }
    return visit.answer(form, record, sheet)
  }
}

extension PrintedForm: PathParameter {
  package init?(pathParameter: String) { self.init(rawValue: pathParameter) }
}

extension Visit {
  /// The receipt, for the page of a dossier that has just been taken in.
  func receipt(of stored: StoredDossier) throws -> HTML? {
    guard var record = try paperRecord(stored, .vietnamese) else { return nil }
    record.isWithinPage = true
    return PrintedForm.receipt.sheet(record, number: nil)
  }

  func paperRecord(_ stored: StoredDossier, _ language: Language) throws -> PaperRecord? {
    guard let view = try view(of: stored, in: language, isAsFiled: true) else { return nil }
    let acceptance = view.events.first { $0.kind == .accepted }
    let printed = try acceptance.map { try state.calendar(of: $0, view.dossier.rules, current) }
    return PaperRecord(
      view: view, receiptCalendar: printed ?? current.dated, names: try staffNames(in: view.events),
      parent: view.agency.parent.flatMap(catalogue.agency), site: site)
  }

  /// The names of the staff in the events, by login.
  func staffNames(in events: [DossierEvent]) throws -> [String: String] {
    try reader.accountNames(Set(events.flatMap { [$0.actor.login, $0.kind.officer].compactMap { $0 } }))
  }

  /// Shown beside a receipt whose appointment has changed since.
  private func movedAppointment(_ record: PaperRecord) -> HTML {
    guard let printed = record.acceptance?.due, let now = record.dossier.appointment, now != printed
    else { return .empty }
    return Notice.remark(words.printed.screen.moved(["moment": words.moment(now)])).html
  }

  /// The sheet on a page that prints as the sheet alone. The page is in the reader's language, whatever the sheet's is.
  fileprivate func answer(_ form: PrintedForm, _ record: PaperRecord, _ sheet: HTML) -> Response {
    if let id = record.view.id { note(.printedForm, [id]) }
    let screen = words.printed.screen
    let address = Address.staffDossier(record.dossier.code)
    let sheets = Address.printedForm(record.dossier.code, form)
    let isTranslation = record.view.language == .english
    let other: HTML =
      isTranslation
      ? "<a href=\"\(sheets)\" hreflang=\"vi\">\(screen.original)</a>"
      : "<a href=\"\(sheets.with("ban-dich", Language.english.rawValue))\" hreflang=\"en\">\(screen.translation)</a>"
    let copies: HTML = form == .receipt ? " \(screen.copies)" : .empty
    let moved = form == .receipt ? movedAppointment(record) : .empty
    let note: HTML =
      isTranslation ? "<p class=\"paper-note\" lang=\"en\">\(record.words.printed.screen.translated)</p>" : .empty
    let toolbar = PrintToolbar(
      words: words, how: "\(screen.how)\(copies)", ways: "<a href=\"\(address)\">\(screen.back)</a> · \(other)",
      notes: moved)
    return show(
      Page(
        "\(words.printed.titles[form]) \(record.dossier.code)", "\(toolbar.html)\(note)\(sheet)", for: .staff,
        current: .worklist,
        crumbs: [(listBefore.title(words), listBefore.address), ("\(record.dossier.code)", address)],
        scripts: ["print.js"]))
  }
}
