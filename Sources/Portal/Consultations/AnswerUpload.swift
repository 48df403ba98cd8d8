import Crypto
import Glibc
import HTTPServer
import OneStop

/// A posted form with files, read as it arrives; what is not kept is gone with it.
struct AnswerUpload {
  let fields: FormContent
  let files: [UploadedFile]

  /// - Throws: `PortalError.csrf` where the form's token does not come first, before any file is taken.
  init(_ parts: MultipartParts, of visit: Visit, into folder: UploadFolder) async throws {
    var pairs: [(name: String, value: String)] = []
    var files: [UploadedFile] = []
    for try await part in parts {
      guard let filename = part.filename else {
        pairs.append((part.name, try await part.text()))
        continue
      }
      guard visit.formToken.matches(FormContent(pairs)["_csrf"]) else { throw PortalError.csrf }
      // A field for files that was left empty comes as a file without a name.
      guard !filename.isEmpty, files.count <= AnswerForms.mostFiles else { continue }
      files.append(try await folder.save(part))
    }
    fields = FormContent(pairs)
    guard visit.formToken.matches(fields["_csrf"]) else { throw PortalError.csrf }
    self.files = files
  }
}

extension UploadedFile {
  /// What an event says of it.
  func answerFile() async throws -> AnswerFile {
    var hash = SHA256()
    var offset = 0
    while true {
      let piece = try await bytes(upTo: 1 << 20, from: offset)
      if piece.isEmpty { break }
      hash.update(data: piece)
      offset += piece.count
    }
    return AnswerFile(name: name, mediaType: kind.mediaType, size: size, digest: Array(hash.finalize()).hexadecimal)
  }

  /// Keeps it under its digest; the same content, sent before, is there already.
  func keep(_ file: AnswerFile) async throws {
    do {
      try await keep(as: file.digest)
    } catch let error as SystemError where error.code == EEXIST {
      return
    }
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
