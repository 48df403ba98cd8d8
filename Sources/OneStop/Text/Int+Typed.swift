extension Int {
  /// Reads a number from outside: decimal digits only (`TypedText`), within a range. nil for anything else, however
  /// long, so that no arithmetic on it can overflow.
  package init?(typed text: some StringProtocol, in range: ClosedRange<Int>) {
    guard text.utf8.count <= 200 else { return nil }
    let text = TypedText.plain(text)
    var value = 0
    for byte in text.utf8 {
      guard isDigit(byte) else { return nil }
      let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
      let (sum, isBeyond) = tens.addingReportingOverflow(Int(byte - 0x30))
      if isOver || isBeyond { return nil }
      value = sum
    }
    guard !text.isEmpty, range.contains(value) else { return nil }
    self = value
  }
}

/// The number of a page of a list, from 1.
package enum PageNumber {
  /// The page that an address asks for: the first if it names none, the last if there are not that many.
  package static func asked(_ text: some StringProtocol, of last: Int) -> Int {
    min(Int(typed: text, in: 1...1_000_000_000) ?? 1, max(last, 1))
  }
}
