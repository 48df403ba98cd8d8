import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum FormPreviewHandlers {
  /// `GET /quan-tri/mau-don/{procedure}/xem-thu?phien_ban=`: the first page of the working copy, or of a version.
  static let show: ReadHandler = { visit in
    guard var page = try visit.preview(.none, [:]) else {
      return .redirect(to: Address.formVersions(try visit.formProcedure.code))
    }
    if page.structuralMistakes.isEmpty { page.number = page.sheet().pages.first?.number }
    return visit.show(page.page)
  }

  /// `POST` of the same with a page's test values, and in `gia-tri` those of the others: the next page once they are
  /// right (`tiep-tuc`), the one before (`lui-lai`), or all of it (`tat-ca`). It changes nothing.
  static let fillIn: VisitHandler = { visit in
    guard let page = try visit.filledIn() else { return try show(visit) }
    return visit.show(page.page)
  }

  /// The page as it was filled in.
  static let again: VisitHandler = { visit in
    guard var page = try visit.filledIn() else { return try show(visit) }
    page.showsMistakes = false
    if let shown = Int(typed: visit.form[FormPreviewPage.number], in: 1...max(page.chosen.form.pages.count, 1)) {
      page.number = shown - 1
    }
    return visit.show(page.page)
  }
}

extension Visit {
  fileprivate func preview(_ answers: FormAnswers, _ files: [AnswerPlace: Int]) throws -> FormPreviewPage? {
    let procedure = try formProcedure
    guard let chosen = try chosenForm(of: procedure, query[FormEditorField.version]) else { return nil }
    // What was published works, as far as is known here.
    let mistakes = chosen.copy.map { state.shared.formChecks.mistakes(of: $0, procedure) } ?? []
    return FormPreviewPage(
      procedure: procedure, chosen: chosen, answers: answers, mistakes: mistakes,
      structuralMistakes: mistakes.isEmpty ? [] : chosen.form.structuralMistakes, files: files, setting: formSetting,
      csrfField: csrfField,
      words: words, language: language)
  }

  /// The page that follows what was filled in; nil where the form is gone, or nothing was.
  fileprivate func filledIn() throws -> FormPreviewPage? {
    typealias Field = FormPreviewPage
    let before = FormAnswers(parsing: Array(form.untrimmed(Field.values).utf8)) ?? .none
    guard let old = try preview(before, [:]) else { return nil }
    guard old.structuralMistakes.isEmpty else { return old }
    let definition = old.chosen.form
    var answers = before
    var files: [AnswerPlace: Int] = [:]
    for field in definition.fields {
      let name = field.key.description
      guard case .input(.files) = field.type else { continue }
      let chosen = form.all(name).filter { !$0.isEmpty }.count
      let count = chosen > 0 ? chosen : Int(typed: form[Field.count(name)], in: 0...1_000) ?? 0
      if count > 0 { files[AnswerPlace(name)] = count }
    }
    let shown = Int(typed: form[Field.number], in: 1...max(definition.pages.count, 1)).map { $0 - 1 }
    guard let shown, definition.pages.indices.contains(shown) else {
      guard var page = try preview(answers, files) else { return nil }
      page.number = page.sheet().pages.first?.number
      return page
    }
    let fields = definition.pages[shown].fields
    let sheet = FormSheet(
      form: old.chosen.prepared, answers: before.padded(for: fields), files: files, setting: formSetting)
    let typed = DraftForm(fields, sheet: sheet)
    answers.replace(typed.names, by: typed.answers(form))
    guard answers.size <= FormAnswers.greatest, var page = try preview(answers, files) else { return nil }
    let after = page.sheet()
    let stays = form.has(DraftFields.addRow) || form.has(DraftFields.removeRow) || isMoreAsked(on: shown, sheet, after)
    page.number = shown
    if form.has(Field.all) {
      page.number = nil
    } else if form.has(Field.back) {
      page.number = after.pages.last { $0.number < shown }?.number ?? shown
    } else if !stays {
      page.showsMistakes = !after.mistakes(onPage: shown).isEmpty
      if !page.showsMistakes { page.number = after.pages.first { $0.number > shown }?.number }
    }
    return page
  }

  /// Whether the page asks now what it did not ask before.
  private func isMoreAsked(on number: Int, _ before: FormSheet, _ after: FormSheet) -> Bool {
    let asked = { (sheet: FormSheet) in
      Set(sheet.fields(onPage: number).map(\.place))
    }
    return !asked(after).subtracting(asked(before)).isEmpty
  }
}
