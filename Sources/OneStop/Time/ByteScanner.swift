/// Reads dates and times byte by byte; on a mismatch every method returns nil, and the position is undefined.
struct ByteScanner {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  init(_ text: some Sequence<UInt8>) {
    let bytes = Array(text)
    self.init(bytes, in: 0..<bytes.count)
  }

  /// Reads a part of the bytes, without a copy.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { index == end }

  mutating func digits(_ count: Int) -> Int? {
    guard index + count <= end else { return nil }
    var value = 0
    for byte in bytes[index..<index + count] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += count
    return value
  }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard index < end, UInt32(bytes[index]) == scalar.value else { return false }
    index += 1
    return true
  }

  mutating func date() -> LocalDate? {
    guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2) else { return nil }
    return LocalDate(year: year, month: month, day: day)
  }

  mutating func timeOfDay() -> TimeOfDay? {
    guard let hour = digits(2), skip(":"), let minute = digits(2), hour < 24, minute < 60 else { return nil }
    return TimeOfDay(hour, minute)
  }

  mutating func moment() -> Moment? {
    guard let date = date(), skip("T") || skip("t") || skip(" "), let time = timeOfDay() else { return nil }
    var moment = Moment(date, time)
    if skip(":") {
      guard let seconds = digits(2), seconds < 60 else { return nil }
      moment.microseconds += Int64(seconds) * Moment.second
      if skip(".") {
        guard let fraction = fraction() else { return nil }
        moment.microseconds += fraction
      }
    }
    if skip("Z") || skip("z") {
      moment.microseconds += Moment.offsetMinutes * Moment.minute
    } else if let sign: Int64 = skip("+") ? 1 : skip("-") ? -1 : nil {
      guard let offset = timeOfDay() else { return nil }
      moment.microseconds += (Moment.offsetMinutes - sign * Int64(offset.minutes)) * Moment.minute
    }
    return moment
  }

  /// Microseconds of a decimal fraction of a second.
  private mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var count = 0
    while let digit = digits(1) {
      if count < 6 { value = value * 10 + Int64(digit) }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in min(count, 6)..<6 { value *= 10 }
    return value
  }
}

/// The number in decimal, with leading zeros up to the width.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
