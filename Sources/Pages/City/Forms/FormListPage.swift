import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The procedures that have a form, and what is being changed.
struct FormListPage {
  static let procedure = "thu_tuc"

  let versions: [ProcedureCode: [FormVersionMark]]
  let copies: [ProcedureCode: FormCopyMark]
  /// Display names by login.
  let people: [String: String]
  let form: Form
  let catalogue: Catalogue
  let today: LocalDate
  let language: Language

  private var words: Words { form.words }
  private var names: FormEditorWords { words.forms }

  var page: Page {
    Page(
      form.title(names.title.html), content, for: .staff, current: .forms, status: form.status, address: .forms)
  }

  private var content: HTML {
    let known = catalogue.procedures.filter { versions[$0.code] != nil || copies[$0.code] != nil }
    let table = known.isEmpty ? "<p>\(names.list.none)</p>" : self.table(known)
    return """
      <h1>\(names.title)</h1>\(form.errorSummary)<p class="lead">\(names.list.lead)</p>\(table)\(choice(Set(known.map(\.code))))
      """
  }

  private func table(_ procedures: [Procedure]) -> HTML {
    let columns = names.list
    let rows = procedures.map { procedure -> HTML in
      let all = versions[procedure.code] ?? []
      let present = all.last { $0.validFrom <= today }
      let coming = all.filter { $0.validFrom > today && $0.number > present?.number ?? 0 }
      let lines = ([present].compactMap(\.self) + coming).map { mark -> HTML in
        let since = columns.since(["number": "\(mark.number)", "date": words.shortDate(mark.validFrom)])
        return "<span class=\"line\">\(since)</span>"
      }
      let copy = copies[procedure.code].map { mark in
        columns.changed([
          "name": HTML(text: people[mark.changedBy] ?? mark.changedBy), "time": words.shortMoment(mark.changedAt),
        ])
      }
      return """
        <tr><th scope="row"><span><a href="\(Address.formVersions(procedure.code))">\
        \(words.name(procedure.name, in: language))</a> <span class="soft line">\(procedure.code)</span></span></th>\
        <td data-label="\(columns.version)"><span>\(lines.isEmpty ? columns.noCopy.html : lines.joined())</span></td>\
        <td data-label="\(columns.copy)"><span>\(copy ?? columns.noCopy.html)</span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(columns.caption)</caption><thead><tr>\
      <th scope="col">\(columns.procedure)</th><th scope="col">\(columns.version)</th>\
      <th scope="col">\(columns.copy)</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func choice(_ known: Set<ProcedureCode>) -> HTML {
    let others = catalogue.procedures.filter { !known.contains($0.code) && !$0.hasEnded(by: today) }
    guard !others.isEmpty else { return .empty }
    let options =
      [(value: "", text: words.filing.choose.html)]
      + others.map { (value: $0.code.description, text: HTML(text: words.plainName($0.name, in: language))) }
    return """
      <form method="get" action="\(Address.forms)">\
      \(form.select(FormListPage.procedure, names.list.choose, options, FieldLook(hint: names.list.chooseHint.html)))\
      <p class="actions"><button class="button quiet">\(names.list.open)</button></p></form>
      """
  }
}
