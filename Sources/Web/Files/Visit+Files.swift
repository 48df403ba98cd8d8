import HTTPServer
import OneStop
import OneStopStore
import Operations
import System

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
    of draft: FileDraft, in upload: UploadedForm, fields: [String] = [FilePicker.field], most: Int
  ) async throws -> FileIntake {
    let files = try await FileIntake(
      upload, fields: fields, most: most, kept: keptFiles(of: draft), by: examiner, words: words.files)
    reader.endBatch()
    return files
  }

  /// Keeps them until the form is sent again, in place of those kept before.
  package func keep(_ files: FileIntake, of draft: FileDraft) async throws {
    let before = try keptFiles(of: draft)
    let kept = try await files.keep(in: state.store.folder.kept)
    try await run(KeepFiles(kept, of: draft, now: now))
    // Files that are no longer wanted are deleted now instead of the next night.
    let names = Set(kept.map(\.name))
    remove(before.filter { !names.contains($0.name) })
  }

  /// Keeps them for another of the sender's forms than they were sent with, beside what waits for that one.
  package func keep(_ files: FileIntake, of draft: FileDraft, insteadOf old: FileDraft) async throws {
    let kept = try await files.keep(in: state.store.folder.kept)
    try await run(KeepFiles(kept, of: draft, insteadOf: old, now: now))
    let names = Set(kept.map(\.name))
    remove(files.before.filter { !names.contains($0.name) })
  }

  /// What is not removed goes with the next sweep.
  private func remove(_ files: [KeptFile]) {
    for file in files { try? FileSystem.remove("\(state.store.folder.kept)/\(file.name)") }
  }

  /// Stores them where events refer to files, for whoever has to read them before.
  package func save(_ files: FileIntake) async throws {
    try await files.save(in: state.shared.uploads, from: state.store.folder.kept)
  }

  /// Runs a change that names the files: they are on disk before it commits.
  ///
  /// The change should forget the draft's kept files (`Transaction.forgetKeptFiles`).
  package func run<Change: Operation>(_ change: Change, naming files: FileIntake) async throws -> Change.Outcome {
    try await save(files)
    let outcome = try await run(change)
    // Once more: the same content may have been erased with another dossier just before this one named it.
    try await save(files)
    remove(files.before)
    return outcome
  }
}

extension LoopState {
  /// Keeps the files of a form that arrived after its sender's session had ended. Whether it may be sent is checked when
  /// it is sent again.
  package func keep(
    _ upload: UploadedForm, fields: [String] = [FilePicker.field], most: Int, of draft: FileDraft
  ) async throws {
    let files = try await FileIntake(
      upload, fields: fields, most: most, kept: [], by: FileExaminer(shared: shared), words: words(.vietnamese).files)
    reader.endBatch()
    let kept = try await files.keep(in: store.folder.kept)
    try await store.run(KeepFiles(kept, of: draft, now: clock()))
  }
}
