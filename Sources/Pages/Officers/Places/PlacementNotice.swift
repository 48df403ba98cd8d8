import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// On a dossier's page: the question whether it came to the right agency, to be answered once by its staff.
struct PlacementNotice {
  static let field = "co_quan"

  let view: DossierView
  let placement: Placement
  let catalogue: Catalogue
  /// It came back because nothing was chosen.
  var form: Form
  let csrfField: HTML

  private var words: Words { view.words }

  /// The agencies that it may belong to, beginning with the one that has it.
  static func choices(_ placement: Placement, at agency: AgencyCode, in catalogue: Catalogue) -> [Agency] {
    let named = catalogue.agency(placement.dissolved)?.dissolution?.candidates ?? []
    let codes = named.isEmpty ? catalogue.children(of: agency).filter { !$0.hasEnded }.map(\.code) : named
    return ([agency] + codes.filter { $0 != agency }).compactMap(catalogue.agency)
  }

  var html: HTML {
    let names = words.places.look
    let address = view.dossier.filing.applicant.fullAddress
    let options = Self.choices(placement, at: view.agency.code, in: catalogue).map {
      agency -> (value: String, text: HTML) in
      let name = HTML(text: words.plainName(agency.name, in: view.language))
      return (agency.code.description, agency == view.agency ? names.here(["agency": name]) : name)
    }
    let former = catalogue.agency(placement.dissolved).map { view.name($0.name) } ?? "\(placement.dissolved)"
    let text = names.text([
      "former": former, "agency": view.agencyName,
      "address": address.isEmpty ? names.noAddress.html : "<span lang=\"vi\">\(address)</span>",
    ])
    return """
      <section class="notice"><h2>\(names.title)</h2> <p>\(text)</p> <form method="post" \
      action="\(Address.placement(view.dossier.code))">\(csrfField)\
      \(form.select(Self.field, names.choice, [("", names.choose.html)] + options))\
      <button class="button quiet">\(names.button)</button></form></section>
      """
  }
}

/// On the worklist: the dossiers still to be checked.
struct PlacementList {
  static let limit = 20

  let codes: [DossierCode]
  let count: Int
  let words: Words

  var html: HTML {
    guard count > 0 else { return .empty }
    let items = codes.map { "<li><a class=\"code\" href=\"\(Address.staffDossier($0))\">\($0)</a></li>" as HTML }
    return """
      <details class="notice"><summary>\(words.places.look.list(count: count))</summary> \
      <p>\(words.places.look.listHint)</p> <ul>\(items.joined())</ul></details>
      """
  }
}
