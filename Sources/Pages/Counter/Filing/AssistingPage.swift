import Markup
import OneStop
import Operations
import Web
import Words

/// The drafts that a member of staff has begun for others, and the procedures to begin one for.
struct AssistingPage {
  struct Entry {
    let key: DraftKey
    let applicant: String?
    let procedure: Procedure?
    let savedAt: Moment
  }

  let drafts: [Entry]
  let procedures: [Procedure]
  let words: Words
  let language: Language

  /// More than one person begins in thirty days and leaves unfinished.
  static let length = 100

  private var names: FilingWords.Help { words.filing.help }

  var page: Page {
    Page(names.title.html, content, for: .staff, current: .assisting, address: .assisting)
  }

  private var content: HTML {
    "<h1>\(names.title)</h1><p>\(names.lead)</p><h2>\(names.drafts)</h2>\(list)<h2>\(names.begin)</h2>\(choices)"
  }

  private var list: HTML {
    guard !drafts.isEmpty else { return "<p>\(names.noDrafts)</p>" }
    let items = drafts.map { draft -> HTML in
      let name = draft.applicant.map { HTML(text: $0) } ?? names.nobody.html
      let procedure = draft.procedure.map { words.name($0.name, in: language) } ?? .empty
      return """
        <li><a href="\(Address.draft(draft.key))">\(name)</a> <span class="soft small">\(procedure) · \
        \(words.filing.page.saved(["time": words.moment(draft.savedAt)]))</span></li>
        """
    }
    return "<ul class=\"choices\">\(items.joined())</ul>"
  }

  private var choices: HTML {
    guard !procedures.isEmpty else { return "<p>\(names.noProcedures)</p>" }
    let items = procedures.map { procedure -> HTML in
      let address = Address.filing(procedure.code).with(AssistedStart.field, "1")
      return """
        <li><a href="\(address)">\(words.name(procedure.name, in: language))</a> \
        <span class="soft small"><span class="code">\(procedure.code)</span></span></li>
        """
    }
    return "<ul class=\"choices\">\(items.joined())</ul>"
  }
}
