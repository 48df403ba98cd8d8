/// Cơ quan: a body that takes in, handles or is asked about dossiers.
package struct Agency: Hashable, Sendable {
  /// Its place in the city's government; a procedure names the kind that handles it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case department, district, ward
    case landBranch = "land_branch"
    case unit
  }

  /// Whether it already sends its dossiers to the city; nil: not known.
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
  /// False while the identifier is provisional and an operator still has to correct it.
  package var isCodeCertain: Bool
  package var contact: AgencyContact
  /// How it ends, once that is decided.
  package var dissolution: Dissolution?
  /// Whether it has ended by the day for which its catalogue was made (`Catalogue.asOf`).
  package internal(set) var hasEnded = false
  /// The agencies that have merged into it by that day, and those that had merged into them: what the law assigns to
  /// them by name is now its task.
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
  /// Sorted by name, or by whatever else they are shown as; numbers within names sort by value.
  package func byName(_ name: (Agency) -> String = { $0.name.vietnamese }) -> [Agency] {
    map { (agency: $0, order: VietnameseOrder(name($0), byValue: true)) }.sorted { $0.order < $1.order }.map(\.agency)
  }
}
