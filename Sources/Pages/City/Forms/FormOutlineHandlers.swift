import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum FormOutlineHandlers {
  /// `GET /quan-tri/mau-don/{procedure}/sua`: the working copy; without one, 303 to the procedure's versions.
  static let show: ReadHandler = { visit in
    let procedure = try visit.formProcedure
    guard let copy = try visit.reader.formCopy(of: procedure.code) else {
      return .redirect(to: Address.formVersions(procedure.code))
    }
    var page = visit.outline(procedure, copy)
    if visit.request.method == .get {
      let names = visit.words.forms
      switch visit.query[FormEditorField.done] {
      case "bat-dau": page.notice = .done(names.versions.begun.html)
      case "chuyen": page.notice = .done(names.outline.moved.html)
      case "sao": page.notice = .done(names.outline.copied.html)
      case "xoa": page.notice = .done(names.outline.deleted.html)
      case "luu": page.notice = .done(names.outline.saved.html)
      case "nhap": page.notice = .done(names.exchange.done.html)
      default: break
      }
    }
    return visit.show(page.page)
  }

  /// `POST` of the same with `len`, `xuong` or `sao` and the part that is moved or copied.
  static let change: VisitHandler = { visit in
    let procedure = try visit.formProcedure
    let orders: [(name: String, edit: (FormPath) -> FormEdit)] = [
      (FormOutlinePage.up, { .move($0, .up) }), (FormOutlinePage.down, { .move($0, .down) }),
      (FormOutlinePage.copied, { .copy($0) }),
    ]
    guard let order = orders.first(where: { visit.form.has($0.name) }),
      let path = FormPath(addressPart: visit.form[order.name])
    else { return try show(visit) }
    do {
      let outcome = try await visit.change(.edit([order.edit(path)]), of: procedure)
      let done = order.name == FormOutlinePage.copied ? "sao" : "chuyen"
      return .redirect(to: visit.outlineAddress(of: procedure, done: done, at: outcome.path))
    } catch let refusal as FormRefusal {
      return try visit.refusedOutline(of: procedure, .wrong(try visit.sentence(refusal)))
    }
  }

  static let again: VisitHandler = { visit in try show(visit) }
}

extension Visit {
  func outline(_ procedure: Procedure, _ copy: FormCopy) -> FormOutlinePage {
    FormOutlinePage(
      procedure: procedure, copy: copy, mistakes: state.shared.formChecks.mistakes(of: copy, procedure),
      csrfField: csrfField, words: words, language: language)
  }

  /// The working copy as it stands now, or where there is none, the procedure's versions, below why an order was not
  /// carried out.
  func refusedOutline(of procedure: Procedure, _ notice: Notice) throws -> Response {
    reader.endBatch()
    if let copy = try reader.formCopy(of: procedure.code) {
      var page = outline(procedure, copy)
      page.notice = notice
      return show(page.page.with(.conflict))
    }
    var page = try formVersionsPage(Form(words: words))
    page.notice = notice
    return show(page.page.with(.conflict))
  }

  /// The outline, scrolled to the part.
  func outlineAddress(of procedure: Procedure, done: String, at path: FormPath?) -> Address {
    let address = Address.formOutline(procedure.code).with(FormEditorField.done, done)
    return path.flatMap { Address("\(address)#\(FormOutlinePage.id($0))") } ?? address
  }
}
