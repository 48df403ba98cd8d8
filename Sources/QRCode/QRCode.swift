/// A QR code after ISO/IEC 18004: byte, alphanumeric and numeric mode, versions 1 to 40.
///
/// The message is split into the modes that need the least room, and the code has the smallest version that holds it
/// and the mask with the lowest penalty.
public struct QRCode: Hashable, Sendable {
  /// Modules per side, without the quiet zone: 21 to 177.
  public let size: Int
  /// 1 to 40.
  public let version: Int
  /// The correction asked for, or a higher one that the same size holds as well.
  public let correction: Correction
  /// Which of the eight masks is applied to the data.
  public let mask: Int
  private let modules: [UInt8]

  /// A code that reads as `text`.
  ///
  /// A text beyond ASCII is announced as UTF-8 (ECI 26), so that a reader need not guess.
  public init(_ text: String, correction: Correction = .medium) throws(QRCodeError) {
    let message = Array(text.utf8)
    self.init(
      try Codewords(message, utf8: message.contains { $0 >= 0x80 }, correction: correction, raise: true), mask: nil)
  }

  /// A code that reads as these bytes, whose encoding is left to the reader.
  public init(bytes: [UInt8], correction: Correction = .medium) throws(QRCodeError) {
    self.init(try Codewords(bytes, utf8: false, correction: correction, raise: true), mask: nil)
  }

  /// - Parameter mask: 0 to 7, or nil for the best.
  init(_ codewords: Codewords, mask: Int?) {
    var matrix = Matrix(codewords.version)
    matrix.place(codewords.bytes)
    var best = matrix.masked(mask ?? 0, correction: codewords.correction)
    var bestMask = mask ?? 0
    if mask == nil {
      var least = best.penalty
      for other in 1..<8 {
        let candidate = matrix.masked(other, correction: codewords.correction)
        let penalty = candidate.penalty
        if penalty < least { (best, bestMask, least) = (candidate, other, penalty) }
      }
    }
    size = matrix.size
    version = codewords.version.number
    correction = codewords.correction
    self.mask = bestMask
    modules = best.modules
  }

  /// Whether the module in column `x` and row `y` is dark. Everything outside is the quiet zone, which is light.
  public subscript(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < size, y < size else { return false }
    return modules[y * size + x] & Matrix.dark == 1
  }
}
