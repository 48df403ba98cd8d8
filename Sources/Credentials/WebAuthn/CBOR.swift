/// A data item of CBOR (RFC 8949), of the kinds that authenticators write: no tags, floating-point numbers or
/// indefinite lengths; keys are numbers, bytes or texts.
public indirect enum CBOR: Hashable, Sendable {
  case unsigned(UInt64)
  /// -1 - n
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBOR])
  /// In the order in which it was written; no key occurs twice.
  case map([Entry])
  case bool(Bool)
  case null

  public struct Entry: Hashable, Sendable {
    public var key: CBOR
    public var value: CBOR

    public init(_ key: CBOR, _ value: CBOR) { (self.key, self.value) = (key, value) }
  }

  public struct Malformed: Error, Hashable, Sendable {
    /// In bytes from the beginning.
    public var offset: Int
  }

  /// Items within one another. CTAP2 allows four.
  static let deepest = 8
  static let mostEntries = 256

  /// Reads one item with nothing after it.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    var reader = CBORReader(bytes[...])
    self = try reader.item()
    guard reader.rest.isEmpty else { throw reader.malformed }
  }

  public subscript(key: CBOR) -> CBOR? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key.isSameKey(as: key) }?.value
  }

  /// Texts are compared by their bytes: composing what somebody made up could take long.
  fileprivate func isSameKey(as other: CBOR) -> Bool {
    switch (self, other) {
    case (.unsigned(let one), .unsigned(let two)), (.negative(let one), .negative(let two)): one == two
    case (.bytes(let one), .bytes(let two)): one == two
    case (.text(let one), .text(let two)): one.utf8.elementsEqual(two.utf8)
    default: false
    }
  }

  fileprivate var isKey: Bool {
    switch self {
    case .unsigned, .negative, .bytes, .text: true
    case .array, .map, .bool, .null: false
    }
  }

  subscript(name: String) -> CBOR? { self[.text(name)] }
  subscript(number: Int) -> CBOR? { self[CBOR(number)] }

  init(_ number: Int) {
    self = number >= 0 ? .unsigned(UInt64(number)) : .negative(UInt64(-1 - number))
  }

  var asBytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
}

/// Reads items one after the other, strictly: whatever could be written shorter is refused, and so is text that is not
/// UTF-8. It takes no more memory than the input, and no more depth than `CBOR.deepest`.
struct CBORReader {
  private(set) var rest: ArraySlice<UInt8>
  private let start: Int

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
    start = bytes.startIndex
  }

  var malformed: CBOR.Malformed { CBOR.Malformed(offset: rest.startIndex - start) }

  mutating func item(depth: Int = 0) throws(CBOR.Malformed) -> CBOR {
    guard depth < CBOR.deepest, let first = rest.popFirst() else { throw malformed }
    let info = first & 31
    switch first >> 5 {
    case 0: return .unsigned(try argument(info))
    case 1: return .negative(try argument(info))
    case 2: return .bytes(Array(try take(try argument(info))))
    case 3:
      guard let text = String(validating: try take(try argument(info)), as: UTF8.self) else { throw malformed }
      return .text(text)
    case 4:
      let count = try entryCount(info)
      var items: [CBOR] = []
      for _ in 0..<count { items.append(try item(depth: depth + 1)) }
      return .array(items)
    case 5:
      let count = try entryCount(info)
      var entries: [CBOR.Entry] = []
      for _ in 0..<count {
        let key = try item(depth: depth + 1)
        guard key.isKey, !entries.contains(where: { $0.key.isSameKey(as: key) }) else { throw malformed }
        entries.append(CBOR.Entry(key, try item(depth: depth + 1)))
      }
      return .map(entries)
    case 7 where info == 20: return .bool(false)
    case 7 where info == 21: return .bool(true)
    case 7 where info == 22: return .null
    default: throw malformed
    }
  }

  /// The number in an item's head (RFC 8949 section 3), in its shortest form.
  private mutating func argument(_ info: UInt8) throws(CBOR.Malformed) -> UInt64 {
    if info < 24 { return UInt64(info) }
    guard info < 28 else { throw malformed }
    let count = 1 << Int(info - 24)
    let value = try take(UInt64(count)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let least: UInt64 = info == 24 ? 24 : 1 << (4 * UInt64(count))
    guard value >= least else { throw malformed }
    return value
  }

  private mutating func entryCount(_ info: UInt8) throws(CBOR.Malformed) -> Int {
    let count = try argument(info)
    guard count <= CBOR.mostEntries, count <= rest.count else { throw malformed }
    return Int(count)
  }

  private mutating func take(_ count: UInt64) throws(CBOR.Malformed) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw malformed }
    let taken = rest.prefix(Int(count))
    rest = rest.dropFirst(Int(count))
    return taken
  }
}
