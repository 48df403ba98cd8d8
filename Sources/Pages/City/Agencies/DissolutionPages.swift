import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form that says which agency merges into which; a preview follows before it is saved.
struct DissolutionFormPage {
  static let id = "giai-the"

  let form: DissolutionForm

  private var words: Words { form.form.words }

  var page: Page {
    Page(
      form.form.title(words.agencies.dissolve.html), content, for: .staff, current: .agencies,
      status: form.form.status, address: .dissolutionForm.with(form.pairs),
      crumbs: [(words.agencies.title.html, .agencies)],
      form: TypedForm(id: Self.id, address: .dissolutionForm))
  }

  private var content: HTML {
    """
    <h1>\(words.agencies.dissolve)</h1>\(form.form.errorSummary)\
    <form method="get" action="\(Address.dissolutionPreview)" id="\(Self.id)">\(form.inputs)\
    <p class="actions"><button class="button">\(words.agencies.fields.button)</button> \
    <a href="\(Address.agencies)">\(words.form.cancel)</a></p></form>
    """
  }
}

/// The preview of what the end of an agency would pass on.
struct DissolutionPreviewPage {
  let form: DissolutionForm
  let agency: Agency
  let successor: Agency
  let dissolution: Dissolution
  let work: AgencyWork
  let revision: Int64
  let csrfField: HTML
  var notice: Notice?

  private var words: Words { form.form.words }
  private var preview: AgencyWords.Preview { words.agencies.preview }

  private var names: KeyValuePairs<String, HTML> {
    ["agency": name(agency), "successor": name(successor)]
  }

  var page: Page {
    Page(
      title, content, for: .staff, current: .agencies, address: .dissolutionPreview.with(form.pairs),
      crumbs: [(words.agencies.title.html, .agencies)])
  }

  private var title: HTML { preview.title(names) }

  private var content: HTML {
    let lead = preview.lead([
      "agency": name(agency), "successor": name(successor), "date": words.date(dissolution.on),
      "decision": "<span lang=\"vi\">\(dissolution.decision)</span>",
    ])
    return """
      <h1>\(title)</h1>\(notice)<p class="lead">\(lead)</p>\(table)\(Notice.remark(preview.final.html))\
      <form method="post" action="\(Address.agencies)" class="actions">\(csrfField)\(form.hidden)\
      <input type="hidden" name="\(DissolutionForm.Field.revision)" value="\(revision)">\
      <button class="button danger">\(preview.save)</button> \
      <a href="\(Address.dissolutionForm.with(form.pairs))">\(preview.change)</a></form>
      """
  }

  private var table: HTML {
    let rows = AgencyWorkItem.allCases.map { item -> HTML in
      """
      <tr><th scope="row">\(preview.items[item])</th>\
      <td class="number" data-label="\(preview.count)">\(grouped(work[item], form.language))</td>\
      <td data-label="\(preview.then)"><span>\(preview.consequences[item])</span></td></tr>
      """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(preview.caption)</caption><thead><tr>\
      <th scope="col">\(preview.what)</th><th scope="col" class="number">\(preview.count)</th>\
      <th scope="col">\(preview.then)</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func name(_ agency: Agency) -> HTML { words.name(agency.name, in: form.language) }
}

extension AgencyWork {
  subscript(item: AgencyWorkItem) -> Int {
    switch item {
    case .open: open
    case .overdue: overdue
    case .filed: filed
    case .toHandOver: toHandOver
    case .toAnswer: toAnswer
    case .accounts: accounts
    case .tokens: tokens
    }
  }
}
