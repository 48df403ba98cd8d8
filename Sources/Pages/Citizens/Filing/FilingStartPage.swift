import HTTPTypes
import Markup
import OneStop
import Operations
import Web
import Words

/// What will be asked, which papers are needed, and the button to begin.
struct FilingStartPage {
  let procedure: Procedure
  let form: FormDefinition?
  let entry: Form
  let csrfField: HTML
  /// Whether a draft of it was just deleted.
  var isDiscarded = false
  /// Whether a member of staff begins it for somebody beside them.
  let isHelping: Bool
  let language: Language

  static let id = "bat-dau"
  static let choice = FilerPage.Question.choice.rawValue

  private var words: Words { entry.words }

  var page: Page {
    let name = words.name(procedure.name, in: language)
    let title = words.filing.start.title(["procedure": name])
    return Page(
      entry.title(title), "\(band)<h1>\(title)</h1>\(discarded)\(entry.errorSummary)\(content)", current: .procedures,
      status: form == nil && procedure.onlineFiling == .here ? .notFound : entry.status,
      address: Address.filing(procedure.code),
      crumbs: [
        (words.catalogue.title.html, .procedures), (name, Address.procedure(procedure.code)),
      ], form: form == nil ? nil : TypedForm(id: FilingStartPage.id))
  }

  private var discarded: HTML {
    isDiscarded ? Notice.done(words.filing.draft.discarded.html).html : .empty
  }

  private var band: HTML { isHelping ? Notice.remark(words.filing.help.starting.html).html : .empty }

  private var content: HTML {
    let start = words.filing.start
    guard let form else {
      return """
        \(Notice.remark(procedure.filedElsewhere(words) ?? start.none.html))\(procedure.toPortal(words))<p><a href="\(Address.procedure(procedure.code))">\
        \(words.name(procedure.name, in: language))</a></p>
        """
    }
    let papers = procedure.papers.filter { $0.name.vietnamese != form.paper }.map { paper -> HTML in
      let note: HTML = " <span class=\"soft\">\(words.catalogue.papers.optional)</span>"
      return "<li>\(words.name(paper.name, in: language))\(note, if: !paper.isRequired)</li>"
    }
    let isPartial = procedure.onlineService == .partial
    let names = isHelping ? words.filing.assistedFiler : words.filing.filer
    var asked = entry
    if asked.values[FilingStartPage.choice].isEmpty {
      asked.values = FormContent([(FilingStartPage.choice, FilerPage.Choice.oneself.rawValue)])
    }
    let choices = asked.radios(
      FilingStartPage.choice, names.labels[.choice],
      FilerPage.choices(form).map { (value: $0.rawValue, text: names.choices[$0].html) })
    let help: HTML = isHelping ? "<input type=\"hidden\" name=\"\(AssistedStart.field)\" value=\"1\">" : .empty
    let pages = form.pages.map { "<li>\(words.name($0.title, in: language))</li>" as HTML }
    return """
      <p>\(start.lead)</p>\("<h2>\(start.papers)</h2><ul>\(papers.joined())</ul>", if: !papers.isEmpty)\
      \("<p>\(start.toBring)</p>", if: isPartial && !papers.isEmpty)\
      \("<p><a href=\"\(Address.enterpriseNames)\">\(words.enterprises.link)</a></p>", if: form.asksForCompanyName)\
      <h2>\(start.pages)</h2><ol>\(pages.joined())</ol><p>\(start.saved)</p>\
      <form method="post" action="\(Address.filing(procedure.code))" id="\(FilingStartPage.id)">\(csrfField)\(help)\(choices)\
      <p class="actions"><button class="button">\(start.button)</button></p></form>\
      \("<p>\(start.again) <a href=\"\(Address.lookup)\">\(start.toDraft)</a></p>", if: !isHelping)
      """
  }
}

extension Procedure {
  /// That it is filed on the national portal now; nil: it is filed here.
  func filedElsewhere(_ words: Words) -> HTML? {
    if onlineFiling == .here { return nil }
    let portal: HTML = "<a href=\"\(portalAddress)\">\(words.catalogue.portalName)</a>"
    return words.filing.start.elsewhere(["portal": portal])
  }

  /// The way there, and what can be done here with what is filed there; empty: it is filed here.
  func toPortal(_ words: Words) -> HTML {
    if onlineFiling == .here { return .empty }
    let start = words.filing.start
    return """
      <p class="actions"><a class="button" href="\(portalAddress)">\(words.catalogue.toPortal)</a></p>\
      <p>\(start.toLookup) <a href="\(Address.lookup)">\(start.lookup)</a></p>
      """
  }
}

extension FormDefinition {
  /// Whether a name is chosen in it that nobody else may have.
  fileprivate var asksForCompanyName: Bool {
    fields.contains { field in
      if case .input(.line(let rule)) = field.type { rule.style == .companyName } else { false }
    }
  }
}
