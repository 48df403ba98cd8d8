import HTTPServer
import StreamSafe

/// A posted form with files, read as it arrives: the texts before the first file, then each file with the texts behind
/// it.
///
/// Only one task may use it.
package final class UploadedForm {
  /// The texts that have arrived: all of them once there is no next file.
  package private(set) var fields = FormContent([])
  /// The limit on all files together, in bytes.
  package let limit: Int
  /// Whether the client has announced much more than the limit; then no files are read.
  package let isTooLarge: Bool
  /// Why a text file could not be read, by its field.
  package private(set) var mistakes: [String: TextFileMistake] = [:]
  private let readsFiles: Bool
  private var parts: MultipartParts.AsyncIterator
  private var next: MultipartPart?
  private var isAtEnd = false
  private var textBytes = 0

  /// The limit on all texts together, in bytes; they are read before the sender is known.
  private let textLimit: Int

  package static let usualTextLimit = 128 * 1_024

  /// How much is read and discarded so that the sender can read the answer, as bytes beyond the limit or times the
  /// limit; beyond that the connection ends.
  private static let patience = (bytes: 200 << 20, times: 4)

  /// More parts than anybody chooses files.
  private static let mostParts = 20_000

  /// Reads the texts, up to the first file.
  ///
  /// - Parameter readsFiles: files are texts: they are read too, as if they had been typed.
  /// - Throws: 413 if more was announced than may be sent and nothing came; 415 for a body with a content coding;
  ///   otherwise as `MultipartParts`.
  package init(
    _ request: Request, limit: Int, textLimit: Int = usualTextLimit, readsFiles: Bool = false
  ) async throws {
    try request.requirePlainBody()
    self.limit = limit
    self.textLimit = textLimit
    self.readsFiles = readsFiles
    let length = request.contentLength ?? 0
    let most = min(limit * UploadedForm.patience.times, limit + UploadedForm.patience.bytes)
    isTooLarge = length > most
    var request = request
    request.body.limit = isTooLarge ? .max : most
    parts = try request.multipart(mostParts: UploadedForm.mostParts).makeAsyncIterator()
    do {
      try await readTexts()
    } catch let error as HTTPError where length > limit {
      throw HTTPError(.contentTooLarge, error.detail)
    }
  }

  /// The next file that has a name; nil after the last.
  package func nextFile() async throws -> MultipartPart? {
    if isTooLarge { return nil }
    if next == nil, !isAtEnd { try await readTexts() }
    defer { next = nil }
    return next
  }

  /// Discards the unread rest: a browser shows no answer until it has sent everything.
  package func passOver() async {
    guard !isTooLarge else { return }
    while let part = try? await nextFile() {
      do { for try await _ in part {} } catch { return }
    }
  }

  private func readTexts() async throws {
    var pairs = fields.pairs
    defer { fields = FormContent(pairs) }
    while let part = try await parts.next() {
      guard let filename = part.filename else {
        let text = try await part.text()
        try count(part.name.utf8.count + text.utf8.count)
        pairs.append((part.name, text))
        continue
      }
      // A file field that was left empty comes as a file without a name.
      if filename.isEmpty { continue }
      if readsFiles {
        if isTooLarge {
          mistakes[part.name] = .tooLarge
          break
        }
        if let text = try await readFile(part) { pairs.append((part.name, text)) }
        continue
      }
      next = part
      return
    }
    isAtEnd = true
  }

  /// nil, with the mistake noted, where it is too long or not UTF-8.
  private func readFile(_ part: MultipartPart) async throws -> String? {
    var bytes: [UInt8] = []
    for try await piece in part where bytes.count <= limit { bytes += piece }
    if bytes.count > limit {
      mistakes[part.name] = .tooLarge
      return nil
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      mistakes[part.name] = .notText
      return nil
    }
    try count(part.name.utf8.count + bytes.count)
    return text.streamSafe
  }

  private func count(_ bytes: Int) throws {
    textBytes += bytes
    guard textBytes <= textLimit else {
      throw HTTPError(.contentTooLarge, "The form's texts are too long.")
    }
  }
}

/// Why a file cannot be read as a text.
package enum TextFileMistake: Hashable, Sendable {
  case tooLarge
  /// Not UTF-8.
  case notText
}
