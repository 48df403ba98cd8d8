import Markup
import OneStop
import Web
import Words

/// What a request for more can tick: papers of the procedure, and fields of the filed form by its pages, each with what
/// it says now and a place for the reason.
struct AskedFields {
  let view: DossierView
  let filedForm: FiledForm?
  let form: Form

  private typealias Field = DossierCommand.Field
  static let reasonRule = TextRule.line(.form, upTo: 300)

  private var words: Words { view.words }
  private var names: FilingWords.Mending { words.filing.mending }
  private var papers: [(position: Int, paper: Procedure.Paper)] {
    view.procedure.papers.enumerated().map { ($0 + 1, $1) }.filter { $0.1.name.vietnamese != filedForm?.form.paper }
  }

  var isEmpty: Bool { papers.isEmpty && filedForm == nil }
  var html: HTML { fields + paperList }

  private var paperList: HTML {
    guard !papers.isEmpty else { return .empty }
    let here = Set(view.dossier.papersHere().map(\.name))
    let rows = papers.map { position, paper -> HTML in
      let isHere = here.contains(paper.name.vietnamese)
      let state = isHere ? words.staff.paperHere.html : words.staff.paperNotHere.html
      return row(
        Field.askedPapers, "\(position)", view.name(paper.name), now: state, reason: Field.paperReason(position))
    }
    return folded(
      words.staff.askedPapers.html, rows.joined(), id: form.id(Field.askedPapers),
      isOpen: form.values.has(Field.askedPapers) || papers.contains { isTyped(Field.paperReason($0.position)) })
  }

  /// Folded page by page: there may be many.
  private var fields: HTML {
    guard let filedForm else { return .empty }
    let answers = filedForm.answers()
    let chosen = Set(form.values.all(Field.fields))
    let pages = filedForm.sheet.pages.map { page -> HTML in
      let definition = filedForm.form.pages[page.number]
      var isOpen = false
      let sections = page.sections.map { section -> HTML in
        let rows = section.fields.filter(filedForm.isMendable).map { field -> HTML in
          let key = field.field.key.description
          if chosen.contains(key) || isTyped(Field.fieldReasons + key) { isOpen = true }
          return row(
            Field.fields, key, view.name(field.field.label), now: answers.html(field), reason: Field.fieldReasons + key)
        }
        let title: HTML =
          definition.sections[section.number].title.map { "<p class=\"label\">\(view.name($0))</p>" } ?? .empty
        return rows.isEmpty ? .empty : "\(title)\(rows.joined())"
      }.joined()
      return sections.isEmpty ? .empty : folded(view.name(definition.title), sections, isOpen: isOpen)
    }.joined()
    if pages.isEmpty { return .empty }
    let mistake = form.message(Field.fields)
    let id = form.id(Field.fields)
    return """
      <fieldset class="field\(" wrong", if: mistake != nil)" id="\(id)" aria-describedby="\(id)-goi-y">\
      <legend class="label">\(names.choose)</legend>\
      <span class="hint" id="\(id)-goi-y">\(names.chooseHint)</span>\
      \(mistake.map { "<span class=\"error\">\($0)</span>" } ?? HTML.empty)\(pages)</fieldset>
      """
  }

  private func isTyped(_ reason: String) -> Bool { !form.values[reason].isEmpty || form.message(reason) != nil }

  private func folded(_ title: HTML, _ rows: HTML, id: String? = nil, isOpen: Bool) -> HTML {
    let mark: HTML = id.map { " id=\"\($0)\"" } ?? .empty
    return "<details\(mark)\(" open", if: isOpen)><summary>\(title)</summary>\(rows)</details>"
  }

  private func row(_ name: String, _ value: String, _ label: HTML, now: HTML, reason: String) -> HTML {
    let id = "\(form.id(name))-\(value)"
    let isChosen = form.values.all(name).contains(value)
    let hidden: HTML = "<span class=\"visually-hidden\"> (\(label))</span>"
    let look = FieldLook(autocomplete: "off", maxLength: AskedFields.reasonRule.limit)
    return """
      <div class="tick"><input type="checkbox" id="\(id)" name="\(name)" value="\(value)"\(" checked", if: isChosen)> \
      <label for="\(id)">\(label)</label></div><div class="soft small">\(now)</div>\
      \(form.input(reason, "\(names.whyShort)\(hidden)", look))
      """
  }
}

extension AskedFields {
  /// The request with what was ticked in the form beside what was written, and the reasons. Notes where one is missing.
  ///
  /// - Parameter absent: why a paper is asked for that the dossier does not have.
  static func read(
    _ command: DossierCommand, of dossier: Dossier, _ procedure: Procedure, absent: String, in form: inout Form
  ) -> DossierCommand {
    guard case .requestSupplement(let written, let ticked, _) = command.kind else { return command }
    let names = form.words.filing.mending
    let isExplained = command.note.saysSomething
    let here = Set(dossier.papersHere().map(\.name))
    var reasons: [String: String] = [:]
    var papers: [String] = []
    for (place, paper) in procedure.papers.enumerated() {
      let field = Field.paperReason(place + 1)
      let reason = form.text(field, reasonRule)
      guard !reason.isEmpty || form.values.all(Field.askedPapers).contains("\(place + 1)") else { continue }
      let name = paper.name.vietnamese.composed.squeezed
      papers.append(name)
      if !reason.isEmpty {
        reasons[name] = reason
      } else if !here.contains(name) {
        reasons[name] = absent
      } else if !isExplained {
        form.mistake(field, names.reasonMissing)
      }
    }
    // Whoever says why has asked.
    var fields: [String] = []
    let explained = form.values.pairs.filter { $0.name.hasPrefix(Field.fieldReasons) && $0.value.saysSomething }
    for key in ticked + explained.map({ String($0.name.dropFirst(Field.fieldReasons.count)) })
    where !fields.contains(key) {
      fields.append(key)
      let reason = form.text(Field.fieldReasons + key, reasonRule)
      if !reason.isEmpty {
        reasons[key] = reason
      } else if !isExplained {
        form.mistake(Field.fieldReasons + key, names.reasonMissing)
      }
    }
    papers += written.filter { !papers.contains($0) }
    return DossierCommand(
      .requestSupplement(papers: papers, fields: fields, reasons: reasons), at: command.at, note: command.note)
  }
}
