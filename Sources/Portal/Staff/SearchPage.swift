import OneStop

/// The box that a member of staff types what they were told into.
struct SearchBox {
  let form: Form
  /// Beside something else, rather than a page's own matter.
  var isAside = false
  /// Where it may look; empty where there is no choice.
  var agencies: [(value: String, text: HTML)] = []

  var html: HTML {
    let words = form.words.staff.search
    let kind: StaticString = isAside ? "quick" : "lookup-box"
    let look = FieldLook(hint: words.hint.html, autocomplete: "off", enterKey: "search", maxLength: 120)
    return """
      <form class="inline-form \(kind)" action="/can-bo/tim" method="get" role="search">\
      \(form.input("q", words.label, look))\(choice)<button class="button">\(words.button)</button></form>
      """
  }

  private var choice: HTML {
    agencies.isEmpty ? .empty : form.select(AgencyScope.field, form.words.agencies.scope.label, agencies)
  }
}

/// What was found, or how to find it.
struct SearchPage {
  static let limit = 50

  let form: Form
  /// Where it may look; empty where there is no choice.
  let agencies: [(value: String, text: HTML)]
  /// nil where nothing was asked.
  let table: DossierTable?

  private var words: Words { form.words }

  var title: HTML { words.staff.search.title.html }

  var content: HTML {
    "<h1>\(title)</h1>\(form.errorSummary)\(SearchBox(form: form, agencies: agencies).html)\(found)"
  }

  private var found: HTML {
    guard let table else { return .empty }
    let search = words.staff.search
    if table.dossiers.isEmpty { return "<p role=\"status\">\(search.none(["query": "\(form.values["q"])"]))</p>" }
    let more: HTML = table.dossiers.count < SearchPage.limit ? .empty : "<p>\(search.more)</p>"
    return table.html + more
  }
}
