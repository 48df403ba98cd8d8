import Markup
import OneStop
import Operations
import Web
import Words

/// The procedures that a search found, by field.
struct CataloguePage {
  let filter: ProcedureFilter
  let found: [Procedure]
  /// Matching matters that are not the city's.
  let elsewhere: [ElsewhereMatter]
  let index: ProcedureIndex
  let catalogue: Catalogue
  let today: LocalDate
  /// The procedures that can be filed here.
  let filedHere: Set<ProcedureCode>
  let words: Words
  let language: Language

  var page: Page { Page(title, content, current: .procedures) }

  /// The search form, filled in with the search.
  private var title: HTML {
    let field = catalogue.field(filter.field).map { words.plainName($0.name, in: language) }
    let agency = AgencyCode(typed: filter.agency).flatMap(catalogue.agency).map {
      words.plainName($0.name, in: language)
    }
    let kind = Agency.Kind(rawValue: filter.agency).map { words.name(of: $0, in: catalogue).text }
    let asked = [filter.text.isEmpty ? nil : filter.text, field, agency ?? kind].compactMap(\.self)
    if asked.isEmpty { return words.catalogue.title.html }
    return "\(words.catalogue.title): \(asked.joined(separator: ", "))"
  }

  private var content: HTML {
    "<h1>\(words.catalogue.title)</h1><p>\(words.catalogue.introduction)</p>\(search)\(ended)\(others)\(results)"
  }

  private var search: HTML {
    let look = FieldLook(
      hint: words.catalogue.search.hint.html, isOptional: true, type: "search", enterKey: "search", maxLength: 200)
    let form = Form(
      FormContent([("q", filter.text), ("linh-vuc", filter.field), ("co-quan", filter.agency)]), words: words)
    let any = (value: "", text: words.catalogue.search.any.html)
    // An option's text cannot be marked as Vietnamese.
    let fields = index.fields(language).map {
      (value: $0.field.slug, text: HTML(text: words.plainName($0.field.name, in: language)))
    }
    return """
      <form class="sheet filter" action="\(Address.procedures)" method="get" role="search">\
      \(form.input("q", words.catalogue.search.label, look))\
      \(form.select("linh-vuc", words.catalogue.search.field, [any] + fields))\
      \(form.select("co-quan", words.catalogue.search.agency, [any] + agencies))\
      <p class="actions"><button class="button">\(words.catalogue.search.button)</button></p></form>
      """
  }

  private var agencies: [(value: String, text: HTML)] {
    index.kinds.map { ($0.rawValue, words.name(of: $0, in: catalogue).html) }
      + index.agencies(language).map { ($0.code.description, HTML(text: plainName($0))) }
  }

  /// The agency's name, with its end if that is decided.
  private func plainName(_ agency: Agency) -> String {
    let name = words.plainName(agency.name, in: language)
    guard let end = agency.dissolution else { return name }
    let phrase = agency.hasEnded ? words.catalogue.search.dissolved : words.catalogue.search.willDissolve
    return phrase.text([
      "agency": name, "successor": plainName(end.successor), "date": words.dateText(end.on),
    ])
  }

  private func plainName(_ code: AgencyCode) -> String {
    catalogue.agency(code).map { words.plainName($0.name, in: language) } ?? code.description
  }

  /// Says that the chosen agency no longer exists, and which agency does its work.
  private var ended: HTML {
    guard let agency = AgencyCode(typed: filter.agency).flatMap(catalogue.agency),
      let end = agency.end(by: today)
    else {
      return .empty
    }
    let present = catalogue.agency(catalogue.present(agency.code, on: today))
    let sentence = words.catalogue.search.ended([
      "agency": words.name(agency.name, in: language), "date": words.date(end.on),
      "successor": present.map { words.name($0.name, in: language) } ?? "\(end.successor)",
    ])
    return Notice.remark(sentence).html
  }

  /// Whose matter it is, and where to go: first matters that the city handles elsewhere, then those that are not the
  /// city's.
  private var others: HTML {
    let titles = words.catalogue.elsewhere
    let city = others(elsewhere.filter(\.isCity), titles.cityTitle)
    return "\(city)\(others(elsewhere.filter { !$0.isCity }, titles.title))"
  }

  private func others(_ matters: [ElsewhereMatter], _ title: Phrase) -> HTML {
    let items = matters.map { matter -> HTML in
      let sentence = words.catalogue.elsewhere.matter([
        "matter": words.name(matter.name, in: language), "place": words.name(matter.place, in: language),
      ])
      let link: HTML = matter.address.map { " <a href=\"\($0)\">\(words.catalogue.elsewhere.link)</a>" } ?? .empty
      return "<li>\(sentence)\(link)</li> "
    }
    guard !items.isEmpty else { return .empty }
    return "<div class=\"notice\"><h2>\(title)</h2> <ul>\(items.joined())</ul></div>"
  }

  private var results: HTML {
    if found.isEmpty, !elsewhere.isEmpty {
      return "<p><a href=\"\(Address.procedures)\">\(words.catalogue.all)</a></p>"
    }
    guard !found.isEmpty else {
      return """
        <h2>\(words.catalogue.none)</h2><p>\(words.catalogue.noneHint(["hotline": words.hotline]))</p>\
        <p><a href="\(Address.procedures)">\(words.catalogue.all)</a></p>
        """
    }
    var html: HTML = "<p role=\"status\">\(words.catalogue.found(count: found.count))</p>"
    // In a search by words, the best match comes first, whatever its field.
    if !filter.text.isEmpty {
      let list: HTML = "<ul class=\"plain\">\(found.map(item).joined())</ul>"
      return html + "<section aria-label=\"\(words.catalogue.title)\">\(list)</section>"
    }
    let byField = Dictionary(grouping: found.indices) { found[$0].field.slug }
    for field in index.fields(language).map(\.field) {
      guard let members = byField[field.slug] else { continue }
      html += """
        <section aria-labelledby="\(field.slug)"><h2 id="\(field.slug)">\(words.name(field.name, in: language)) \
        <span class="soft small">\(words.catalogue.count(count: members.count))</span></h2>\
        <ul class="plain">\(members.map { item(found[$0]) }.joined())</ul></section>
        """
    }
    return html
  }

  private func item(_ procedure: Procedure) -> HTML {
    """
    <li><a href="\(Address.procedure, procedure.code)">\(words.name(procedure.name, in: language))</a><br>\
    <span class="soft small">\(words.processingTime(procedure.rules.time)) · \
    \(ways(procedure).map { words.catalogue.ways[$0].html }.joined(", "))</span></li>
    """
  }

  private func ways(_ procedure: Procedure) -> [FilingWay] {
    procedure.filingWays(on: today, hasForm: filedHere.contains(procedure.code) && procedure.isFiledAtHome)
  }
}
