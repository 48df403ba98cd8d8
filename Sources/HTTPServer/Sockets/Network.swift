/// A range of addresses, written `10.0.0.0/8`, `::1` or `192.0.2.7` (RFC 4632, RFC 4291 section 2.3).
public struct Network: Sendable {
  private let address: PeerAddress
  private let prefix: Int

  /// Fails if the text is not an address, or its length is out of range.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = PeerAddress(String(first)) else { return nil }
    var prefix = 128
    if parts.count == 2 {
      guard let length = Int(parts[1]), length >= 0, length <= (address.isIPv4 ? 32 : 128) else { return nil }
      prefix = address.isIPv4 ? length + 96 : length
    }
    self.address = address
    self.prefix = prefix
  }

  func contains(_ other: PeerAddress) -> Bool {
    let high = prefix >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(prefix))
    let low = prefix >= 128 ? UInt64.max : prefix <= 64 ? 0 : ~(UInt64.max >> UInt64(prefix - 64))
    return (address.high ^ other.high) & high == 0 && (address.low ^ other.low) & low == 0
  }
}
