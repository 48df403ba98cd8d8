import Glibc

extension Span<UInt8> {
  /// The first index of a byte at or after `start`, by memchr(3).
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, start < buffer.count,
        let found = memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether the range equals `lowercase`, an ASCII text in lower case, ignoring case.
  @inline(__always)
  func equals(_ range: Range<Int>, _ lowercase: StaticString) -> Bool {
    guard range.count == lowercase.utf8CodeUnitCount else { return false }
    var position = range.lowerBound
    for index in 0..<lowercase.utf8CodeUnitCount {
      guard ByteClass.lowercased(self[position]) == lowercase.utf8Start[index] else { return false }
      position += 1
    }
    return true
  }

  /// The range without leading and trailing spaces and tabs (OWS, RFC 9110 section 5.6.3).
  @inline(__always)
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, self[lower] == Byte.space || self[lower] == Byte.tab { lower += 1 }
    while upper > lower, self[upper - 1] == Byte.space || self[upper - 1] == Byte.tab { upper -= 1 }
    return lower..<upper
  }

  /// A copy of the range.
  func array(_ range: Range<Int>) -> [UInt8] {
    withUnsafeBufferPointer { Array($0[range]) }
  }
}
