/// Cơ quan: a body that takes in, handles or is asked about dossiers.
package struct Agency: Hashable, Sendable {
  /// What part of the city's government it is; a procedure names the kind that handles it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case department, district, ward
    case landBranch = "land_branch"
    case unit
  }

  /// Whether it already sends its dossiers to the city (nil: not known).
  package enum Connection: String, Hashable, Sendable, CaseIterable {
    case connected, deployed, none
  }

  package var code: AgencyCode
  package var name: BilingualText
  package var shortName: String?
  package var slug: String?
  package var kind: Kind
  package var parent: AgencyCode?
  package var connection: Connection?
  /// False where the identifier is provisional and an operator still has to correct it.
  package var isCodeCertain: Bool
  package var contact: AgencyContact
  /// How it ends, where that is decided.
  package var dissolution: Dissolution?
  /// Whether it has ended by the day that its catalogue is of (`Catalogue.asOf`).
  package internal(set) var hasEnded = false
  /// Those that have gone up in it by that day, and in these before: what the law gives to them by name is its.
  package internal(set) var absorbed: [AgencyCode] = []

  package init(
    code: AgencyCode, name: BilingualText, shortName: String? = nil, slug: String? = nil, kind: Kind,
    parent: AgencyCode? = nil, connection: Connection? = nil, isCodeCertain: Bool = true,
    contact: AgencyContact = AgencyContact()
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.slug = slug
    self.kind = kind
    self.parent = parent
    self.connection = connection
    self.isCodeCertain = isCodeCertain
    self.contact = contact
  }
}

extension Sequence<Agency> {
  /// In the order of their names, or of what else they are shown by; numbers in them by their value.
  package func byName(_ name: (Agency) -> String = { $0.name.vietnamese }) -> [Agency] {
    map { (agency: $0, order: VietnameseOrder(name($0), byValue: true)) }.sorted { $0.order < $1.order }.map(\.agency)
  }
}
