/// A file that is read here and there.
public protocol ByteSource: Sendable {
  /// In bytes.
  var size: Int { get }
  /// At most `count` bytes: fewer at the end, none behind it.
  func bytes(upTo count: Int, from offset: Int) async throws -> [UInt8]
}

extension ByteSource {
  /// Exactly so many bytes; nil where the file ends before.
  func exactly(_ count: Int, from offset: Int) async throws -> Bytes? {
    guard offset >= 0, count >= 0, offset <= size - count else { return nil }
    let found = try await bytes(upTo: count, from: offset)
    return found.count == count ? Bytes(found) : nil
  }

  /// Whether one of the texts is anywhere in it, with `accepts` true of the 32 bytes that follow.
  func contains(_ texts: [[UInt8]], from start: Int = 0, where accepts: (ArraySlice<UInt8>) -> Bool = { _ in true })
    async throws -> Bool
  {
    let piece = 1 << 18
    let overlap = (texts.map(\.count).max() ?? 0) + 32
    var offset = start
    while offset < size {
      let found = try await bytes(upTo: piece + overlap, from: offset)
      if found.isEmpty { return false }
      for text in texts {
        var rest = found[...]
        while let range = rest.firstRange(of: text) {
          if accepts(found[range.upperBound...].prefix(32)) { return true }
          rest = found[range.upperBound...]
        }
      }
      offset += piece
    }
    return false
  }
}

/// A piece of a file, with the numbers in it. Offsets must lie inside.
struct Bytes {
  let all: [UInt8]

  init(_ all: [UInt8]) { self.all = all }

  subscript(offset: Int) -> Int { Int(all[offset]) }

  func little16(_ offset: Int) -> Int { self[offset] | self[offset + 1] << 8 }
  func little24(_ offset: Int) -> Int { little16(offset) | self[offset + 2] << 16 }
  func little32(_ offset: Int) -> Int { little16(offset) | little16(offset + 2) << 16 }
  func big16(_ offset: Int) -> Int { self[offset] << 8 | self[offset + 1] }
  func big32(_ offset: Int) -> Int { big16(offset) << 16 | big16(offset + 2) }

  func has(_ text: StaticString, at offset: Int) -> Bool {
    all.count >= offset + text.utf8CodeUnitCount
      && text.withUTF8Buffer { all[offset..<offset + $0.count].elementsEqual($0) }
  }
}
