import Crypto
import OneStop

/// The salts of a row's personal data, made of the one seed that the row keeps (`PersonalField` says how and why).
package struct PersonalSalts: Sendable {
  private static let length = 16
  private let key: SymmetricKey

  /// - Parameter seed: as the row has it; nil for an erased row, which has none.
  package init?(seed: [UInt8]?) {
    guard let seed, seed.count == PersonalSalts.length else { return nil }
    key = SymmetricKey(data: seed)
  }

  /// A new seed, of the system's random numbers.
  package static func seed() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return withUnsafeBytes(of: (generator.next(), generator.next())) { Array($0) }
  }

  package func salt(of field: PersonalField) -> [UInt8] {
    let code = HMAC<SHA256>.authenticationCode(for: Array(field.rawValue.utf8), using: key)
    return Array(Array(code).prefix(PersonalSalts.length))
  }

  /// What stands for the text in a log that outlives it.
  package func commitment(to text: String, as field: PersonalField) -> [UInt8] {
    Array(SHA256.hash(data: salt(of: field) + Array(text.utf8)))
  }
}
