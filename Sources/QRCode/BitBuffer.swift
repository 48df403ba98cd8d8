/// Bits, most significant first, packed into bytes.
struct BitBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ value: Int, width: Int) {
    for bit in stride(from: width - 1, through: 0, by: -1) {
      if count & 7 == 0 { bytes.append(0) }
      if value >> bit & 1 == 1 { bytes[count >> 3] |= 0x80 >> UInt8(count & 7) }
      count += 1
    }
  }

  mutating func append(_ segment: Segment, of message: [UInt8], widthClass: Int) {
    append(segment.mode.indicator, width: 4)
    append(segment.range.count, width: segment.mode.countWidth(widthClass))
    var rest = message[segment.range]
    switch segment.mode {
    case .byte:
      for byte in rest { append(Int(byte), width: 8) }
    case .numeric:
      while !rest.isEmpty {
        let group = rest.prefix(3)
        append(group.reduce(0) { $0 * 10 + Int($1) - 0x30 }, width: group.count * 3 + 1)
        rest = rest.dropFirst(3)
      }
    case .alphanumeric:
      while !rest.isEmpty {
        let group = rest.prefix(2)
        append(
          group.reduce(0) { $0 * 45 + (Mode.alphanumericValue($1) ?? 0) }, width: group.count == 2 ? 11 : 6)
        rest = rest.dropFirst(2)
      }
    }
  }

  /// Terminator, filling bits and pad codewords up to `capacity` codewords (7.4.9, 7.4.10).
  mutating func pad(to capacity: Int) {
    append(0, width: min(4, capacity * 8 - count))
    append(0, width: -count & 7)
    var even = true
    while bytes.count < capacity {
      append(even ? 0b1110_1100 : 0b0001_0001, width: 8)
      even.toggle()
    }
  }
}
