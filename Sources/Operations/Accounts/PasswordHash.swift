import Crypto
import CryptoExtras
import FoundationEssentials
import OneStop

/// A password as it is stored: its scrypt key (RFC 7914) with the salt and the cost that made it, as one text in the
/// PHC string format, `$scrypt$ln=15,r=8,p=1$SALT$KEY`.
///
/// Making and checking one takes about 0.1 s and 32 MiB of memory: never on an event loop; `Passwords` has threads for it.
package struct PasswordHash: Hashable, Sendable, CustomStringConvertible {
  /// What one derivation costs. A stored hash keeps its own, so that the cost can be raised later.
  package struct Cost: Hashable, Sendable {
    /// The binary logarithm of N.
    var logN = 15
    var blockSize = 8
    var parallelism = 1

    package init(logN: Int = 15, blockSize: Int = 8, parallelism: Int = 1) {
      self.logN = logN
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// Parameters in a stored text may not ask for more memory than this: 256 MiB.
    var isBearable: Bool {
      (1...20).contains(logN) && (1...32).contains(blockSize) && (1...4).contains(parallelism)
        && 128 * blockSize << logN <= 1 << 28
    }
  }

  private let cost: Cost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// Each hash has its own salt, so that two accounts with the same password have nothing in common.
  package init(_ password: String) throws {
    try self.init(password, cost: Cost())
  }

  package init(_ password: String, cost: Cost) throws {
    try self.init(password, cost: cost, salt: PasswordHash.randomBytes(16))
  }

  /// A hash that no password matches; checking it costs as much as checking any other.
  package init(decoyAtCost cost: Cost) {
    self.cost = cost
    salt = PasswordHash.randomBytes(16)
    key = PasswordHash.randomBytes(32)
  }

  package init(_ password: String, cost: Cost, salt: [UInt8], keyBytes: Int = 32) throws {
    self.cost = cost
    self.salt = salt
    key = try PasswordHash.derive(password, cost, salt, keyBytes)
  }

  /// Reads a stored text; nil for any other.
  package init?(stored text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Cost(parts[2]), cost.isBearable,
      let salt = [UInt8](base64: parts[3]), let key = [UInt8](base64: parts[4]), !salt.isEmpty, key.count >= 16
    else { return nil }
    self.cost = cost
    self.salt = salt
    self.key = key
  }

  package var description: String { "$scrypt$\(cost)$\(salt.base64)$\(key.base64)" }

  /// Compares in a time that does not depend on where the keys differ.
  package func matches(_ password: String) -> Bool {
    guard let other = try? PasswordHash.derive(password, cost, salt, key.count), other.count == key.count
    else { return false }
    return zip(key, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255) }
  }

  /// Taken of the password's Normalization Form C: however a keyboard writes `ế`, it is the same password (RFC 8265).
  private static func derive(_ password: String, _ cost: Cost, _ salt: [UInt8], _ count: Int) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Array(password.composed.utf8), salt: salt, outputByteCount: count, rounds: 1 << cost.logN,
      blockSize: cost.blockSize, parallelism: cost.parallelism)
    return key.withUnsafeBytes { Array($0) }
  }
}

extension PasswordHash.Cost: CustomStringConvertible {
  /// Reads what `description` wrote.
  package init?(_ text: some StringProtocol) {
    let values = text.split(separator: ",").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
    guard values.count == 3, values.allSatisfy({ $0.count == 2 }), values.map(\.[0]) == ["ln", "r", "p"],
      let logN = Int(values[0][1]), let blockSize = Int(values[1][1]), let parallelism = Int(values[2][1])
    else { return nil }
    self.init(logN: logN, blockSize: blockSize, parallelism: parallelism)
  }

  package var description: String { "ln=\(logN),r=\(blockSize),p=\(parallelism)" }
}

extension [UInt8] {
  /// RFC 4648 section 4 without padding, as the PHC string format has it.
  fileprivate var base64: String {
    Data(self).base64EncodedString().replacing("=", with: "")
  }

  fileprivate init?(base64 text: Substring) {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: text + padding) else { return nil }
    self = Array(data)
  }
}
