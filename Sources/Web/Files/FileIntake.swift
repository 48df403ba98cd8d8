import FileKinds
import Glibc
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import System
import Words

/// The files of a form being sent: those that came with it, and those kept from an earlier attempt that could not be
/// saved.
package struct FileIntake {
  /// All that were kept earlier.
  let before: [KeptFile]
  /// The form's texts, those behind its files too.
  package private(set) var fields: FormContent
  /// Kept earlier, and still wanted.
  package private(set) var kept: [KeptFile] = []
  private var new: [(field: String, upload: UploadedFile, file: StoredFile)] = []
  /// The mistakes of the other files, which were discarded; one for each sentence, with the field that they came in.
  private(set) var mistakes: [(field: String, message: HTML)] = []
  /// Whether their size is their only mistake.
  private var isOnlyTooLarge = true

  /// The limit for one file, in bytes.
  package static let largest = 25 << 20
  /// The limit for all files of a form together, in bytes.
  package static let limit = 200 << 20
  /// More mistakes than anybody reads.
  private static let mostMistakes = 20

  /// Reads the form's files, and discards those that cannot be taken or are too many. The same content, kept earlier or
  /// chosen twice in a field, counts as one file.
  ///
  /// - Parameters:
  ///   - fields: the form's file fields; files in others are passed over.
  ///   - most: how many files the form may have in all of them.
  ///   - before: those kept earlier.
  init(
    _ upload: UploadedForm, fields: [String] = [FilePicker.field], most: Int, kept before: [KeptFile],
    by examiner: FileExaminer, words: FileWords
  ) async throws {
    self.before = before
    self.fields = upload.fields
    var left = min(upload.limit, FileIntake.limit)
    var fullField: String?
    /// - Parameter seen: names of those that were looked at already.
    func takeKept(besides seen: FormContent) {
      for field in fields {
        let wanted = Set(upload.fields.all(FilePicker.kept(field))).subtracting(seen.all(FilePicker.kept(field)))
        let found = before.filter { $0.field == field && wanted.contains($0.name) }
        if found.count < wanted.count { note(field, words.gone.html, isOfSize: false) }
        for file in found where !has(file.file, in: field) {
          if count >= most {
            fullField = fullField ?? field
          } else if file.file.size > left {
            note(field, words.problems[.tooLargeTogether](["name": HTML(text: file.file.name)]), isOfSize: true)
          } else {
            left -= file.file.size
            kept.append(file)
          }
        }
      }
    }
    takeKept(besides: FormContent([]))
    if upload.isTooLarge { note(fields.first ?? FilePicker.field, words.allTooLarge.html, isOfSize: true) }
    var examined = 0
    while let part = try await upload.nextFile() {
      guard fields.contains(part.name) else { continue }
      if count >= most {
        // It may be one of those that are there; so many more are looked at.
        examined += 1
        if examined > most {
          fullField = fullField ?? part.name
          continue
        }
      }
      do throws(UntakenFile) {
        let found = try await FileIntake.take(part, by: examiner, left: left)
        if has(found.file, in: part.name) { continue }
        if count >= most {
          fullField = fullField ?? part.name
          continue
        }
        left -= found.file.size
        new.append((part.name, found.upload, found.file))
      } catch {
        switch error {
        case .problem(let problem, let name):
          note(part.name, words.problems[problem](["name": HTML(text: name)]), isOfSize: problem.isOfSize)
        case .failure(let error): throw error
        }
      }
    }
    // A form's second file field has its ticks behind the files of the first.
    takeKept(besides: self.fields)
    self.fields = upload.fields
    if let fullField { note(fullField, words.tooMany(count: most), isOfSize: false) }
  }

  private var count: Int { kept.count + new.count }

  private func has(_ file: StoredFile, in field: String) -> Bool {
    kept.contains { $0.file.digest == file.digest && $0.field == field }
      || new.contains { $0.file.digest == file.digest && $0.field == field }
  }

  private mutating func note(_ field: String, _ message: HTML, isOfSize: Bool) {
    if !isOfSize { isOnlyTooLarge = false }
    if mistakes.count < FileIntake.mostMistakes { mistakes.append((field, message)) }
  }

  private static func take(
    _ part: MultipartPart, by examiner: FileExaminer, left: Int
  ) async throws(UntakenFile) -> (upload: UploadedFile, file: StoredFile) {
    do {
      let upload = try await examiner.shared.uploads.save(part, limit: min(largest, left))
      switch try await examiner.examine(upload, named: upload.name, kind: upload.kind) {
      case .good(let file): return (upload, file)
      case .bad(let problem): throw UntakenFile.problem(problem, upload.name)
      }
    } catch let error as HTTPError where error.status == .contentTooLarge {
      let name = String(part.filename?.prefix(100) ?? "")
      throw .problem(left < largest ? .tooLargeTogether : .tooLarge, name)
    } catch let error as UntakenFile {
      throw error
    } catch {
      throw .failure(error)
    }
  }

  /// Notes in the form what is wrong with the files.
  package func noteMistakes(in form: inout Form) {
    for mistake in mistakes { form.mistake(mistake.field, mistake.message) }
  }

  /// The status of the page that shows the form again, for its mistakes and those of the files.
  package func status(of form: Form) -> HTTPResponse.Status {
    isOnlyTooLarge && !mistakes.isEmpty && form.mistakes.count == mistakes.count
      ? .contentTooLarge : .unprocessableContent
  }

  /// Those that were taken, with the fields that they were chosen in.
  package var files: [(field: String, file: StoredFile)] {
    kept.map { ($0.field, $0.file) } + new.map { ($0.field, $0.file) }
  }

  /// Stores the new ones in the folder of kept files.
  func keep(in folder: String) async throws -> [KeptFile] {
    var files = kept
    for (field, upload, file) in new {
      let name = Secrets.random(bytes: 18)
      try await upload.keep(as: name, in: folder)
      files.append(KeptFile(name: name, field: field, file: file))
    }
    return files
  }

  /// Stores them where events refer to files. Content that was sent before is already there.
  /// - Throws: `SystemError` with ENOENT where a kept file is gone.
  func save(in folder: UploadFolder, from keptFolder: String) async throws {
    for file in kept {
      do {
        try await folder.adopt("\(keptFolder)/\(file.name)", as: file.file.digest)
      } catch let error as SystemError where error.code == EEXIST {}
    }
    for (_, upload, file) in new {
      try await upload.keepUnlessThere(as: file.digest)
    }
  }
}

extension UploadedFile {
  /// Content that was sent before is already there.
  package func keepUnlessThere(as name: String) async throws {
    do { try await keep(as: name) } catch let error as SystemError where error.code == EEXIST {}
  }
}

private enum UntakenFile: Error {
  case problem(FileProblem, String)
  case failure(any Error)
}
