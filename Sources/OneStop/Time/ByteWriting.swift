extension [UInt8] {
  /// Appends a literal's UTF-8.
  package mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a number that is not negative in decimal, with leading zeros up to the width.
  package mutating func append(_ number: Int, width: Int) {
    if number < 100, width == 2 || (width == 1 && number >= 10) {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
      return
    }
    var limit = 10
    var count = 1
    while count < width || number >= limit {
      count += 1
      limit *= 10
    }
    while count > 0 {
      limit /= 10
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / limit % 10))
      count -= 1
    }
  }
}
