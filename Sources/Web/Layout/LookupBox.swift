import Markup
import Operations

/// The box that a code is typed into: the first thing on the home page.
package struct LookupBox {
  /// Enough for a receipt's whole address on a site with a long name.
  package static let maxLength = 200

  package let form: Form

  package init(form: Form) {
    self.form = form
  }

  package var html: HTML {
    let words = form.words.lookup
    let look = FieldLook(
      hint: words.hint.html, autocomplete: "off", inputMode: "text", enterKey: "search", maxLength: LookupBox.maxLength)
    return """
      <form class="lookup-box" action="\(Address.lookup)" method="get" role="search">\(form.input("ma", words.label, look))\
      <button class="button">\(words.button)</button></form>
      """
  }
}
