import CZlib

/// CRC-32 of what is added, piece by piece (ITU-T V.42), by zlib.
public struct Checksum: Hashable, Sendable {
  public private(set) var value: UInt32 = 0

  public init() {}

  public init(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    // With a null pointer zlib begins anew.
    guard let start = bytes.baseAddress else { return }
    value = UInt32(truncatingIfNeeded: crc32_z(UInt(value), start.assumingMemoryBound(to: UInt8.self), bytes.count))
  }
}
