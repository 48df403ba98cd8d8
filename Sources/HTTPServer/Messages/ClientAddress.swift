/// What limits count as one client: an IPv4 address, or the /64 of an IPv6 address, which belongs to one subscriber
/// (RFC 6177). An IPv4 address written as IPv6 (RFC 4291 section 2.5.5.2, RFC 6052 section 2.1) is the IPv4 address.
public struct ClientAddress: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  init(_ address: PeerAddress) {
    if address.isIPv4 {
      (high, low) = (0, address.low)
    } else if address.high == ClientAddress.translated, address.low >> 32 == 0 {
      (high, low) = (0, PeerAddress.mapped | address.low)
    } else {
      (high, low) = (address.high, 0)
    }
  }

  private init(high: UInt64, low: UInt64) {
    (self.high, self.low) = (high, low)
  }

  /// Fails if the text is not an address.
  public init?(_ text: String) {
    guard let address = PeerAddress(text) else { return nil }
    self.init(address)
  }

  /// The /48 that a provider's customer can have (65,536 clients); of IPv4, the address itself.
  public var network: ClientAddress {
    low == 0 ? ClientAddress(high: high & ~0xFFFF, low: 0) : self
  }

  /// 64:ff9b::/96
  private static let translated: UInt64 = 0x0064_FF9B_0000_0000
}
