import HTTPServer
import Markup
import OneStop
import Operations
import Web
import Words

enum PlacesHandlers {
  /// `GET /co-quan?q=`: today's agencies by their names, former names and addresses, thirty at most.
  static let show: ReadHandler = { visit in
    let index = try visit.state.placeIndex(visit.current)
    let page = PlacesPage(
      query: String(visit.query["q"].squeezed.prefix(200)), index: index, catalogue: visit.catalogue,
      words: visit.words, language: visit.language)
    return visit.show(page.page)
  }
}

/// Helps a citizen find the right agency to go to.
struct PlacesPage {
  let query: String
  let index: PlaceIndex
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var names: PlacesWords { words.places }

  var page: Page { Page(title, content, current: .procedures) }

  /// With the query.
  private var title: HTML { query.isEmpty ? names.title.html : "\(names.title): \(query)" }

  private var content: HTML {
    let form = Form(FormContent([(name: "q", value: query)]), words: words)
    let look = FieldLook(hint: names.hint.html, type: "search", enterKey: "search", maxLength: 200)
    return """
      <h1>\(names.title)</h1> <p class="lead">\(names.introduction)</p>\
      <form class="inline-form search" action="\(Address.places)" method="get" role="search">\(form.input("q", names.label, look))\
      <button class="button quiet">\(names.button)</button></form> \(query.isEmpty ? areas : results)
      """
  }

  private var areas: HTML {
    guard !index.areas.isEmpty else { return .empty }
    let items = index.areas.map { area -> HTML in
      "<li><a href=\"\(Address.places.with("q", area))\"><span lang=\"vi\">\(area)</span></a></li>"
    }
    return "<h2>\(names.areas)</h2> <ul class=\"tiles\">\(items.joined())</ul>"
  }

  private var results: HTML {
    let (shown, more) = index.find(query)
    guard !shown.isEmpty else {
      return """
        <div role="status"><p><strong>\(names.none)</strong></p> <p>\(names.noneHint(["hotline": words.hotline]))</p></div> \
        \(areas)
        """
    }
    let rest: HTML = more > 0 ? Notice.remark(names.more(count: more)).html : .empty
    return """
      <p role="status">\(names.found(count: shown.count + more))</p> \(shown.map(section).joined())\(rest)
      """
  }

  private func section(_ found: PlaceIndex.Found) -> HTML {
    let agency = found.agency
    let counter = catalogue.counter(of: agency)
    var facts = HTML()
    if counter != agency {
      let place = names.at(["agency": words.name(counter.name, in: language)])
      facts += "<dt>\(words.catalogue.filing)</dt> <dd>\(place)</dd> "
    }
    facts += ContactFacts(counter: counter, words: words, language: language).rows
    if !agency.contact.formerAreas.isEmpty {
      let areas = agency.contact.formerAreas.joined(separator: ", ")
      facts += " <dt>\(names.formerAreas)</dt> <dd lang=\"vi\">\(areas)</dd>"
    }
    let former: HTML =
      found.formerly.isEmpty
      ? .empty
      : "<p class=\"soft\">\(names.formerly(["names": "<span lang=\"vi\">\(found.formerly.joined(separator: "; "))</span>"]))</p>"
    return """
      <section class="sheet"><h2>\(words.name(agency.name, in: language))</h2> <dl class="facts">\(facts)</dl> \(former)\
      <p class="actions"><a href="\(Address.procedures.with("co-quan", agency.code))">\(words.site.procedures)</a> \
      <a href="\(Address.statisticsOf(agency.code))">\(names.figures)</a></p></section> 
      """
  }
}
