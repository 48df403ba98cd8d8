import CSystem
import Glibc

/// An Internet address of either family, without a port, in the sixteen bytes of IPv6. IPv4 is mapped
/// (RFC 4291 section 2.5.5.2), so that a dual-stack listener and a plain one agree.
struct PeerAddress: Sendable, Equatable {
  private(set) var high: UInt64 = 0
  private(set) var low: UInt64 = 0

  static let mapped: UInt64 = 0x0000_FFFF_0000_0000

  init() {}

  /// From what accept(2) returned.
  init(_ storage: sockaddr_storage) {
    withUnsafeBytes(of: storage) { bytes in
      if Int32(storage.ss_family) == AF_INET {
        let address = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
        low = Self.mapped | UInt64(UInt32(bigEndian: address))
      } else if Int32(storage.ss_family) == AF_INET6 {
        high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      }
    }
  }

  /// inet_pton(3)
  init?(_ text: String) {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      low = Self.mapped | UInt64(UInt32(bigEndian: four.s_addr))
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    withUnsafeBytes(of: &six) { bytes in
      high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
      low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
  }

  var isIPv4: Bool { high == 0 && low >> 32 == Self.mapped >> 32 }

  /// inet_ntop(3)
  var text: String {
    if isIPv4 {
      return "\(low >> 24 & 255).\(low >> 16 & 255).\(low >> 8 & 255).\(low & 255)"
    }
    var words = (high.bigEndian, low.bigEndian)
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(AF_INET6, &words, &buffer, socklen_t(buffer.count)) != nil else { return "::" }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "::" }
  }
}
