import Markup
import OneStop
import Operations
import Words

/// The box for anything that staff search for: a code, a name, a number.
package struct SearchBox {
  /// The field that names the agency to search.
  package static let agencyField = "co-quan"

  package let form: Form
  /// Whether it is beside something else, not the main thing on its page.
  package var isAside = false
  /// The agencies that it can search; empty if there is no choice.
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
