import Markup
import Words

/// The form that a page's reader may have filled in when they ask for the other language: it is taken along.
struct TypedForm {
  /// Of its element.
  let id: String
  /// Of a form that is sent by its address: where its own page stands.
  var address: String?
  /// The name of its first button, which Enter presses, where that has one; its value is 1.
  var enter: String?
  /// Whether the page has others, which a script takes along where something was typed into them.
  var isOneOfSeveral = false
}

extension Frame {
  /// The way to the other language: a link, or a button of the form that is taken along.
  func writeLanguage(to page: inout HTML) {
    let other = language.other.rawValue
    guard let form else {
      page += """
        <li><a href="/ngon-ngu/\(other)?ve=\(percentEncoded(path))" lang="\(other)" hreflang="\(other)">\
        \(words.site.otherLanguage)</a></li>
        """
      return
    }
    // Enter presses a form's first button, which must not be the one of the language.
    let name: HTML = form.enter.map { " name=\"\($0)\" value=\"1\"" } ?? .empty
    page += """
      <li><button form="\(form.id)" class="visually-hidden" tabindex="-1" aria-hidden="true"\(name)>\(words.form.save)</button>
      """
    page += " \(LanguageButton(words: words, language: language, form: form).html)</li>"
  }
}

/// Sends a form to be answered in the other language, as it is filled in.
struct LanguageButton {
  let words: Words
  let language: Language
  var form: TypedForm?

  var html: HTML {
    let other = language.other.rawValue
    let address: HTML = form?.address.map { " formmethod=\"get\" formaction=\"\($0)\"" } ?? .empty
    let owner: HTML = form.map { " form=\"\($0.id)\"" } ?? .empty
    return """
      <button\(owner) class="linklike" name="\(FormReception.language)" value="\(other)" lang="\(other)" \
      formnovalidate\(address)>\(words.site.otherLanguage)</button>
      """
  }
}
