import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum PartHandlers {
  /// `GET /quan-tri/mau-don/{procedure}/sua/{part}`: the form as a whole, a page, a section or a question; with `xoa` the
  /// question whether it is to be deleted.
  static let show: ReadHandler = { visit in
    try visit.atPart { procedure, copy, path in
      if visit.query.has(PartPage.delete), path != .form {
        return visit.show(
          PartPage.question(
            path, of: procedure, copy, csrfField: visit.csrfField, words: visit.words, language: visit.language))
      }
      return visit.show(visit.partPage(procedure, copy, path: path, room: path, values: nil).page)
    }
  }

  /// `POST` of the same: it is changed; with `viec=xoa` deleted.
  static let save: VisitHandler = { visit in
    let procedure = try visit.formProcedure
    guard let path = visit.pathAtPart else { throw PortalError.notFound }
    if visit.form[FormEditorField.order] == PartPage.delete {
      do {
        _ = try await visit.change(.edit([.delete(path)]), of: procedure)
        return .redirect(to: visit.outlineAddress(of: procedure, done: "xoa", at: nil))
      } catch let refusal as FormRefusal {
        return try visit.refusedOutline(of: procedure, .wrong(try visit.sentence(refusal)))
      }
    }
    guard let copy = try visit.reader.formCopy(of: procedure.code), copy.form.has(path) else {
      return try visit.gonePart(of: procedure)
    }
    return try await visit.save(visit.partPage(procedure, copy, path: path, room: path, values: visit.form))
  }

  static let again: VisitHandler = { visit in
    try visit.atPart { procedure, copy, path in
      let isFilledIn = visit.form[FormEditorField.order] != PartPage.delete
      return visit.show(
        visit.partPage(procedure, copy, path: path, room: path, values: isFilledIn ? visit.form : nil).page)
    }
  }

  /// `GET /quan-tri/mau-don/{procedure}/them?vao=`: a page of the form, a section of a page, a question of a section or a
  /// table that is to be added.
  static let new: ReadHandler = { visit in
    try visit.atRoom { procedure, copy, room in
      visit.show(visit.partPage(procedure, copy, path: nil, room: room, values: nil).page)
    }
  }

  /// `POST` of the same: it is added behind the others there.
  static let add: VisitHandler = { visit in
    let procedure = try visit.formProcedure
    guard let copy = try visit.reader.formCopy(of: procedure.code), let room = visit.roomAsked, copy.form.has(room),
      copy.form.isRoom(room)
    else { return try visit.gonePart(of: procedure) }
    return try await visit.save(visit.partPage(procedure, copy, path: nil, room: room, values: visit.form))
  }

  static let addAgain: VisitHandler = { visit in
    try visit.atRoom { procedure, copy, room in
      visit.show(visit.partPage(procedure, copy, path: nil, room: room, values: visit.form).page)
    }
  }
}

extension FormDefinition {
  /// Whether something can be added there.
  fileprivate func isRoom(_ path: FormPath) -> Bool {
    guard case .field(let key) = path else { return true }
    guard case .group? = field(key)?.type else { return false }
    return true
  }
}

extension Visit {
  fileprivate var pathAtPart: FormPath? { context.parameters["part"].flatMap { FormPath(addressPart: $0) } }

  fileprivate var roomAsked: FormPath? { FormPath(addressPart: query[PartPage.room]) }

  fileprivate func atPart(_ page: (Procedure, FormCopy, FormPath) throws -> Response) throws -> Response {
    let procedure = try formProcedure
    guard let path = pathAtPart else { throw PortalError.notFound }
    guard let copy = try reader.formCopy(of: procedure.code) else {
      return .redirect(to: Address.formVersions(procedure.code))
    }
    guard copy.form.has(path) else { return .redirect(to: Address.formOutline(procedure.code)) }
    return try page(procedure, copy, path)
  }

  fileprivate func atRoom(_ page: (Procedure, FormCopy, FormPath) throws -> Response) throws -> Response {
    let procedure = try formProcedure
    guard let copy = try reader.formCopy(of: procedure.code) else {
      return .redirect(to: Address.formVersions(procedure.code))
    }
    guard let room = roomAsked, copy.form.has(room), copy.form.isRoom(room) else {
      return .redirect(to: Address.formOutline(procedure.code))
    }
    return try page(procedure, copy, room)
  }

  /// - Parameter values: what was posted; nil: what stands in the copy.
  fileprivate func partPage(
    _ procedure: Procedure, _ copy: FormCopy, path: FormPath?, room: FormPath, values: FormContent?
  ) -> PartPage {
    let definition = copy.form
    let present = path.map { presentValues(of: $0, in: definition) }
    let subject: PartPage.Subject
    let fieldRoom: FormRoom? =
      switch (path, room) {
      case (.field(let key)?, _): definition.room(of: key)
      case (nil, .section(let page, let section)): .section(page: page, section)
      case (nil, .field(let key)): .group(key)
      default: nil
      }
    if let fieldRoom {
      let form = Form(values ?? FormContent(present ?? FieldForm.newValues(fieldRoom)), words: words)
      let key: FieldKey? = if case .field(let key)? = path { key } else { nil }
      subject = .field(
        FieldForm(
          key: key, room: fieldRoom, definition: definition, papers: procedure.papers.map(\.name.vietnamese),
          language: language, form: form))
    } else {
      let kind: PartForm.Kind
      let place: FormPath
      switch (path, room) {
      case (.form?, _): (kind, place) = (.form, .form)
      case (.page(let page)?, _): (kind, place) = (.page, .page(page))
      case (nil, .form): (kind, place) = (.page, .page(definition.pages.count))
      case (nil, .page(let page)): (kind, place) = (.section, .page(page + 1))
      default: (kind, place) = (.section, room)
      }
      let form = Form(values ?? FormContent(present ?? []), words: words)
      subject = .part(
        PartForm(
          kind: kind, path: place, definition: definition, papers: procedure.papers.map(\.name.vietnamese), form: form))
    }
    return PartPage(
      procedure: procedure, copy: copy, path: path, room: room, subject: subject,
      mistakes: path == nil ? [] : state.shared.formChecks.mistakes(of: copy, procedure), csrfField: csrfField,
      language: language)
  }

  private func presentValues(of path: FormPath, in definition: FormDefinition) -> [(name: String, value: String)] {
    guard case .field(let key) = path else { return PartForm.values(of: path, in: definition) }
    guard let field = definition.field(key), let room = definition.room(of: key) else { return [] }
    return FieldForm.values(of: field, in: room)
  }

  /// Saves what the page says, or shows it again with what is wrong.
  fileprivate func save(_ page: PartPage) async throws -> Response {
    var page = page
    if case .field(let field) = page.subject, field.isTypeChanged {
      page.notice = .news(words.forms.field.typeChanged.html)
      return show(page.page)
    }
    guard let edits = page.edits() else { return show(page.page) }
    do {
      let outcome = try await change(.edit(edits), of: page.procedure)
      return .redirect(to: outlineAddress(of: page.procedure, done: "luu", at: outcome.path))
    } catch let refusal as FormRefusal {
      switch refusal {
      case .outdated(let copy): return try outdated(page, copy)
      case .edit(.keyTaken(_)):
        page.form.mistake(FieldForm.Field.key, words.forms.field.mistakes.keyTaken)
        return show(page.page)
      case .edit(.hasColumns):
        page.form.mistake(FieldForm.Field.type, words.forms.field.mistakes.hasColumns)
        return show(page.page)
      case .edit(.groupInGroup):
        page.form.mistake(FieldForm.Field.room, words.forms.field.mistakes.groupInGroup)
        return show(page.page)
      case .edit(.noPlace), .noCopy: return try gonePart(of: page.procedure)
      default:
        page.notice = .wrong(try sentence(refusal))
        return show(page.page.with(.conflict))
      }
    }
  }

  /// With what somebody else has changed meanwhile, and all that was typed; sent again, it takes the place of theirs.
  private func outdated(_ old: PartPage, _ copy: FormCopy) throws -> Response {
    let room = old.path ?? old.room
    guard copy.form.has(room) else { return try gonePart(of: old.procedure) }
    var page = partPage(old.procedure, copy, path: old.path, room: old.room, values: form)
    page.notice = .wrong(
      words.forms.part.outdated(["name": try personName(copy.changedBy), "time": words.moment(copy.changedAt)]))
    if let path = old.path {
      let present = FormContent(presentValues(of: path, in: copy.form))
      page.present = page.labels.filter { form[$0.name] != present[$0.name] }.map { ($0.label, present[$0.name]) }
    }
    return show(page.page.with(.conflict))
  }

  /// What was to be changed is gone: the form as it stands, and what was typed.
  fileprivate func gonePart(of procedure: Procedure) throws -> Response {
    let hidden: Set<String> = [FormEditorField.revision, FieldForm.Field.shownType, "_csrf"]
    let typed = form.pairs.filter { !hidden.contains($0.name) && !$0.value.isEmpty }
    let items = typed.map { "<li>\(HTML(text: form[$0.name]))</li>" as HTML }
    let names = words.forms.outline
    let list: HTML = items.isEmpty ? .empty : "<h2>\(names.typed)</h2><ul>\(items.joined())</ul>"
    return try refusedOutline(of: procedure, .wrong(names.gone.html, then: list))
  }
}

extension PartPage {
  /// The changes that the page asks for; nil if there are mistakes, which are noted.
  mutating func edits() -> [FormEdit]? {
    switch subject {
    case .part(var part):
      let read = part.read()
      subject = .part(part)
      return read.flatMap { edit(part.kind, $0) }.map { [$0] }
    case .field(var field):
      let read = field.read()
      subject = .field(field)
      guard let (asked, room) = read else { return nil }
      guard let key = field.key else { return [.addField(asked, to: room)] }
      let change = FormEdit.changeField(key, asked)
      return room == field.room ? [change] : [change, .moveField(asked.key, to: room)]
    }
  }

  private func edit(_ kind: PartForm.Kind, _ read: PartForm.Part) -> FormEdit? {
    let section = FormSection(title: read.title, hint: read.hint, condition: read.condition, fields: [])
    switch (path, room) {
    case (.form?, _): return read.title.map { .changeForm(title: $0, basis: read.basis, paper: read.paper) }
    case (.page(let page)?, _): return read.title.map { .changePage(page, title: $0, condition: read.condition) }
    case (.section(let page, let place)?, _): return .changeSection(page: page, place, section)
    case (nil, .form): return read.title.map { .addPage(title: $0, condition: read.condition) }
    case (nil, .page(let page)): return .addSection(page: page, section)
    default: return nil
    }
  }
}
