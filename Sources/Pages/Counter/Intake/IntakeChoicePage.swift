import Markup
import OneStop
import Operations
import Web
import Words

/// The agency's procedures, from which the clerk chooses.
struct IntakeChoicePage {
  /// In the order of the catalogue; after a search, those that match.
  let procedures: [Procedure]
  /// Those of other agencies that match a search and may be taken in here.
  let others: [Procedure]
  let takesInForOthers: Bool
  /// How many dossiers of each procedure were taken in lately.
  let used: [ProcedureCode: Int]
  /// The search form, with the field `q` and the mistake of a form that did not name one of the agency's procedures.
  let form: Form
  let language: Language

  private var words: IntakeWords.Choose { form.words.intake.choose }
  private var query: String { form.values["q"] }

  /// From this many procedures on, the most frequent ones are listed separately at the top.
  private static let longList = 8
  private static let topCount = 6

  var page: Page {
    Page(
      form.title(words.title.html), content, for: .staff, current: .intake, status: form.status,
      address: .intake, scripts: ["intake.js"])
  }

  private var content: HTML {
    let look = FieldLook(hint: words.hint.html, type: "search", autocomplete: "off", enterKey: "search")
    return """
      <h1>\(words.title)</h1>\(form.errorSummary)<form class="inline-form search" action="\(Address.intake)" role="search" \
      id="chon-thu-tuc">\(form.input("q", words.label, look))<button class="button">\(words.button)</button></form>\
      <p><a href="\(Address.assisting)">\(form.words.filing.help.link)</a></p>\(list)\
      \(ofOthers)\(received)
      """
  }

  private var ofOthers: HTML {
    others.isEmpty ? .empty : "<h2>\(form.words.intake.others.procedures)</h2>\(items(others))"
  }

  /// The way to what was taken in for other agencies.
  private var received: HTML {
    guard takesInForOthers else { return .empty }
    return "<p><a href=\"\(Address.receivedForOthers)\">\(form.words.intake.others.title)</a></p>"
  }

  private var list: HTML {
    guard query.isEmpty else { return found }
    if procedures.isEmpty { return "<p>\(words.empty)</p>" }
    let groups = Dictionary(grouping: procedures, by: \.field)
      .map { (field: $0.key, procedures: $0.value, order: VietnameseOrder($0.key.name.vietnamese)) }
      .sorted { $0.order < $1.order }
    return top
      + groups.map { "<h2>\(name($0.field.name))</h2>\(items(byUse($0.procedures)))" as HTML }.joined()
  }

  private var top: HTML {
    let top = byUse(procedures).prefix(IntakeChoicePage.topCount).filter { used[$0.code, default: 0] > 0 }
    guard procedures.count > IntakeChoicePage.longList, !top.isEmpty else { return .empty }
    return "<h2>\(words.often)</h2>\(items(top))"
  }

  private var found: HTML {
    let quoted = HTML(text: query)
    let all: HTML = "<p><a href=\"\(Address.intake)\">\(words.all)</a></p>"
    if procedures.isEmpty { return "<p role=\"status\">\(words.none(["query": quoted]))</p>\(all)" }
    return """
      <p role="status">\(words.found(count: procedures.count, ["query": quoted]))</p>\(items(byUse(procedures)))\(all)
      """
  }

  /// The most frequent first, otherwise in their order.
  private func byUse(_ procedures: [Procedure]) -> [Procedure] {
    procedures.enumerated()
      .sorted { (used[$1.element.code, default: 0], $0.offset) < (used[$0.element.code, default: 0], $1.offset) }
      .map(\.element)
  }

  private func items(_ procedures: [Procedure]) -> HTML {
    let items = procedures.map { procedure -> HTML in
      """
      <li><a href="\(Address.intake(of: procedure.code))">\(name(procedure.name))</a> \
      <span class="soft small"><span class="code">\(procedure.code)</span> · \
      \(form.words.processingTime(procedure.rules.time))</span></li>
      """
    }
    return "<ul class=\"choices\">\(items.joined())</ul>"
  }

  private func name(_ text: BilingualText) -> HTML { form.words.name(text, in: language) }
}
