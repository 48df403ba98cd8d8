import AgeFile
import Database
import Glibc
import System

/// A file encrypted to the holders of keys (`AgeFile`), and opened again; both through memory of a fixed size.
enum SealedFile {
  /// Encrypts the file into a new one, readable by its owner alone, and waits until that is on disk.
  static func seal(_ path: String, _ new: String, to recipients: [AgeRecipient]) throws(StoreError) {
    try copy(path, new) { read, write in try AgeFile.encrypt(to: recipients, from: read, into: write) }
  }

  /// Throws `refusedBackup`, with the reason, where it is not a whole file for one of the identities.
  static func open(_ path: String, _ new: String, by identities: [AgeIdentity]) throws(StoreError) {
    try copy(path, new) { read, write in try AgeFile.decrypt(by: identities, from: read, into: write) }
  }

  static func isOne(_ path: String) throws(StoreError) -> Bool {
    AgeFile.isBeginning(try StoreError.wrapping { try FileSystem.read(path, atMost: 32) })
  }

  private static func copy(
    _ path: String, _ new: String, _ work: (@escaping (Int) throws -> [UInt8], ([UInt8]) throws -> Void) throws -> Void
  ) throws(StoreError) {
    do {
      try copying(path, new, work)
    } catch let error as AgeError {
      throw .refusedBackup(path: path, reason: error.reason)
    } catch {
      throw StoreError(wrapping: error)
    }
  }

  private static func copying(
    _ path: String, _ new: String, _ work: (@escaping (Int) throws -> [UInt8], ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let source = try Descriptor(opening: path, O_RDONLY)
    let target = try Descriptor(opening: new, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    let (input, output) = (source.raw, target.raw)
    var offset = 0
    try work { count in
      var bytes = [UInt8](repeating: 0, count: count)
      let read = try DescriptorBytes.read(input, into: &bytes, at: offset, path: path)
      offset += read
      bytes.removeLast(count - read)
      return bytes
    } _: { bytes in
      try DescriptorBytes.write(bytes, to: output, path: new)
    }
    try SystemCall.retrying("fsync", path: new) { fsync(target.raw) }
    // Not closed before the last byte was read.
    _ = source.raw
  }
}

extension AgeError {
  /// The end of a sentence that begins with the file.
  fileprivate var reason: String {
    switch self {
    case .notAge:
      "is no encrypted backup (age-encryption.org/v1). Name the file that `motcua backup --recipient` wrote."
    case .malformed: "was altered, or was written by another program: it does not keep the rules of its format."
    case .otherKey: "is encrypted to another key. Name the key file of one of its recipients by --identity."
    case .alteredHeader: "was altered: the seal over its head does not fit."
    case .cut: "was cut off: its end is missing."
    case .damagedEnd: "was cut off or altered at its end."
    case .alteredPiece(let number): "was altered: its piece \(number) of 64 KiB is not as it was written there."
    case .overlong: "was altered: something follows its end."
    case .noRecipient: "has no recipient."
    }
  }
}
