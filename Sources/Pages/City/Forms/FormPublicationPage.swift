import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Before the working copy becomes the next version: what is wrong with it, what changes, and from which day.
struct FormPublicationPage {
  static let formID = "cong-bo"
  static let day = "tu_ngay"
  static let sure = "chac"

  let procedure: Procedure
  let copy: FormCopy
  /// nil: it will be the first.
  let newest: PublishedForm?
  let today: LocalDate
  let mistakes: [FormMistake]
  var form: Form
  let csrfField: HTML
  let language: Language
  var notice: Notice?
  /// Whether the day was found to be far ahead.
  var isFarAhead = false

  private var words: Words { form.words }
  private var names: FormEditorWords.Publication { words.forms.publication }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      form.title(names.title(["procedure": plain])), content, for: .staff, current: .forms, status: form.status,
      address: Address.formPublication(procedure.code),
      crumbs: [
        (words.forms.title.html, .forms), (plain, Address.formVersions(procedure.code)),
        (words.forms.versions.copy.html, Address.formOutline(procedure.code)),
      ], form: TypedForm(id: FormPublicationPage.formID))
  }

  private var content: HTML {
    let changes: HTML =
      newest.map { newest in
        let list = FormDifferenceList(from: newest.form, to: copy.form, words: words, language: language)
        return "<section><h2>\(names.changes)</h2>\(list.html)</section>"
      } ?? "<p>\(names.first)</p>"
    return """
      <h1>\(names.title(["procedure": words.name(procedure.name, in: language)]))</h1>\(notice)\(form.errorSummary)\
      <p>\(names.lead)</p>\(replaces)<p>\(names.drafts)</p>\(mistakes.isEmpty ? order : unsound)\(changes)
      """
  }

  private var replaces: HTML {
    guard let newest, newest.validFrom > today else { return .empty }
    let places: KeyValuePairs<String, HTML> = ["number": "\(newest.number)", "date": words.date(newest.validFrom)]
    return Notice.remark(names.replaces(places)).html
  }

  private var order: HTML {
    let sure =
      isFarAhead ? form.ticks(FormPublicationPage.sure, names.day, [(value: "1", text: names.sure.html)]) : .empty
    return """
      <form method="post" action="\(Address.formPublication(procedure.code))" id="\(FormPublicationPage.formID)" novalidate>\
      \(csrfField)<input type="hidden" name="\(FormEditorField.revision)" value="\(copy.revision)">\
      \(form.date(FormPublicationPage.day, names.day, FieldLook(hint: names.dayHint.html, isNarrow: true)))\(sure)\
      <p class="actions"><button class="button">\(names.button)</button> \
      <a href="\(Address.formOutline(procedure.code))">\(words.forms.part.back)</a></p></form>
      """
  }

  private var unsound: HTML {
    let list = FormMistakeList(
      procedure: procedure.code, mistakes: mistakes, reading: FormReading(copy.form, words: words, language: language))
    return Notice.remark(names.unsound.html, list: list.html).html
      + "<form method=\"post\" action=\"\(Address.formPublication(procedure.code))\" id=\"\(FormPublicationPage.formID)\">\(csrfField)</form>"
  }
}

enum FormPublicationHandlers {
  /// `GET /quan-tri/mau-don/{procedure}/cong-bo`
  static let show: ReadHandler = { visit in
    guard var page = try visit.publication(FormContent([])) else {
      return .redirect(to: Address.formVersions(try visit.formProcedure.code))
    }
    page.form.values = FormContent([(FormPublicationPage.day, page.today.description)])
    return visit.show(page.page)
  }

  /// `POST` of the same with `tu_ngay` and the copy's `ban`: publishes it. 409 where somebody has changed it meanwhile, or
  /// it cannot work.
  static let publish: VisitHandler = { visit in
    guard var page = try visit.publication(visit.form) else {
      return try visit.refusedOutline(of: try visit.formProcedure, .wrong(visit.words.forms.refusals.noCopy.html))
    }
    let names = visit.words.forms.publication
    guard let day = page.form.neededDay(FormPublicationPage.day, or: names.dayWrong.html) else {
      return visit.show(page.page)
    }
    let order = PublishForm(
      page.procedure.code, revision: visit.seenRevision, from: day,
      isSure: visit.form[FormPublicationPage.sure] == "1", by: try visit.manager, now: visit.now,
      checks: visit.state.shared.formChecks)
    do {
      _ = try await visit.run(order)
      return .redirect(to: Address.formVersions(page.procedure.code).with(FormEditorField.done, "cong-bo"))
    } catch let refusal as FormRefusal {
      switch refusal {
      case .tooEarly, .farAhead:
        if case .farAhead = refusal { page.isFarAhead = true }
        page.form.mistake(FormPublicationPage.day, try visit.sentence(refusal))
        return visit.show(page.page)
      default: break
      }
      if case .noCopy = refusal {
        return try visit.refusedOutline(of: page.procedure, .wrong(try visit.sentence(refusal)))
      }
      visit.reader.endBatch()
      var present = try visit.publication(visit.form) ?? page
      present.notice = .wrong(try visit.sentence(refusal))
      return visit.show(present.page.with(.conflict))
    }
  }

  static let again: VisitHandler = { visit in
    guard let page = try visit.publication(visit.form) else {
      return .redirect(to: Address.formVersions(try visit.formProcedure.code))
    }
    return visit.show(page.page)
  }
}

extension Visit {
  fileprivate func publication(_ values: FormContent) throws -> FormPublicationPage? {
    let procedure = try formProcedure
    guard let copy = try reader.formCopy(of: procedure.code) else { return nil }
    let newest = try reader.formVersions(of: procedure.code).last
    let form = try newest.flatMap { try reader.form(of: procedure.code, number: $0.number) }
    return FormPublicationPage(
      procedure: procedure, copy: copy, newest: form, today: now.date,
      mistakes: state.shared.formChecks.mistakes(of: copy, procedure), form: Form(values, words: words),
      csrfField: csrfField, language: language)
  }
}
