import Crypto
import FileKinds
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
  /// Of the draft.
  private let owner: String
  /// Those kept earlier that the form had; another tab may have more.
  private var before: [KeptFile] = []
  /// The form's texts, those behind its files too.
  package private(set) var fields: FormContent
  /// Kept earlier, and still wanted.
  package private(set) var kept: [KeptFile] = []
  private var new: [(field: String, upload: UploadedFile, file: StoredFile)] = []
  /// The mistakes of the other files, which were discarded; one for each sentence, with the field that they came in.
  package private(set) var mistakes: [FieldFault] = []
  /// Whether their size is their only mistake.
  private var isOnlyTooLarge = true
  /// Whether there is a mistake besides files that are gone.
  package private(set) var isFaulty = false
  /// How many of those that the form named are not there any more: they were sent, or have waited too long.
  package private(set) var gone = 0

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
  ///   - fields: the form's file fields; a file in another is a mistake.
  ///   - most: how many files the form may have in all of them.
  ///   - rooms: how many more a field may have, of how many; no limit of its own for others.
  ///   - all: those kept earlier.
  init(
    _ upload: UploadedForm, of draft: FileDraft, fields: [String] = [FilePicker.field], most: Int,
    rooms: [String: FieldRoom] = [:], kept all: [KeptFile], by examiner: FileExaminer, words: FileWords
  ) async throws {
    owner = draft.owner
    self.fields = upload.fields
    let all = all.within(fields)
    var left = min(upload.limit, FileIntake.limit)
    var fullField: String?
    let isFull = { (files: FileIntake, field: String) in
      files.count >= most || files.count(in: field) >= rooms[field]?.left ?? most
    }
    /// - Parameter seen: names of those that were looked at already.
    func takeKept(besides seen: FormContent) {
      for field in fields {
        let wanted = Set(upload.fields.all(FilePicker.kept(field))).subtracting(seen.all(FilePicker.kept(field)))
        let found = all.filter { $0.field == field && wanted.contains($0.name) }
        if found.count < wanted.count {
          gone += wanted.count - found.count
          noteGone(field, words)
        }
        for file in found where !has(file.file, in: field) {
          if isFull(self, field) {
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
    var examiner = examiner
    while let part = try await upload.nextFile() {
      guard fields.contains(part.name) else {
        let name = HTML(text: UploadedFile.cleaned(String(part.filename?.prefix(100) ?? "")))
        note(fields.first ?? FilePicker.field, words.stray(["name": name]), isOfSize: false)
        continue
      }
      if isFull(self, part.name) {
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
        if isFull(self, part.name) {
          fullField = fullField ?? part.name
          continue
        }
        left -= found.file.size
        new.append((part.name, found.upload, found.file))
      } catch {
        switch error {
        case .problem(let problem, let name):
          if problem == .unscanned { examiner.isUnanswered = true }
          note(part.name, words.problems[problem](["name": HTML(text: name)]), isOfSize: problem.isOfSize)
        case .failure(let error): throw error
        }
      }
    }
    // A form's second file field has its ticks behind the files of the first.
    takeKept(besides: self.fields)
    self.fields = upload.fields
    let named = Set(fields.flatMap { self.fields.all(FilePicker.kept($0)) + self.fields.all(FilePicker.shown($0)) })
    before = all.filter { named.contains($0.name) }
    if let fullField { note(fullField, words.tooMany(count: rooms[fullField]?.most ?? most), isOfSize: false) }
  }

  /// The field at which something is said of all new ones.
  package var fieldOfNew: String { new.first?.field ?? FilePicker.field }

  private var count: Int { kept.count + new.count }

  private func count(in field: String) -> Int {
    kept.count { $0.field == field } + new.count { $0.field == field }
  }

  /// Of the new ones together, in bytes.
  package var sizeOfNew: Int { new.reduce(0) { $0 + $1.file.size } }

  private func has(_ file: StoredFile, in field: String) -> Bool {
    kept.contains { $0.file.digest == file.digest && $0.field == field }
      || new.contains { $0.file.digest == file.digest && $0.field == field }
  }

  private mutating func note(_ field: String, _ message: HTML, isOfSize: Bool) {
    isFaulty = true
    add(FieldFault(field, message), isOfSize: isOfSize)
  }

  private mutating func noteGone(_ field: String, _ words: FileWords) {
    add(FieldFault(field, words.gone.html), isOfSize: false)
  }

  private mutating func add(_ mistake: FieldFault, isOfSize: Bool) {
    if !isOfSize { isOnlyTooLarge = false }
    if mistakes.count < FileIntake.mostMistakes { mistakes.append(mistake) }
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

  /// Puts all of them, and their mistakes, into other fields.
  package mutating func move(_ field: (String) -> String) {
    for place in kept.indices { kept[place].field = field(kept[place].field) }
    for place in new.indices { new[place].field = field(new[place].field) }
    for place in mistakes.indices { mistakes[place].field = field(mistakes[place].field) }
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

  /// The same as an event would name them, whose signatures nobody has checked.
  /// - Parameter paper: the paper that a field is for; empty: none.
  package func attached(_ paper: (String) -> String) -> [AttachedFile] {
    files.map { AttachedFile($0.file, paper: paper($0.field)) }
  }

  /// Those of the draft that the form had, also those that are not wanted any more.
  package var onForm: FormFiles { FormFiles(owner: owner, names: before.map(\.name)) }

  /// Stores the new ones in the folder of kept files.
  func keep(in folder: String) async throws -> [KeptFile] {
    var files: [KeptFile] = []
    for (field, upload, file) in new {
      let name = Secrets.random(bytes: 18)
      try await upload.keep(as: name, in: folder)
      files.append(KeptFile(name: name, field: field, file: file))
    }
    return files
  }

  /// Stores them where events refer to files.
  /// - Returns: nil where a kept file is gone, or is not what it was; it has its mistake then, and is not wanted any more.
  mutating func save(in folder: UploadFolder, from keptFolder: String, words: FileWords) async throws -> SavedFiles? {
    var uploads: [(upload: UploadedFile, digest: String)] = []
    var gone: Set<String> = []
    for file in kept {
      let digest = file.file.digest
      if let present = try await folder.refresh(digest) {
        uploads.append((present, digest))
      } else if let waiting = try await UploadFolder.file(at: "\(keptFolder)/\(file.name)"),
        try await SHA256.of(waiting) == digest
      {
        try await waiting.replace(digest, in: folder.path)
        uploads.append((waiting, digest))
      } else {
        gone.insert(file.name)
        if !mistakes.contains(where: { $0.field == file.field }) { noteGone(file.field, words) }
      }
    }
    if !gone.isEmpty {
      kept.removeAll { gone.contains($0.name) }
      return nil
    }
    for (_, upload, file) in new {
      try await folder.store(upload, as: file.digest)
      uploads.append((upload, file.digest))
    }
    return SavedFiles(files: files, uploads: uploads, kept: before.map { "\(keptFolder)/\($0.name)" })
  }
}

/// How many files a field may still have.
package struct FieldRoom: Sendable {
  var left: Int
  /// With those that are there already.
  var most: Int

  package init(left: Int, most: Int) {
    (self.left, self.most) = (max(0, left), most)
  }
}

extension [KeptFile] {
  /// Those whose field the form does not have any more are among the files of its last.
  package func within(_ fields: [String]) -> [KeptFile] {
    map { file in
      var file = file
      if !fields.contains(file.field), let last = fields.last { file.field = last }
      return file
    }
  }
}

private enum UntakenFile: Error {
  case problem(FileProblem, String)
  case failure(any Error)
}
