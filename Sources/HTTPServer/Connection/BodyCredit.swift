/// The time that a body's bytes buy at the least rate (`Limits.bodyRate`), the same however they are cut into pieces.
struct BodyCredit {
  /// Thousandths of a byte that have not bought a whole millisecond yet.
  private var rest = 0

  /// - Returns: milliseconds, for so many bytes more at `rate` bytes a second.
  mutating func spend(_ bytes: Int, rate: Int) -> Int64 {
    let (bought, left) = (rest + bytes * 1000).quotientAndRemainder(dividingBy: max(1, rate))
    rest = left
    return Int64(bought)
  }
}
