import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The preview of an order: which dossiers it would act on, and which it could not, with the reasons.
struct BulkPreviewPage {
  static let formID = "lam-nhieu"

  let entry: BulkEntry
  /// Who gives the order.
  let account: Account
  let lines: [BulkLine]
  /// The submission token of the form that gives it.
  let number: String
  /// Display names by login.
  let names: [String: String]
  let catalogue: Catalogue
  let calendar: WorkCalendar
  let now: Moment
  /// Where the dossiers were chosen.
  let list: Address
  /// Where the crumb leads.
  let crumb: Address
  let csrfField: HTML
  let words: Words
  let language: Language
  /// Why it is shown again.
  var notice: Notice?

  private var kind: BulkAction { entry.order.kind }
  private var action: HTML { words.dossiers.actions[kind.action].html }
  private var possible: [BulkLine] { lines.filter { $0.after != nil } }
  private var impossible: [BulkLine] { lines.filter { $0.after == nil } }

  var page: Page {
    Page(
      title, content, for: .staff, current: .worklist, status: notice == nil ? .ok : .conflict, address: list,
      crumbs: [(words.site.worklist.html, crumb)], form: possible.isEmpty ? nil : TypedForm(id: Self.formID))
  }

  private var title: HTML {
    let title = words.bulk.previewTitle(["action": action])
    return notice == nil ? title : words.form.errorTitle(["title": title])
  }

  private var content: HTML {
    """
    <h1>\(words.bulk.previewTitle(["action": action]))</h1>\(notice)\(toImpossible)\
    \(possible.isEmpty ? none : form)\(impossibleTable)\
    <p class="actions"><a href="\(list)">\(words.bulk.backToList)</a></p>
    """
  }

  /// They come after the list of what will be done.
  private var toImpossible: HTML {
    guard !impossible.isEmpty, !possible.isEmpty else { return .empty }
    let text = words.bulk.toImpossible(count: impossible.count)
    return Notice.remark("<a href=\"#khong-duoc\">\(text)</a>").html
  }

  private var none: HTML { "<p>\(words.bulk.nonePossible)</p>" }

  private var form: HTML {
    let form = Form(FormContent([(name: BulkField.note, value: entry.order.note)]), words: words)
    let hint = kind == .assign ? nil : words.staff.noteHint.html
    let note = FieldLook(hint: hint, isOptional: true, maxLength: 4_000)
    let style: StaticString =
      kind.action.closesDossier || !skippers.isEmpty || !unsigned.isEmpty ? "button danger" : "button"
    let button = skippers.isEmpty ? words.bulk.button : words.bulk.skippingButton
    return """
      <form method="post" action="\(Address.bulkOrder)" id="\(Self.formID)">\(csrfField)\(hidden)\
      <h2 id="lam-duoc">\(words.bulk.possible(count: possible.count))</h2><p>\(words.bulk.explanations[kind])</p>\
      \(signatures)\(skipping)\(form.textArea(BulkField.note, words.staff.note, note))\
      <p class="actions"><button class="\(style)">\(button(count: possible.count, ["action": action]))</button></p>\
      \(possibleTable)</form>
      """
  }

  /// Those that would be finished before their last step.
  private var skippers: [BulkLine] { possible.filter { !stepsAhead($0).isEmpty } }

  private func stepsAhead(_ line: BulkLine) -> ArraySlice<Procedure.Step> {
    guard kind == .finish, let dossier = line.stored?.dossier else { return [] }
    return dossier.stepsAhead(of: catalogue.procedure(dossier.filing.procedure)?.steps ?? [])
  }

  private var skipping: HTML {
    skippers.isEmpty ? .empty : Notice.remark(words.bulk.skips(count: skippers.count)).html
  }

  /// Those that would be finished at their leaders' step by somebody else.
  private var unsigned: [BulkLine] { possible.filter(isUnsigned) }

  private func isUnsigned(_ line: BulkLine) -> Bool {
    guard kind == .finish, let dossier = line.stored?.dossier else { return false }
    let steps = catalogue.procedure(dossier.filing.procedure)?.steps ?? []
    return dossier.awaitsSignature(of: steps, besides: account)
  }

  private var signatures: HTML {
    unsigned.isEmpty ? .empty : Notice.remark(words.bulk.unsigned(count: unsigned.count)).html
  }

  private var hidden: HTML {
    var html = HTML(capacity: 128 + possible.count * 80)
    let receiver = kind.hasReceiver ? entry.order.officer ?? BulkField.unit : ""
    for (name, value) in [
      (BulkField.number, number), (BulkField.action, kind.action.path), (BulkField.receiver, receiver),
      (BulkField.list, list.description),
    ] + possible.map({ (BulkField.dossiers, $0.item.formValue) }) {
      html += "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
    return html
  }

  private var possibleTable: HTML {
    table("lam-duoc", words.bulk.columns.then, possible.map { ($0, then($0)) })
  }

  private var impossibleTable: HTML {
    guard !impossible.isEmpty else { return .empty }
    let caption = words.bulk.impossible(count: impossible.count)
    let rows = impossible.map { line -> (line: BulkLine, text: HTML) in
      guard case .failure(let refusal) = line.result else { return (line, .empty) }
      return (line, words.sentence(refusal, kind, names: names))
    }
    return "<h2 id=\"khong-duoc\">\(caption)</h2>\(table("khong-duoc", words.bulk.columns.reason, rows))"
  }

  /// - Parameter heading: the id of its heading, which names it.
  private func table(_ heading: StaticString, _ last: Phrase, _ rows: [(line: BulkLine, text: HTML)]) -> HTML {
    var html: HTML = """
      <div class="frame"><table class="cards dossiers" aria-labelledby="\(heading)"><thead><tr>\
      <th scope="col">\(words.dossiers.code)</th><th scope="col">\(words.staff.columns.who)</th>\
      <th scope="col">\(words.bulk.columns.now)</th><th scope="col">\(last)</th></tr></thead><tbody>
      """
    for (line, text) in rows {
      html += """
        <tr><th scope="row"><a class="code" href="\(Address.staffDossier, line.item.code)">\(line.item.code)</a></th>\
        <td data-label="\(words.staff.columns.who)"><span>\(who(line))</span></td>\
        <td data-label="\(words.bulk.columns.now)"><span>\(present(line))</span></td>\
        <td data-label="\(last)"><span>\(text)</span></td></tr>
        """
    }
    return html + "</tbody></table></div>"
  }

  private func who(_ line: BulkLine) -> HTML {
    guard let filing = line.stored?.dossier.filing else { return .empty }
    let procedure = catalogue.procedure(filing.procedure).map { words.name($0.name, in: language) }
    return """
      <strong>\(filing.applicant.name)</strong> <span class="soft line">\(procedure ?? "\(filing.procedure)")</span>
      """
  }

  private func present(_ line: BulkLine) -> HTML {
    guard let dossier = line.stored?.dossier else { return .empty }
    let state = DossierState(dossier, calendar: calendar, now: now)
    return """
      <span class="tag \(state.tone)">\(words.staff.states[state])</span> <span class="line soft">\(holder(dossier))</span>
      """
  }

  private func holder(_ dossier: Dossier) -> HTML {
    guard let officer = dossier.officer else { return words.bulk.noHolder.html }
    return words.bulk.holder(["name": HTML(text: names[officer] ?? officer)])
  }

  private func then(_ line: BulkLine) -> HTML {
    guard let after = line.after else { return .empty }
    let steps = catalogue.procedure(after.filing.procedure)?.steps ?? []
    switch kind {
    case .forward where steps.indices.contains(after.step):
      let step = steps[after.step]
      return """
        \(after.step + 1). \(words.name(step.name, in: language))\
        <span class="soft line">\(words.name(step.unit, in: language)) · \(receiver(after))</span>
        """
    case .assign: return receiver(after)
    case .process, .forward:
      return "\(words.dossiers.statuses[after.status]) <span class=\"soft line\">\(receiver(after))</span>"
    case .finish, .handOver:
      let ahead = stepsAhead(line)
      let skipped: HTML =
        ahead.isEmpty
        ? .empty : " <span class=\"line\">\(words.bulk.skipped(["steps": words.list(ahead, in: language)]))</span>"
      let unsigned: HTML = isUnsigned(line) ? " <span class=\"line\">\(words.bulk.notSigned)</span>" : .empty
      return "\(words.dossiers.statuses[after.status])\(unsigned)\(skipped)"
    }
  }

  private func receiver(_ after: Dossier) -> HTML {
    after.officer.map { HTML(text: names[$0] ?? $0) } ?? words.steps.wholeUnit.html
  }
}
