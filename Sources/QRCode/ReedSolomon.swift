/// Reed–Solomon correction codewords over GF(2⁸) with the polynomial x⁸+x⁴+x³+x²+1 (ISO/IEC 18004, 7.5.2).
struct ReedSolomon {
  /// Logarithms of the generator's coefficients, highest power first, without the leading one.
  private let generator: [Int]
  private let field: Field

  /// - Parameter degree: correction codewords per block, at least one.
  init(degree: Int) {
    let field = Field.shared
    // The product of (x − αⁱ) for i below `degree`.
    var coefficients: [UInt8] = [1]
    for power in 0..<degree {
      var product = coefficients + [0]
      for (index, coefficient) in coefficients.enumerated() {
        product[index + 1] ^= field.times(coefficient, log: power)
      }
      coefficients = product
    }
    generator = coefficients.dropFirst().map { field.log[Int($0)] }
    self.field = field
  }

  /// The remainder of the data, as a polynomial, divided by the generator.
  func correction(of data: ArraySlice<UInt8>) -> [UInt8] {
    var remainder = [UInt8](repeating: 0, count: generator.count)
    for byte in data {
      let factor = byte ^ remainder[0]
      for index in 1..<remainder.count { remainder[index - 1] = remainder[index] }
      remainder[remainder.count - 1] = 0
      guard factor != 0 else { continue }
      for (index, log) in generator.enumerated() {
        remainder[index] ^= field.times(factor, log: log)
      }
    }
    return remainder
  }
}

/// Arithmetic of GF(2⁸) by tables.
struct Field: Sendable {
  static let shared = Field()

  /// Powers of α, twice over so that a sum of two logarithms needs no reduction.
  let power: [UInt8]
  /// Logarithms to the base α; that of zero does not exist and is never asked for.
  let log: [Int]

  private init() {
    var power = [UInt8](repeating: 0, count: 510)
    var log = [Int](repeating: 0, count: 256)
    var value = 1
    for exponent in 0..<255 {
      power[exponent] = UInt8(value)
      power[exponent + 255] = UInt8(value)
      log[value] = exponent
      value <<= 1
      if value > 255 { value ^= 0x11D }
    }
    self.power = power
    self.log = log
  }

  func times(_ value: UInt8, log other: Int) -> UInt8 {
    value == 0 ? 0 : power[log[Int(value)] + other]
  }
}
