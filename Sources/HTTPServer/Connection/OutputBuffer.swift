/// Bytes that gather until they are sent; their room is reused from one turn to the next.
struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 4_096) {
    start = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit {
    start.deallocate()
  }

  var isEmpty: Bool { count == 0 }

  /// Valid until the next change.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// A copy of the bytes from an offset on.
  func array(from offset: Int = 0) -> [UInt8] { Array(bytes[offset...]) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  private mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    if length > capacity - count { grow(by: length) }
    (start + count).update(from: bytes, count: length)
    count += length
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let first = bytes.baseAddress { append(first, bytes.count) }
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  @inline(__always)
  mutating func append(_ literal: StaticString) { append(literal.utf8Start, literal.utf8CodeUnitCount) }

  /// Not for literals, which are taken as `StaticString`.
  @_disfavoredOverload
  mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { append(Array(text.utf8)) }
  }

  /// A number that is not negative.
  mutating func append(decimal number: Int) {
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    if digits > capacity - count { grow(by: digits) }
    rest = number
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      start[place] = Byte.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// Inserts a literal at a byte offset.
  mutating func insert(_ literal: StaticString, at offset: Int) {
    let length = literal.utf8CodeUnitCount
    if length > capacity - count { grow(by: length) }
    (start + offset + length).update(from: start + offset, count: count - offset)
    (start + offset).update(from: literal.utf8Start, count: length)
    count += length
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    let wider = max(capacity * 2, count + length)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
    fresh.update(from: start, count: count)
    start.deallocate()
    start = fresh
    capacity = wider
  }
}
