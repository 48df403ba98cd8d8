import Markup
import OneStop
import Operations
import Web
import Words

/// Whose dossiers somebody views: those of their own agency or, for leaders, also of agencies below.
enum AgencyScope: Hashable {
  case own
  /// All agencies below, together.
  case below
  case one(AgencyCode)

  static let field = SearchBox.agencyField
  /// The value that means all agencies below; no code can be the same.
  static let belowValue = "truc-thuoc"

  /// The reader's choice; nil for an agency that the account may not see.
  init?(_ text: String, of account: Account, in catalogue: Catalogue, on date: LocalDate) {
    switch text {
    case "": self = .own
    case AgencyScope.belowValue where !account.agenciesBelow(in: catalogue, on: date).isEmpty: self = .below
    default:
      guard let code = AgencyCode(typed: text), account.sees(code, in: catalogue, on: date) else { return nil }
      self = code == account.agency ? .own : .one(code)
    }
  }

  /// The value in an address; empty for the reader's own agency.
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

/// The choice of an agency, for those who see several; it is above the list that it affects.
struct AgencyScopeForm {
  let scope: AgencyScope
  let account: Account
  let catalogue: Catalogue
  let date: LocalDate
  /// Where the form leads.
  let action: Address
  /// The other fields of the address.
  var hidden: [(name: String, value: String)] = []
  let words: Words
  let language: Language

  private var names: AgencyWords.Scope { words.agencies.scope }

  /// Empty for those who see only one agency.
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

  /// The agencies that merged into the reader's own and those below, sorted by name.
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
