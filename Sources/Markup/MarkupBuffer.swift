/// Bytes that grow at their end; copies share them until one of them grows.
///
/// What an array is, without its general way of appending: a page is put together from a thousand pieces of a few bytes
/// each, and that way cost more than the bytes.
package struct MarkupBuffer: @unchecked Sendable {
  // Sendable as an array is: what is shared is never written to. The numbers stand beside the owner, not in it, so that
  // appending touches no count of references.
  private var owner: Owner?
  private var start: UnsafeMutablePointer<UInt8>?
  package private(set) var count = 0
  private var capacity = 0

  /// The bytes stand behind the object itself, in one piece of memory with it.
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

  /// A part of another.
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

  /// Grows by so many bytes, which `body` writes, all of them.
  @inline(__always)
  package mutating func write(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
    if count > capacity - self.count || !isKnownUniquelyReferenced(&owner) {
      move(to: max(64, self.count + count, self.count * 2))
    }
    guard let start else { return }
    body(start + self.count)
    self.count += count
  }

  /// A number of zero or more in decimal, with zeros before it up to the width.
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

  /// The last so many digits of a number.
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
    // `create` makes what it is asked of.
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
