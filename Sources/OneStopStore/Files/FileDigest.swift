import Crypto
import System

/// An uploaded file is named by the SHA-256 of its content, in hexadecimal digits.
enum FileDigest {
  /// Whether a file name in the folder has the form that uploads get.
  static func isOne(_ name: String) -> Bool {
    name.utf8.count == 2 * SHA256.byteCount
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Whether the content has the digest that is the name.
  static func isWhole(_ name: String, _ content: [UInt8]) -> Bool {
    SHA256.hash(data: content).elementsEqual(name.hexadecimalBytes)
  }

  static func isWhole(_ name: String, in folder: String) -> Bool {
    guard let file = try? OpenFile(path: folder + "/" + name) else { return false }
    return isWhole(name, file)
  }

  /// Reads all of it, in pieces.
  static func isWhole(_ name: String, _ file: OpenFile, _ each: (UnsafeRawBufferPointer) -> Void = { _ in }) -> Bool {
    var hash = SHA256()
    let read: Void? = try? file.forEachPiece { piece in
      hash.update(bufferPointer: piece)
      each(piece)
    }
    return read != nil && hash.finalize().elementsEqual(name.hexadecimalBytes)
  }
}

extension String {
  /// The bytes of an even number of hexadecimal digits; empty for anything else.
  fileprivate var hexadecimalBytes: [UInt8] {
    let digits = utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == utf8.count, digits.count % 2 == 0 else { return [] }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
