import Crypto
import Encodings
import OneStop
import OneStopStore
import System
import Words
import Workbook

/// A finished dossier as a package for the archive: BagIt 1.0 (RFC 8493) in a zip archive, with its files, its details
/// and history as JSON, and the SHA-256 of each.
package struct ArchivePackage: Sendable {
  private let stored: StoredDossier
  private let agencyName: String
  /// The details and the history.
  private let record: [UInt8]
  private let store: Store
  private let now: Moment
  /// Of its files, by their digests.
  private var checksums: [String: Checksum] = [:]

  package init(_ stored: StoredDossier, catalogue: Catalogue, words: Words, in store: Store, now: Moment) {
    (self.stored, self.store, self.now) = (stored, store, now)
    agencyName = catalogue.agency(stored.dossier.agency)?.name.vietnamese ?? stored.dossier.agency.description
    record = DossierJSON(stored, catalogue: catalogue, words: words, isOwn: true, showsKey: false).bytes
  }

  /// A file is not as it came.
  package struct Damaged: Error {
    package let file: StoredFile
  }

  package var name: String { "\(stored.dossier.code)" }

  /// Those that count, with the files of other agencies' answers.
  package var files: [(path: String, file: StoredFile)] {
    let own = stored.dossier.files.filter { $0.removal == nil }.map { file in
      (path: "tep/\(file.number)-\(file.stored.name)", file: file.stored)
    }
    let answers = stored.dossier.consultations.flatMap { asked in
      (asked.end?.files ?? []).enumerated().map { place, file in
        (path: "y-kien/\(asked.number)-\(place + 1)-\(file.name)", file: file)
      }
    }
    return own + answers
  }

  /// Reads all files: what an entry of an archive begins with says something of all its content.
  ///
  /// - Throws: `Damaged`.
  package mutating func check() async throws {
    checksums = [:]
    for (_, file) in files where checksums[file.digest] == nil {
      guard let checked = try await store.open(file, into: Checksum(), { $0.add($1) }) else {
        throw Damaged(file: file)
      }
      checksums[file.digest] = checked.sum
    }
  }

  /// Writes the package, which was checked, piece by piece; of a file no more than a piece is in memory.
  ///
  /// - Throws: `Damaged`, also where a file has changed since the check; the package is then not whole.
  package func write(_ send: ([UInt8]) async throws -> Void) async throws {
    var zip = ZipStream()
    var manifest = "\(ArchivePackage.digest(record))  data/ho-so.json\n"
    for (path, file) in files { manifest += "\(file.digest)  data/\(ArchivePackage.encoded(path))\n" }
    let size = record.count + files.reduce(0) { $0 + $1.file.size }
    let tags: [(name: String, text: String)] = [
      ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
      (
        "bag-info.txt",
        """
        Source-Organization: \(agencyName)
        External-Identifier: \(stored.dossier.code)
        Bagging-Date: \(now.date)
        Payload-Oxum: \(size).\(files.count + 1)

        """
      ), ("manifest-sha256.txt", manifest),
    ]
    let tagManifest = tags.map { "\(ArchivePackage.digest(Array($0.text.utf8)))  \($0.name)\n" }.joined()
    for tag in tags + [("tagmanifest-sha256.txt", tagManifest)] {
      let bytes = Array(tag.text.utf8)
      try await send(try zip.entry("\(name)/\(tag.name)", bytes) + bytes)
    }
    try await send(try zip.entry("\(name)/data/ho-so.json", record) + record)
    for (path, file) in files {
      guard let checksum = checksums[file.digest],
        let open = try? OpenFile(path: store.folder.files + "/" + file.digest),
        open.size == file.size
      else { throw Damaged(file: file) }
      try await send(try zip.entry("\(name)/data/\(path)", checksum, size: file.size))
      var sent = Checksum()
      var offset = 0
      while offset < file.size {
        let piece = try await store.piece(of: open, min(ArchivePackage.piece, file.size - offset), at: offset)
        if piece.isEmpty { break }
        piece.withUnsafeBytes { sent.add($0) }
        try await send(piece)
        offset += piece.count
      }
      guard offset == file.size, sent == checksum else { throw Damaged(file: file) }
    }
    try await send(zip.end())
  }

  /// In bytes.
  private static let piece = 1 << 20

  private static func digest(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hexadecimal }

  /// RFC 8493 section 2.1.3.
  private static func encoded(_ path: String) -> String {
    var text = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case "\r": text += "%0D"
      case "\n": text += "%0A"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
