import Crypto
import FileKinds
import Glibc
import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import System
import Web
import Words

/// The files of an answer being sent: those that came with it, and those kept from an earlier attempt that could not be
/// saved.
struct AnswerFiles {
  /// Kept earlier, and still wanted.
  private(set) var kept: [KeptFile] = []
  private(set) var new: [(upload: UploadedFile, file: StoredFile)] = []
  /// The mistakes of the other files, which were discarded.
  private(set) var mistakes: [HTML] = []
  /// Whether their size is the only mistake.
  private(set) var isOnlyTooLarge = true

  /// Reads the form's files, and discards those that are not documents or too many. The same content, kept earlier or
  /// chosen twice, counts as one file.
  init(_ upload: UploadedForm, kept before: [KeptFile], into folder: UploadFolder, words: ConsultationWords.Reply)
    async throws
  {
    let wanted = Set(upload.fields.all(ConsultationField.keptFiles))
    kept = before.filter { wanted.contains($0.name) }
    var left = upload.limit - kept.reduce(0) { $0 + $1.file.size }
    if upload.isTooLarge { mistakes.append(words.tooLarge.html) }
    var isFull = false
    while let part = try await upload.nextFile() {
      do {
        let upload = try await folder.save(part, limit: left)
        if upload.size == 0 || upload.kind == .unknown {
          let sentence = upload.size == 0 ? words.fileEmpty : words.fileKind
          note(sentence(["name": HTML(text: upload.name)]))
          continue
        }
        let file = try await upload.answerFile()
        if has(file) { continue }
        if kept.count + new.count == AnswerForms.mostFiles {
          isFull = true
          continue
        }
        left -= file.size
        new.append((upload, file))
      } catch let error as HTTPError where error.status == .contentTooLarge {
        mistakes.append(words.fileTooLarge(["name": HTML(text: String(part.filename?.prefix(100) ?? ""))]))
      }
    }
    if isFull { note(words.tooManyFiles(count: AnswerForms.mostFiles)) }
  }

  private func has(_ file: StoredFile) -> Bool {
    kept.contains { $0.file.digest == file.digest } || new.contains { $0.file.digest == file.digest }
  }

  private mutating func note(_ mistake: HTML) {
    mistakes.append(mistake)
    isOnlyTooLarge = false
  }

  /// Stores the acceptable ones in the folder of kept files.
  func keep(in folder: String) async throws -> [KeptFile] {
    var files = kept
    for (upload, file) in new {
      let name = Secrets.random(bytes: 18)
      try await upload.keep(as: name, in: folder)
      files.append(KeptFile(name: name, file: file))
    }
    return files
  }

  /// Stores them where events refer to files. Content that was sent before is already there.
  /// - Throws: `SystemError` with ENOENT where a kept file is gone.
  func save(in folder: UploadFolder, from keptFolder: String) async throws -> [StoredFile] {
    var files: [StoredFile] = []
    for file in kept {
      try await unlessThere { try await folder.adopt("\(keptFolder)/\(file.name)", as: file.file.digest) }
      files.append(file.file)
    }
    for (upload, file) in new {
      try await unlessThere { try await upload.keep(as: file.digest) }
      files.append(file)
    }
    return files
  }

  private func unlessThere(_ link: () async throws -> Void) async throws {
    do { try await link() } catch let error as SystemError where error.code == EEXIST {}
  }
}

extension UploadedFile {
  /// The file as events describe it.
  fileprivate func answerFile() async throws -> StoredFile {
    var hash = SHA256()
    var offset = 0
    while true {
      let piece = try await bytes(upTo: 1 << 20, from: offset)
      if piece.isEmpty { break }
      hash.update(data: piece)
      offset += piece.count
    }
    return StoredFile(
      name: kind.named(name), mediaType: kind.mediaType, size: size, digest: Array(hash.finalize()).hexadecimal)
  }
}

extension StoredFile {
  /// The detected kind of its content.
  var kind: FileKind { FileKind(rawValue: mediaType) ?? .unknown }

  /// The name for display and download; older files were kept under their senders' names.
  var safeName: String { kind.named(name) }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
