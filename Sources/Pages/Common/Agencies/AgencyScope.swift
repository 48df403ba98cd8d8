import Markup
import OneStop
import Operations
import Web
import Words

/// Whose dossiers somebody looks at: of the own agency, or for leaders also of those below.
enum AgencyScope: Hashable {
  case own
  /// All that are below, together.
  case below
  case one(AgencyCode)

  static let field = SearchBox.agencyField
  /// What stands for all below among the codes, which no code can be.
  static let belowValue = "truc-thuoc"

  /// What the reader chose; nil for an agency that the account does not see.
  init?(_ text: String, of account: Account, in catalogue: Catalogue, on date: LocalDate) {
    switch text {
    case "": self = .own
    case AgencyScope.belowValue where !account.agenciesBelow(in: catalogue, on: date).isEmpty: self = .below
    default:
      guard let code = AgencyCode(typed: text), account.sees(code, in: catalogue, on: date) else { return nil }
      self = code == account.agency ? .own : .one(code)
    }
  }

  /// As an address has it; empty for the own agency.
  var value: String {
    switch self {
    case .own: ""
    case .below: AgencyScope.belowValue
    case .one(let code): code.description
    }
  }

  func agencies(of account: Account, in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    switch self {
    case .own: [account.agency]
    case .below: account.agenciesBelow(in: catalogue, on: date)
    case .one(let code): [code]
    }
  }
}

/// The choice of an agency, for those who see several; it stands above what is shown of it.
struct AgencyScopeForm {
  let scope: AgencyScope
  let account: Account
  let catalogue: Catalogue
  let date: LocalDate
  /// Where the form leads.
  let action: Address
  /// What else the address asks.
  var hidden: [(name: String, value: String)] = []
  let words: Words
  let language: Language

  private var names: AgencyWords.Scope { words.agencies.scope }

  /// Nothing for those who see one agency only.
  var html: HTML {
    let options = options
    guard options.count > 1 else { return .empty }
    let form = Form(FormContent([(name: AgencyScope.field, value: scope.value)]), words: words)
    let inputs = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }
    let looking: HTML = scope == .own ? .empty : "<p class=\"soft\">\(names.onlyLooking)</p>"
    return """
      <form class="inline-form" action="\(action)" method="get">\(inputs.joined())\
      \(form.select(AgencyScope.field, names.label, options))\
      <button class="button quiet">\(names.button)</button></form>\(looking)
      """
  }

  /// Those that went up in the own agency and those below, each by its name.
  private var options: [(value: String, text: HTML)] {
    let below = account.agenciesBelow(in: catalogue, on: date)
    let before = account.ownAgencies(in: catalogue, on: date).dropFirst()
    let own = catalogue.agency(account.agency).map { words.plainName($0.name, in: language) } ?? "\(account.agency)"
    var options = [(value: "", text: names.own(["agency": HTML(text: own)]))]
    if !below.isEmpty { options.append((value: AgencyScope.belowValue, text: names.below.html)) }
    return options + words.choices(of: (before + below).compactMap(catalogue.agency), in: language)
  }
}

extension Words {
  /// Agencies to choose from, by name.
  func choices(of agencies: [Agency], in language: Language) -> [(value: String, text: HTML)] {
    agencies.byName { plainName($0.name, in: language) }.map {
      (value: $0.code.description, text: HTML(text: plainName($0.name, in: language)))
    }
  }
}
