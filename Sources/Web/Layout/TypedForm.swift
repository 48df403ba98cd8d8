import Markup
import Operations
import Words

/// The form that a reader may have filled in when they ask for the other language; its content is taken along.
package struct TypedForm {
  /// The id of its element.
  package let id: String
  /// For a form that is sent as a query: the address of its own page.
  package var address: Address?
  /// The name of its first button, which Enter presses, if the button has one; its value is 1.
  package var enter: String?
  /// Whether the page has other forms; a script takes along those that something was typed into.
  package var isOneOfSeveral = false

  package init(id: String, address: Address? = nil, enter: String? = nil, isOneOfSeveral: Bool = false) {
    self.id = id
    self.address = address
    self.enter = enter
    self.isOneOfSeveral = isOneOfSeveral
  }
}

extension Frame {
  /// The switch to the other language: a link, or a button of the form that is taken along.
  func writeLanguage(to html: inout HTML) {
    let other = language.other.rawValue
    guard let form = page.form else {
      html += """
        <li><a href="\(Address.language(language.other).with("ve", path))" lang="\(other)" hreflang="\(other)">\
        \(words.site.otherLanguage)</a></li>
        """
      return
    }
    // Enter presses a form's first button, which must not be the language button.
    let name: HTML = form.enter.map { " name=\"\($0)\" value=\"1\"" } ?? .empty
    html += """
      <li><button form="\(form.id)" class="visually-hidden" tabindex="-1" aria-hidden="true"\(name)>\(words.form.save)</button>
      """
    html += " \(LanguageButton(words: words, language: language, form: form).html)</li>"
  }
}

/// Sends a form to be answered in the other language, as it is filled in.
package struct LanguageButton {
  /// The field that asks for the form in another language.
  package static let field = "_ngon_ngu"

  package let words: Words
  package let language: Language
  package var form: TypedForm?

  package init(words: Words, language: Language, form: TypedForm? = nil) {
    self.words = words
    self.language = language
    self.form = form
  }

  package var html: HTML {
    let other = language.other.rawValue
    let address: HTML = form?.address.map { " formmethod=\"get\" formaction=\"\($0)\"" } ?? .empty
    let owner: HTML = form.map { " form=\"\($0.id)\"" } ?? .empty
    return """
      <button\(owner) class="linklike" name="\(LanguageButton.field)" value="\(other)" lang="\(other)" \
      formnovalidate\(address)>\(words.site.otherLanguage)</button>
      """
  }
}
