import Crypto
import FoundationEssentials

/// Files encrypted to the holders of keys, in the format of age (age-encryption.org/v1) with X25519 recipients, which any
/// tool for age opens.
///
/// What is written and read goes by in pieces of 64 KiB, so that memory stays the same whatever the size.
public enum AgeFile {
  static let pieceLength = 1 << 16
  static let tagLength = 16

  /// - Parameters:
  ///   - read: gives as many bytes as it is asked for; fewer only at the end.
  ///   - write: takes the encrypted file, in its order.
  public static func encrypt(
    to recipients: [AgeRecipient], from read: (_ count: Int) throws -> [UInt8], into write: ([UInt8]) throws -> Void
  ) throws {
    if recipients.isEmpty { throw AgeError.noRecipient }
    let fileKey = SymmetricKey(size: SymmetricKeySize(bitCount: 128))
    let nonce = SymmetricKey(size: SymmetricKeySize(bitCount: 128)).withUnsafeBytes { Array($0) }
    try write(AgeHeader(fileKey: fileKey, to: recipients).bytes + nonce)
    var stream = PieceStream(fileKey, nonce)
    var piece = try read(pieceLength)
    while true {
      // A full piece is the last only where nothing follows.
      let next = piece.count == pieceLength ? try read(pieceLength) : []
      try write(try stream.seal(piece, isLast: next.isEmpty))
      if next.isEmpty { return }
      piece = next
    }
  }

  /// Writes only bytes that are as they were encrypted; that it was all of them is known when this returns.
  ///
  /// Throws `AgeError` where it is not a file for one of these identities, or not whole.
  public static func decrypt(
    by identities: [AgeIdentity], from read: @escaping (_ count: Int) throws -> [UInt8],
    into write: ([UInt8]) throws -> Void
  ) throws {
    var source = try PieceReader(read)
    let header = try AgeHeader(reading: { try source.line() })
    let fileKey = try header.fileKey(for: identities)
    let nonce = try source.next(16)
    guard nonce.count == 16 else { throw AgeError.cut }
    var stream = PieceStream(fileKey, nonce)
    var piece = try source.next(pieceLength + tagLength)
    while true {
      let next = piece.count == pieceLength + tagLength ? try source.next(pieceLength + tagLength) : []
      try write(try stream.open(piece, isLast: next.isEmpty))
      if next.isEmpty { return }
      piece = next
    }
  }

  /// Whether a file that begins so is one of age, of whatever version.
  public static func isBeginning(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: "age-encryption.org/".utf8)
  }
}

/// STREAM, as the format has it: each piece is sealed under its number, and whether it is the last.
private struct PieceStream {
  private let key: SymmetricKey
  private var number: UInt64 = 0

  init(_ fileKey: SymmetricKey, _ nonce: [UInt8]) {
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: fileKey, salt: nonce, info: Array("payload".utf8), outputByteCount: 32)
  }

  /// Eleven bytes of the piece's number, and one that says whether it is the last.
  private func nonce(isLast: Bool) throws -> ChaChaPoly.Nonce {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * (7 - UInt64($0)))) }
    return try ChaChaPoly.Nonce(data: [0, 0, 0] + bytes + [isLast ? 1 : 0])
  }

  mutating func seal(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(piece, using: key, nonce: nonce(isLast: isLast))
    number += 1
    return Array(box.ciphertext) + Array(box.tag)
  }

  mutating func open(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
    guard piece.count >= AgeFile.tagLength else { throw AgeError.cut }
    if let opened = try? opened(piece, isLast: isLast) {
      number += 1
      // Only a file of nothing has an empty piece.
      if isLast, opened.isEmpty, number > 1 { throw AgeError.malformed }
      return opened
    }
    // The same piece with the other mark: the file was cut behind it, or continued.
    if (try? opened(piece, isLast: !isLast)) != nil { throw isLast ? AgeError.cut : AgeError.overlong }
    // A last piece that is shorter than the others may lack its end.
    throw isLast && piece.count < AgeFile.pieceLength + AgeFile.tagLength
      ? AgeError.damagedEnd : AgeError.alteredPiece(Int(number) + 1)
  }

  private func opened(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
    let box = try ChaChaPoly.SealedBox(
      nonce: nonce(isLast: isLast), ciphertext: piece.dropLast(AgeFile.tagLength), tag: piece.suffix(AgeFile.tagLength))
    return Array(try ChaChaPoly.open(box, using: key))
  }
}

/// Reads lines, then pieces.
private struct PieceReader {
  private let read: (Int) throws -> [UInt8]
  private var held: ArraySlice<UInt8>

  init(_ read: @escaping (Int) throws -> [UInt8]) throws {
    self.read = read
    held = []
  }

  /// Without its end; nil where no line ends any more, or it is longer than any.
  mutating func line() throws -> [UInt8]? {
    var length = 0
    while true {
      if let end = held.dropFirst(length).firstIndex(of: 0x0A) {
        defer { held = held[(end + 1)...] }
        return Array(held[..<end])
      }
      length = held.count
      if length > AgeHeader.longest { return nil }
      let more = try read(4_096)
      if more.isEmpty { return nil }
      held += more
    }
  }

  /// As many bytes, fewer at the end.
  mutating func next(_ count: Int) throws -> [UInt8] {
    var bytes = Array(held.prefix(count))
    held = held.dropFirst(count)
    if bytes.count < count { bytes += try read(count - bytes.count) }
    return bytes
  }
}
