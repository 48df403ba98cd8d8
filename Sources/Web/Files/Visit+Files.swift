import HTTPServer
import OneStop
import OneStopStore
import Operations
import System
import Words

extension Visit {
  /// The reader's draft; its purpose is letters, digits and hyphens. It is found by what is also in a form's token, so
  /// that the form of an ended session finds its owner: the seal over the login, or, of somebody who is not signed in,
  /// one over their browser's secret.
  package func fileDraft(dossier: Int64?, purpose: String) -> FileDraft {
    FileDraft(owner: fileOwner, dossier: dossier, purpose: purpose)
  }

  package func keptFiles(of draft: FileDraft) throws -> [KeptFile] { try reader.keptFiles(of: draft, now: now) }

  /// The files of a form. Whatever is read afterwards is as of the time when they have all arrived.
  package func files(
    of draft: FileDraft, in upload: UploadedForm, fields: [String] = [FilePicker.field], most: Int,
    rooms: [String: FieldRoom] = [:]
  ) async throws -> FileIntake {
    let files = try await FileIntake(
      upload, of: draft, fields: fields, most: most, rooms: rooms, kept: keptFiles(of: draft), by: examiner,
      words: words.files)
    reader.endBatch()
    return files
  }

  /// Keeps them until the form is sent again, in place of those that it had before; a mistake says why the new ones
  /// could not be kept.
  /// - Parameter draft: also another of the sender's than they were sent with; what waits for that one stays.
  package func keep(_ files: FileIntake, of draft: FileDraft, noting form: inout Form) async throws {
    let shortage = try await state.keep(files, of: draft, isGuest: session == nil, now: now)
    reader.endBatch()
    if let shortage { form.mistake(files.fieldOfNew, words.files.coming.sentence(shortage)) }
  }

  /// The same for a form that was not sent, with what is wrong with its files.
  package func keep(_ files: FileIntake, of draft: FileDraft) async throws -> [FieldFault] {
    var form = Form(words: words)
    files.noteMistakes(in: &form)
    try await keep(files, of: draft, noting: &form)
    return form.mistakes
  }

  /// Notes why files of the form that comes back were not kept.
  package func noteFileMistakes(in form: inout Form) {
    for mistake in fileMistakes { form.mistake(mistake.field, mistake.message) }
  }

  /// Forgets those that the form had of kept files.
  package func drop(_ files: FileIntake, of draft: FileDraft) async throws {
    let names = files.onForm.names
    _ = try await run(KeepFiles([], of: names, for: draft, now: now))
    await UploadFolder.remove(names.map { "\(state.store.folder.kept)/\($0)" })
  }

  /// Stores them where events refer to files.
  /// - Returns: nil where a kept file is gone; the form has a mistake then.
  package func save(_ files: inout FileIntake, noting form: inout Form) async throws -> SavedFiles? {
    let saved = try await files.save(
      in: state.shared.uploads, from: state.store.folder.kept, words: words.files)
    if saved == nil { files.noteMistakes(in: &form) }
    return saved
  }

  /// Runs a change that names the files.
  ///
  /// The change should forget what the form had of kept files (`FileIntake.onForm`).
  package func run<Change: Operation>(_ change: Change, naming files: SavedFiles) async throws -> Change.Outcome {
    let outcome = try await run(change)
    await state.shared.restore(files.uploads)
    await UploadFolder.remove(files.kept)
    return outcome
  }
}

extension LoopState {
  fileprivate func keep(
    _ files: FileIntake, of draft: FileDraft, isGuest: Bool = false, now: Moment
  ) async throws -> FileRoom.Shortage? {
    let folder = store.folder.kept
    let new = try await files.keep(in: folder)
    let shortage = try await store.run(
      KeepFiles(new, besides: files.kept, of: files.onForm.names, for: draft, isGuest: isGuest, now: now))
    // Files that are no longer wanted are deleted now instead of the next night.
    let wanted = Set(files.kept.map(\.name))
    let left = files.onForm.names.filter { !wanted.contains($0) } + (shortage == nil ? [] : new.map(\.name))
    await UploadFolder.remove(left.map { "\(folder)/\($0)" })
    return shortage
  }

  /// Keeps the files of a form that arrived after its sender's session had ended. Whether it may be sent is checked when
  /// it is sent again.
  package func keep(
    _ upload: UploadedForm, fields: [String] = [FilePicker.field], most: Int, of draft: FileDraft
  ) async throws {
    let files = try await FileIntake(
      upload, of: draft, fields: fields, most: most, kept: reader.keptFiles(of: draft, now: clock()),
      by: FileExaminer(shared: shared), words: words(.vietnamese).files)
    reader.endBatch()
    _ = try await keep(files, of: draft, now: clock())
  }
}

extension FileWords.Coming {
  package func sentence(_ shortage: FileRoom.Shortage) -> Phrase {
    switch shortage {
    case .ofOwner: tooManyOfOwner
    case .ofForm: tooManyOfForm
    case .ofAll: tooManyOfAll
    }
  }
}
