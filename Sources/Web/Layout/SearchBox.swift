import Markup
import OneStop
import Operations
import Words

/// The box that a member of staff types what they were told into.
package struct SearchBox {
  /// The field that says where to look.
  package static let agencyField = "co-quan"

  package let form: Form
  /// Beside something else, rather than a page's own matter.
  package var isAside = false
  /// Where it may look; empty where there is no choice.
  package var agencies: [(value: String, text: HTML)] = []

  package init(form: Form, isAside: Bool = false, agencies: [(value: String, text: HTML)] = []) {
    self.form = form
    self.isAside = isAside
    self.agencies = agencies
  }

  package var html: HTML {
    let words = form.words.staff.search
    let kind: StaticString = isAside ? "quick" : "lookup-box"
    let look = FieldLook(hint: words.hint.html, autocomplete: "off", enterKey: "search", maxLength: 400)
    return """
      <form class="inline-form \(kind)" action="\(Address.search)" method="get" role="search">\
      \(form.input("q", words.label, look))\(choice)<button class="button">\(words.button)</button></form>
      """
  }

  private var choice: HTML {
    agencies.isEmpty ? .empty : form.select(SearchBox.agencyField, form.words.agencies.scope.label, agencies)
  }
}
