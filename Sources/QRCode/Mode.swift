/// How a run of characters is written (ISO/IEC 18004, 7.3 and 7.4).
enum Mode: Int, CaseIterable {
  case numeric, alphanumeric, byte

  /// The mode indicator (table 2).
  var indicator: Int {
    switch self {
    case .numeric: 0b0001
    case .alphanumeric: 0b0010
    case .byte: 0b0100
    }
  }

  /// Bits of the character count indicator (table 3).
  func countWidth(_ widthClass: Int) -> Int {
    switch self {
    case .numeric: [10, 12, 14][widthClass]
    case .alphanumeric: [9, 11, 13][widthClass]
    case .byte: [8, 16, 16][widthClass]
    }
  }

  /// Sixths of a bit that a character costs: three digits take 10 bits, two alphanumeric characters 11.
  var sixths: Int {
    switch self {
    case .numeric: 20
    case .alphanumeric: 33
    case .byte: 48
    }
  }

  func takes(_ byte: UInt8) -> Bool {
    switch self {
    case .numeric: byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    case .alphanumeric: Self.alphanumericValue(byte) != nil
    case .byte: true
    }
  }

  /// The value of a character in alphanumeric mode (table 5).
  static func alphanumericValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41 + 10
    case UInt8(ascii: " "): 36
    case UInt8(ascii: "$"): 37
    case UInt8(ascii: "%"): 38
    case UInt8(ascii: "*"): 39
    case UInt8(ascii: "+"): 40
    case UInt8(ascii: "-"): 41
    case UInt8(ascii: "."): 42
    case UInt8(ascii: "/"): 43
    case UInt8(ascii: ":"): 44
    default: nil
    }
  }
}
