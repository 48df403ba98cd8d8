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

/// Keeps the files of a form that could not be saved, in place of those kept earlier.
package struct KeepFiles: Operation {
  private let files: [KeptFile]
  private let draft: FileDraft
  /// Another draft, which some of them were kept for: those of this one then stay.
  private let old: FileDraft?
  private let now: Moment

  package init(_ files: [KeptFile], of draft: FileDraft, insteadOf old: FileDraft? = nil, now: Moment) {
    (self.files, self.draft, self.old, self.now) = (files, draft, old, now)
  }

  package func run(in transaction: Transaction) throws {
    try transaction.keep(files, of: draft, insteadOf: old, now: now)
  }
}
