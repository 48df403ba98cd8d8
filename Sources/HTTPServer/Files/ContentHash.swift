/// FNV-1a over words of eight bytes: tells versions of a content apart, but does not withstand deliberate collisions.
struct ContentHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  private var count = 0

  /// Adding a content in pieces, all but the last of whole words, gives the same as adding it at once.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
    }
    if whole < bytes.count { add(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) }) }
    count += bytes.count
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  private mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
    // A product only carries upwards.
    state ^= state >> 32
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    var last = self
    last.add(UInt64(count))
    let digits = String(last.state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
