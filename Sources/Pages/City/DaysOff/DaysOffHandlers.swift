import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum DaysOffHandlers {
  /// `GET /quan-tri/ngay-nghi?nam=`: a year's days, this year's if none is named.
  static let show: ReadHandler = { visit in
    let years = HolidayTable.editableYears
    let asked = Int(typed: visit.query["nam"], in: 0...9_999) ?? visit.now.date.year
    let year = min(max(asked, years.lowerBound), years.upperBound)
    let isSaved = visit.query["da"] == "luu"
    let changes = try visit.reader.recomputations(limit: 5)
    let names = try visit.reader.accountNames(Set(changes.compactMap(\.actor.login)))
    let page = DaysOffPage(
      year: year, table: visit.catalogue.holidays,
      work: DaysOffWork(changes: changes, names: names, words: visit.words),
      notice: isSaved ? .done(visit.words.daysOff.work.saved.html) : nil,
      words: visit.words, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /quan-tri/ngay-nghi/thay-doi?viec=&ngay=`: the form for a change.
  static let form: ReadHandler = { visit in
    return visit.answer(DaysOffForm(visit.query, words: visit.words))
  }

  /// `GET /quan-tri/ngay-nghi/xem-truoc?…&trang=`: the open dossiers that the change would move; it writes nothing. 422
  /// with everything typed if the form has mistakes.
  static let preview: VisitHandler = { visit in
    var form = DaysOffForm(visit.query, words: visit.words)
    guard let table = form.apply(to: visit.catalogue.holidays) else { return visit.answer(form) }
    return try await visit.preview(form, table, page: visit.query["trang"])
  }

  /// `POST /quan-tri/ngay-nghi`: saves the change; the due dates of open dossiers are recomputed from then on. 409 with
  /// a new preview if the days off have changed since the last one was made.
  static let save: VisitHandler = { visit in
    var form = DaysOffForm(visit.form, words: visit.words)
    guard let table = form.apply(to: visit.catalogue.holidays) else {
      return try visit.hasSaved(form) ? visit.redirectToSaved() : visit.answer(form)
    }
    let revision = visit.current.revision
    let old = visit.catalogue.holidays
    let reason = visit.reason(of: DaysOffChange(from: old, to: table), form)
    let file = CatalogueFile(daysOff: table, changedFrom: old, note: form.decision)
    let change = ChangeDaysOff(
      file: file, reason: reason, by: try visit.manager, revision: revision, now: visit.now)
    let outdated = visit.words.daysOff.mistakes.outdated
    guard visit.form[DaysOffForm.Field.revision] == "\(revision)" else {
      return try await visit.preview(form, table, page: "", notice: .wrong(outdated.html), status: .conflict)
    }
    do {
      try await visit.run(change)
    } catch is OutdatedCatalogue {
      form.note(outdated)
      return visit.show(DaysOffFormPage(form: form, words: visit.words).page.with(.conflict))
    }
    visit.state.store.daysOffBell.ring()
    return visit.redirectToSaved()
  }
}

extension DaysOffHandlers {
  /// A new preview of the change, or its form.
  static let again: VisitHandler = { visit in
    var form = DaysOffForm(visit.form, words: visit.words)
    guard let table = form.apply(to: visit.catalogue.holidays) else {
      return try visit.hasSaved(form) ? visit.redirectToSaved() : visit.answer(form)
    }
    return try await visit.preview(form, table, page: "")
  }
}

extension Visit {
  /// Whether a form that can no longer be carried out was already carried out when it was sent before: its revision was
  /// the one before the current one, and the change between them is this person's, by the same decision.
  fileprivate func hasSaved(_ form: DaysOffForm) throws -> Bool {
    guard self.form[DaysOffForm.Field.revision] == "\(current.revision - 1)",
      let last = try reader.recomputations(limit: 1).first
    else { return false }
    return last.actor == .staff(login: try account.login) && !form.decision.isEmpty
      && last.reason.contains(form.decision)
  }

  fileprivate func redirectToSaved() -> Response {
    let year = LocalDate(typed: form[DaysOffForm.Field.date])?.year ?? now.date.year
    return .redirect(to: Address.daysOff(of: year).with("da", "luu"))
  }

  /// Ledgers are in Vietnamese, whatever language the administrator reads.
  fileprivate func reason(of change: DaysOffChange, _ form: DaysOffForm) -> String {
    state.words(.vietnamese).reason(of: change, decision: form.decision)
  }

  fileprivate func answer(_ form: DaysOffForm) -> Response {
    show(DaysOffFormPage(form: form, words: words).page)
  }

  fileprivate func preview(
    _ form: DaysOffForm, _ table: HolidayTable, page asked: String, notice: Notice? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let change = DaysOffChange(from: catalogue.holidays, to: table)
    var moves = DueMoves()
    if let days = change.days {
      let question = DueMovePreviews.Question(revision: current.revision, holidays: table, days: days)
      moves = try await state.shared.dueMovePreviews.moves(question, in: state.store, now: now)
    }
    let number = PageNumber.asked(asked, of: DaysOffPreviewPage.lastPage(of: moves))
    let ids = moves.dossiers.dropFirst((number - 1) * DaysOffPreviewPage.pageLength)
      .prefix(DaysOffPreviewPage.pageLength)
    let calendar = WorkCalendar(hours: .city, holidays: table)
    let page = DaysOffPreviewPage(
      form: form, reason: words.reason(of: change, decision: form.decision, in: language), moves: moves,
      lines: try reader.dueMoves(of: ids, to: calendar),
      number: number, revision: current.revision, csrfField: csrfField,
      past: change.firstChange.flatMap { $0 < now.date ? $0 : nil }, notice: notice, catalogue: catalogue, words: words,
      language: language)
    return show(page.page.with(status))
  }
}
