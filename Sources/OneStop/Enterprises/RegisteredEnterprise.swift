/// A line of the register of enterprises: whose names nobody else may take (Law on Enterprises 59/2020/QH14 art. 41), and
/// what everybody may read of them (art. 33).
package struct RegisteredEnterprise: Hashable, Sendable {
  package var code: EnterpriseCode
  package var name: String
  package var foreignName: String?
  package var shortName: String?
  /// Of the head office.
  package var seat: String
  package var registeredOn: LocalDate?
  /// Its names are free again from then on.
  package var dissolvedOn: LocalDate?

  package init(
    code: EnterpriseCode, name: String, foreignName: String? = nil, shortName: String? = nil, seat: String,
    registeredOn: LocalDate? = nil, dissolvedOn: LocalDate? = nil
  ) {
    (self.code, self.name, self.foreignName, self.shortName) = (code, name, foreignName, shortName)
    (self.seat, self.registeredOn, self.dissolvedOn) = (seat, registeredOn, dissolvedOn)
  }

  /// For so many days after its certificate what was subscribed is to be paid in (art. 47, 75, 113).
  package static let daysForCapital = 90
}

/// A name that stands against another: the same, or one that may be taken for it.
package struct NameConflict: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Art. 41 paragraph 1.
    case equal
    /// Art. 41 paragraph 2.
    case alike
  }

  package var kind: Kind
  package var enterprise: RegisteredEnterprise

  package init(_ kind: Kind, _ enterprise: RegisteredEnterprise) {
    (self.kind, self.enterprise) = (kind, enterprise)
  }
}
