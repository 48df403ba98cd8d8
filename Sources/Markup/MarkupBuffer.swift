/// Bytes that grow at their end; copies share them until one of them grows.
///
/// Like an array, but with cheaper appending: a page is made of a thousand pieces of a few bytes each, for which an
/// array's general way cost more than the bytes.
package struct MarkupBuffer: @unchecked Sendable {
  // Sendable like an array: shared bytes are never written to. The numbers are beside the owner, not in it, so that
  // appending touches no reference count.
  private var owner: Owner?
  private var start: UnsafeMutablePointer<UInt8>?
  package private(set) var count = 0
  private var capacity = 0

  /// The bytes follow the object itself, in the same piece of memory.
  private final class Owner: ManagedBuffer<Void, UInt8> {}

  package init() {}

  package init(capacity: Int) {
    if capacity > 0 { move(to: capacity) }
  }

  package init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  func withBytes<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    withExtendedLifetime(owner) { body(UnsafeBufferPointer(start: start, count: count)) }
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let start = bytes.baseAddress { append(start, bytes.count) }
  }

  package mutating func append(_ other: MarkupBuffer) {
    append(other, 0..<other.count)
  }

  /// Appends a part of another buffer.
  package mutating func append(_ other: MarkupBuffer, _ part: Range<Int>) {
    if let start = other.start { withExtendedLifetime(other.owner) { append(start + part.lowerBound, part.count) } }
  }

  package mutating func append(_ literal: StaticString) {
    append(literal.utf8Start, literal.utf8CodeUnitCount)
  }

  @inline(never)
  private mutating func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    write(count) { $0.update(from: bytes, count: count) }
  }

  /// Grows by this many bytes, all of which `body` must write.
  @inline(__always)
  package mutating func write(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
    if count > capacity - self.count || !isKnownUniquelyReferenced(&owner) {
      move(to: max(64, self.count + count, self.count * 2))
    }
    guard let start else { return }
    body(start + self.count)
    self.count += count
  }

  /// Appends a number of zero or more in decimal, with leading zeros up to the width.
  package mutating func append(_ number: Int, width: Int) {
    var digits = max(1, width)
    var rest = number
    for _ in 0..<digits { rest /= 10 }
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    write(digits) { MarkupBuffer.write(number, digits: digits, to: $0) }
  }

  /// Writes the given number of last digits.
  package static func write(_ number: Int, digits: Int, to start: UnsafeMutablePointer<UInt8>) {
    var rest = UInt(bitPattern: number)
    var place = digits
    while place > 0 {
      place -= 1
      start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  @inline(never)
  private mutating func move(to capacity: Int) {
    let fresh = Owner.create(minimumCapacity: capacity) { _ in }
    let freshStart = fresh.withUnsafeMutablePointerToElements { $0 }
    withBytes { bytes in
      if let old = bytes.baseAddress { freshStart.initialize(from: old, count: bytes.count) }
    }
    // `create` returns an instance of the class that it is called on.
    owner = unsafeDowncast(fresh, to: Owner.self)
    start = freshStart
    self.capacity = capacity
  }
}

extension MarkupBuffer: Hashable {
  package static func == (left: MarkupBuffer, right: MarkupBuffer) -> Bool {
    left.withBytes { left in right.withBytes { left.elementsEqual($0) } }
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
