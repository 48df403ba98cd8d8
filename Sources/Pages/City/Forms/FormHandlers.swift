import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum FormHandlers {
  /// `GET /quan-tri/mau-don`; with `thu_tuc`, 303 to that procedure's page.
  static let list: ReadHandler = { visit in
    var form = Form(visit.query, words: visit.words)
    if visit.query.has(FormListPage.procedure) {
      let code = ProcedureCode(visit.query[FormListPage.procedure])
      if let procedure = code.flatMap(visit.catalogue.procedure) {
        return .redirect(to: Address.formVersions(procedure.code))
      }
      form.mistake(FormListPage.procedure, visit.words.forms.list.unknown)
    }
    let copies = try visit.reader.formCopies()
    let page = FormListPage(
      versions: Dictionary(grouping: try visit.reader.formVersions(), by: \.procedure),
      copies: Dictionary(copies.map { ($0.procedure, $0) }) { first, _ in first },
      people: try visit.reader.accountNames(Set(copies.map(\.changedBy))), form: form, catalogue: visit.catalogue,
      today: visit.now.date, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /quan-tri/mau-don/{procedure}`: its versions, and the working copy.
  static let show: ReadHandler = { visit in visit.show(try visit.formVersionsPage(Form(words: visit.words)).page) }

  /// `POST` of the same with `viec`: a working copy is begun (`bat-dau`; `sao` with `nguon`, another procedure), follows
  /// the newest version (`theo`), or is discarded (`bo`).
  static let change: VisitHandler = { visit in
    let procedure = try visit.formProcedure
    var form = Form(visit.form, words: visit.words)
    let (change, done): (EditForm.Change, String)
    switch visit.form[FormEditorField.order] {
    case "bat-dau": (change, done) = (.begin, "bat-dau")
    case "sao":
      guard let source = ProcedureCode(visit.form[FormVersionsPage.source]) else {
        form.mistake(FormVersionsPage.source, visit.words.forms.list.unknown)
        return visit.show(try visit.formVersionsPage(form).page)
      }
      (change, done) = (.beginWithCopy(of: source), "bat-dau")
    case "theo":
      let number = Int(typed: visit.form[FormEditorField.version], in: 1...Int.max) ?? 0
      (change, done) = (.follow(version: number), "theo")
    case "bo": (change, done) = (.discard, "bo")
    default: throw PortalError.notFound
    }
    do {
      let outcome = try await visit.change(change, of: procedure)
      let address = outcome.copy == nil || done == "theo" ? Address.formVersions : Address.formOutline
      return .redirect(to: address(procedure.code).with(FormEditorField.done, done))
    } catch let refusal as FormRefusal {
      var page = try visit.formVersionsPage(form)
      page.notice = .wrong(try visit.sentence(refusal))
      return visit.show(page.page.with(.conflict))
    }
  }

  static let again: VisitHandler = { visit in
    visit.show(try visit.formVersionsPage(Form(visit.form, words: visit.words)).page)
  }

  /// `GET /quan-tri/mau-don/{procedure}/mau.json?phien_ban=`: a version, or the working copy, as a file.
  static let file: ReadHandler = { visit in
    let procedure = try visit.formProcedure
    guard let chosen = try visit.chosenForm(of: procedure, visit.query[FormEditorField.version]) else {
      throw PortalError.notFound
    }
    let mark = chosen.number.map { "v\($0)" } ?? FormEditorField.workingCopy
    return .download(chosen.form.json, name: "\(procedure.code)-\(mark).json", type: "application/json")
  }
}

/// A version of a form, or its working copy.
struct ChosenForm {
  let prepared: PreparedForm
  /// nil: the working copy.
  let number: Int?
  /// nil: a version.
  var copy: FormCopy?

  var form: FormDefinition { prepared.definition }

  /// As a query names it.
  var word: String { number.map(String.init) ?? FormEditorField.workingCopy }
}

extension Visit {
  /// The version of that number, or the working copy; without a text, the working copy or else the newest version.
  func chosenForm(of procedure: Procedure, _ text: String) throws -> ChosenForm? {
    if text.isEmpty || text == FormEditorField.workingCopy,
      let copy = try reader.formCopy(of: procedure.code)
    {
      return ChosenForm(prepared: PreparedForm(copy.form), number: nil, copy: copy)
    }
    let number =
      text.isEmpty
      ? try reader.formVersions(of: procedure.code).last?.number : Int(typed: text, in: 1...Int.max)
    return try number.flatMap { try reader.form(of: procedure.code, number: $0) }.map {
      ChosenForm(prepared: $0.prepared, number: $0.number)
    }
  }

  func formVersionsPage(_ form: Form) throws -> FormVersionsPage {
    let procedure = try formProcedure
    let versions = try reader.formVersions(of: procedure.code)
    let copy = try reader.formCopy(of: procedure.code)
    let logins = Set(versions.compactMap(\.publishedBy) + [copy?.changedBy].compactMap(\.self))
    let sources = Set(try reader.formVersions().map(\.procedure)).subtracting([procedure.code])
    var page = FormVersionsPage(
      procedure: procedure, versions: versions, copy: copy,
      drafts: try reader.openDrafts(of: procedure.code, now: now), people: try reader.accountNames(logins),
      sources: catalogue.procedures.filter { sources.contains($0.code) }, form: form, csrfField: csrfField,
      today: now.date, language: language)
    if request.method == .get {
      let names = words.forms.versions
      switch query[FormEditorField.done] {
      case "bo": page.notice = .done(names.discarded.html)
      case "theo": page.notice = .done(names.followed.html)
      case "cong-bo":
        page.notice = versions.last.map {
          .done(names.done(["number": "\($0.number)", "date": words.date($0.validFrom)]))
        }
      default: break
      }
    }
    return page
  }
}
