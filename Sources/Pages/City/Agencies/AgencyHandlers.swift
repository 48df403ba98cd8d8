import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum AgencyHandlers {
  /// `GET /quan-tri/co-quan?q=&trang=`: the agencies, or those that match a search.
  static let list: ReadHandler = { visit in
    let query = visit.query["q"].squeezed
    let form = Form(FormContent([(name: "q", value: query)]), words: visit.words)
    let all = visit.catalogue.agencies.filter { $0.matches(query.folded) }
    let last = max(1, (all.count + AgencyListPage.pageLength - 1) / AgencyListPage.pageLength)
    let number = PageNumber.asked(visit.query["trang"], of: last)
    let shown = all.dropFirst((number - 1) * AgencyListPage.pageLength).prefix(AgencyListPage.pageLength)
    let figures = try visit.reader.figures(
      by: .agency, in: Period(day: visit.now.date), now: visit.now, agencies: Set(shown.map(\.code)))
    let isSaved = visit.query["da"] == "luu"
    let page = AgencyListPage(
      form: form, agencies: Array(shown), count: all.count, number: number, figures: figures,
      progress: try visit.dissolutionProgress(), notice: isSaved ? .done(visit.words.agencies.work.saved.html) : nil,
      catalogue: visit.catalogue,
      today: visit.now.date, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /quan-tri/co-quan/giai-the?tu=`: the form.
  static let form: ReadHandler = { visit in
    return visit.answer(visit.dissolutionForm(visit.query))
  }

  /// `GET /quan-tri/co-quan/xem-truoc?…`: what would pass on; it writes nothing. 422 with everything typed if the form
  /// has mistakes.
  static let preview: ReadHandler = { visit in
    var form = visit.dissolutionForm(visit.query)
    guard let asked = form.read(today: visit.now.date) else { return visit.answer(form) }
    return try visit.preview(form, asked.agency, asked.successor, asked.dissolution)
  }

  /// `POST /quan-tri/co-quan`: records the decision; from its date on, the agency's work passes to the successor. 409
  /// with a new preview if the catalogue has changed since the last one was made.
  static let save: VisitHandler = { visit in
    var form = visit.dissolutionForm(visit.form)
    guard let (agency, successor, dissolution) = form.read(today: visit.now.date) else {
      // The button was pressed twice.
      return form.isDecided ? .redirect(to: Address.dissolved) : visit.answer(form)
    }
    guard visit.form[DissolutionForm.Field.revision] == "\(visit.current.revision)" else {
      let notice = Notice.wrong(visit.words.agencies.mistakes.outdated.html)
      return try visit.preview(form, agency, successor, dissolution, notice: notice, status: .conflict)
    }
    let dissolve = DissolveAgency(
      agency.code, dissolution, by: try visit.manager, revision: visit.current.revision, now: visit.now)
    do {
      try await visit.run(dissolve)
    } catch let mistake as DissolutionMistake {
      form.note(mistake)
      return visit.show(DissolutionFormPage(form: form).page.with(.conflict))
    } catch is OutdatedCatalogue {
      form.noteOutdated()
      return visit.show(DissolutionFormPage(form: form).page.with(.conflict))
    }
    visit.state.store.dissolutionBell.ring()
    return .redirect(to: Address.dissolved)
  }
}

extension AgencyHandlers {
  /// A new preview of what would pass on, or the form.
  static let again: VisitHandler = { visit in
    var form = visit.dissolutionForm(visit.form)
    guard let asked = form.read(today: visit.now.date) else {
      return form.isDecided ? .redirect(to: Address.dissolved) : visit.answer(form)
    }
    return try visit.preview(form, asked.agency, asked.successor, asked.dissolution)
  }
}

extension Agency {
  /// - Parameter query: folded.
  fileprivate func matches(_ query: String) -> Bool {
    query.isEmpty || name.vietnamese.folded.contains(query) || (name.english ?? "").folded.contains(query)
      || code.description.folded.contains(query)
  }
}

extension Visit {
  fileprivate func dissolutionForm(_ values: FormContent) -> DissolutionForm {
    DissolutionForm(values, catalogue: catalogue, words: words, language: language)
  }

  fileprivate func dissolutionProgress() throws -> DissolutionProgress {
    let ends = try reader.agencyDissolutions().sorted { $0.createdAt > $1.createdAt }.prefix(5)
    let people = try reader.accountNames(Set(ends.compactMap(\.actor.login)))
    return DissolutionProgress(
      ends: Array(ends), people: people, catalogue: catalogue, words: words, language: language)
  }

  fileprivate func answer(_ form: DissolutionForm) -> Response { show(DissolutionFormPage(form: form).page) }

  fileprivate func preview(
    _ form: DissolutionForm, _ agency: Agency, _ successor: Agency, _ dissolution: Dissolution, notice: Notice? = nil,
    status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let page = DissolutionPreviewPage(
      form: form, agency: agency, successor: successor, dissolution: dissolution,
      work: try reader.work(of: agency.code, now: now), revision: current.revision, csrfField: csrfField, notice: notice
    )
    return show(page.page.with(status))
  }

  /// Says that nothing can be filed at the agency any more, and where to file instead.
  func refusal(_ agency: Agency, _ dissolution: Dissolution) -> HTML {
    words.agencies.refused([
      "agency": words.name(agency.name, in: language), "date": words.date(dissolution.on),
      "decision": "<span lang=\"vi\">\(dissolution.decision)</span>",
      "successor": catalogue.agency(dissolution.successor).map { words.name($0.name, in: language) }
        ?? "\(dissolution.successor)",
    ])
  }
}
