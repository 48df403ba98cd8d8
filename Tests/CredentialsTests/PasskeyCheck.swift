@testable import Credentials

/// Whatever the bytes are: an item of CBOR has one form alone, and what authenticators send is read or refused.
enum PasskeyCheck {
  static func run(_ bytes: [UInt8]) {
    if let item = try? CBOR(bytes) { precondition(written(item) == bytes, "CBOR reads another form of \(item)") }
    guard let party = RelyingParty(origin: "https://example.org") else { preconditionFailure("no party") }
    if let data = try? AuthenticatorData(bytes) { precondition(data.bytes == bytes) }
    _ = try? ClientData(bytes, .get, challenge: [1], of: party)
    _ = try? PasskeyRegistration(clientData: client, attestation: bytes, challenge: [1], for: party)
  }

  private static let client = Array(
    #"{"type":"webauthn.create","challenge":"AQ","origin":"https://example.org"}"#.utf8)

  static func written(_ item: CBOR) -> [UInt8] {
    switch item {
    case .unsigned(let value): head(0, value)
    case .negative(let value): head(1, value)
    case .bytes(let bytes): head(2, UInt64(bytes.count)) + bytes
    case .text(let text): head(3, UInt64(text.utf8.count)) + text.utf8
    case .array(let items): head(4, UInt64(items.count)) + items.flatMap(written)
    case .map(let entries):
      head(5, UInt64(entries.count)) + entries.flatMap { written($0.key) + written($0.value) }
    case .bool(let value): [value ? 0xF5 : 0xF4]
    case .null: [0xF6]
    }
  }

  private static func head(_ kind: UInt8, _ value: UInt64) -> [UInt8] {
    let length =
      switch value {
      case ..<24: 0
      case ..<0x100: 1
      case ..<0x1_0000: 2
      case ..<0x1_0000_0000: 4
      default: 8
      }
    if length == 0 { return [kind << 5 | UInt8(value)] }
    let info: UInt8 = [1: 24, 2: 25, 4: 26][length] ?? 27
    return [kind << 5 | info] + (0..<length).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (length - 1 - $0))) }
  }
}
