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
  private let now: Moment

  package init(_ files: [KeptFile], of draft: FileDraft, now: Moment) {
    (self.files, self.draft, self.now) = (files, draft, now)
  }

  package func run(in transaction: Transaction) throws { try transaction.keep(files, of: draft, now: now) }
}
