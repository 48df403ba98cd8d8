import Database

extension Schema {
  /// The register of enterprises.
  static let enterpriseRegister = Migration(number: 52, sql: enterprises)
}
