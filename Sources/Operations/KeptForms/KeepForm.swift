import OneStop
import OneStopStore

/// Keeps a form that could not be accepted, for the person who filled it in.
package struct KeepForm: Operation {
  private let form: KeptForm

  package init(_ form: KeptForm) { self.form = form }

  package func run(in transaction: Transaction) throws { try transaction.keep(form) }
}

/// The owner has seen the form again; it is not offered any more.
package struct NoteFormShown: Operation {
  private let id: String
  private let now: Moment

  package init(_ id: String, now: Moment) { (self.id, self.now) = (id, now) }

  package func run(in transaction: Transaction) throws { try transaction.noteKeptFormShown(id, now: now) }
}

/// Keeps the files of a form that could not be saved, in place of those that it had.
package struct KeepFiles: Operation {
  private let new: [KeptFile]
  private let wanted: [KeptFile]
  private let had: [String]
  private let draft: FileDraft
  private let isGuest: Bool
  private let now: Moment

  /// - Parameters:
  ///   - wanted: of those that wait already, with the fields that they are for now.
  ///   - had: all that wait already and that the form had.
  ///   - draft: also another than the form had them of; those that it has already stay.
  package init(
    _ new: [KeptFile], besides wanted: [KeptFile] = [], of had: [String] = [], for draft: FileDraft,
    isGuest: Bool = false, now: Moment
  ) {
    (self.new, self.wanted, self.had) = (new, wanted, had)
    (self.draft, self.isGuest, self.now) = (draft, isGuest, now)
  }

  /// - Returns: nil, or why none of the new ones is kept.
  package func run(in transaction: Transaction) throws -> FileRoom.Shortage? {
    let isWanted = Set(wanted.map(\.name)).contains
    try transaction.forget(FormFiles(owner: draft.owner, names: had.filter { !isWanted($0) }))
    try transaction.keepOn(wanted, for: draft, now: now)
    if new.isEmpty { return nil }
    let size = WaitingFiles(count: new.count, size: new.reduce(0) { $0 + $1.file.size })
    do {
      try FileRoom.require(size, for: draft, isGuest: isGuest, in: transaction)
    } catch let shortage as FileRoom.Shortage {
      return shortage
    }
    try transaction.keep(new, of: draft, now: now)
    return nil
  }
}
