extension QRCode {
  /// How much of a symbol may be lost and still be read (ISO/IEC 18004, 6.5.1).
  public enum Correction: Int, CaseIterable, Comparable, Hashable, Sendable {
    /// Level L, about 7 % of the codewords.
    case low
    /// Level M, about 15 %.
    case medium
    /// Level Q, about 25 %.
    case quartile
    /// Level H, about 30 %.
    case high

    /// The two bits that name the level in the format information (table 12).
    var formatBits: Int {
      switch self {
      case .low: 0b01
      case .medium: 0b00
      case .quartile: 0b11
      case .high: 0b10
      }
    }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}

typealias Correction = QRCode.Correction
