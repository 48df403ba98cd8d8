import Markup
import OneStop
import Operations
import Web
import Words

/// The first page: where is my dossier, what can I ask for, and how well does the city keep its word.
struct HomePage {
  let figures: HomeFigures
  let procedures: ProcedureIndex
  let words: Words
  let language: Language

  var page: Page { Page(words.home.title.html, content, current: .lookup) }

  private var content: HTML {
    """
    <h1>\(words.home.title)</h1>\(LookupBox(form: Form(words: words)).html)\
    <p><a href="\(Address.ownDossiers)">\(words.ownDossiers.title)</a> <span class="soft">\(words.ownDossiers.hint)</span></p>\
    <p><a href="\(Address.resultCheck)">\(words.resultCheck.title)</a></p>\
    <div class="columns"><section aria-labelledby="dich-vu"><h2 id="dich-vu">\(words.home.services)</h2>\(search)\
    \(fields)<p><a href="\(Address.procedures)">\(words.home.allProcedures(count: procedures.count))</a></p> \
    <p><a href="\(Address.places)">\(words.places.find)</a></p></section>\
    <aside><section aria-labelledby="so-lieu"><h2 id="so-lieu">\(words.home.figures)</h2>\(rate)</section>\
    <section aria-labelledby="can-bo"><h2 id="can-bo">\(words.home.staff)</h2>\
    <p><a href="\(Address.worklist)">\(words.home.staffLink)</a></p></section></aside></div>
    """
  }

  private var search: HTML {
    let look = FieldLook(hint: words.home.searchHint.html, type: "search", enterKey: "search", maxLength: 200)
    return """
      <form class="inline-form" action="\(Address.procedures)" method="get" role="search" aria-label="\(words.home.services)">\
      \(Form(words: words).input("q", words.home.searchLabel, look))\
      <button class="button quiet">\(words.home.searchButton)</button></form>
      """
  }

  private var fields: HTML {
    let fields = procedures.fields(language)
    var html = HTML(capacity: 256 * fields.count)
    html += "<ul class=\"tiles\">"
    for field in fields {
      html += """
        <li><a href="\(field.address)"><span>\(words.name(field.field.name, in: language))</span> \
        <span class="soft small">\(words.catalogue.count(count: field.count))</span></a></li>
        """
    }
    html += "</ul>"
    return html
  }

  private var rate: HTML {
    let asOf = words.home.figuresAt(["moment": words.moment(figures.asOf)])
    let link: HTML = "<p><a href=\"\(figures.address)\">\(words.home.figuresLink)</a></p>"
    guard let rate = figures.rate else { return "<p>\(words.home.figuresNone)</p>\(link)" }
    let sentence = words.home.figuresSentence([
      "part": HTML(text: grouped(figures.onTime, language)), "whole": HTML(text: grouped(figures.done, language)),
    ])
    return """
      <p class="big-number">\(rate.text(language))</p><p>\(sentence)</p><p class="soft small">\(asOf)</p>\(link)
      """
  }
}
