import Markup
import OneStop
import OneStopStore
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

  /// What was filed, and how it stands.
  struct Filed {
    let dossier: DossierSummary
    let procedure: Procedure?
    let agency: HTML
    let state: DossierState
  }

  let drafts: [Entry]
  let filed: [Filed]
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
    """
    <h1>\(names.title)</h1><p>\(names.lead)</p><h2>\(names.drafts)</h2>\(list)<h2>\(names.begin)</h2>\(choices)\
    <h2>\(names.filed)</h2><p class="soft">\(names.filedHint)</p>\(filedList)
    """
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

  private var filedList: HTML {
    guard !filed.isEmpty else { return "<p>\(names.noFiled)</p>" }
    let items = filed.map { filed -> HTML in
      let dossier = filed.dossier
      let procedure = filed.procedure.map { words.name($0.name, in: language) } ?? .empty
      let moment = dossier.filedAt ?? dossier.acceptedAt ?? dossier.lastEventAt
      return """
        <li><a href="\(Address.assistedFiling(dossier.code))"><span class="code">\(dossier.code)</span> \
        <span class="visually-hidden">\(names.reprint)</span></a> <strong>\(dossier.applicant)</strong> \
        <span class="tag \(filed.state.tone)">\(words.staff.states[filed.state])</span> \
        <span class="soft small">\(procedure) · \(filed.agency) · \(names.sentOn(["time": words.moment(moment)]))</span></li>
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
