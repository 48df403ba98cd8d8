/// Why a text cannot be made into a QR code.
public enum QRCodeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message needs `bits`, and the largest symbol at the correction asked for holds `capacity`.
  case tooLong(bits: Int, capacity: Int)

  public var description: String {
    switch self {
    case .tooLong(let bits, let capacity):
      "the message needs \(bits) bits and the largest QR code at this correction holds \(capacity)"
    }
  }
}
