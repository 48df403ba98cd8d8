/// The time that a body's bytes buy at the minimum rate (`Limits.bodyRate`), however they are cut into pieces.
struct BodyCredit {
  /// Thousandths of a byte that have not bought a whole millisecond yet.
  private var rest = 0

  /// - Returns: the milliseconds that these bytes buy at `rate` bytes per second.
  mutating func spend(_ bytes: Int, rate: Int) -> Int64 {
    let (bought, left) = (rest + bytes * 1000).quotientAndRemainder(dividingBy: max(1, rate))
    rest = left
    return Int64(bought)
  }
}
