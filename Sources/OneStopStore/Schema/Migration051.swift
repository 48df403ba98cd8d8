import Database

extension Schema {
  /// The register of enterprises.
  static let enterpriseRegister = Migration(number: 51, sql: enterprises)
}
