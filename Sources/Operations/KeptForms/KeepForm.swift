import OneStop
import OneStopStore

/// A form that could not be taken is kept for whom it was made.
package struct KeepForm: Operation {
  private let form: KeptForm

  package init(_ form: KeptForm) { self.form = form }

  package func run(in transaction: Transaction) throws { try transaction.keep(form) }
}

/// Its owner has seen it again, and is offered it no more.
package struct NoteFormShown: Operation {
  private let id: String
  private let now: Moment

  package init(_ id: String, now: Moment) { (self.id, self.now) = (id, now) }

  package func run(in transaction: Transaction) throws { try transaction.noteKeptFormShown(id, now: now) }
}

/// The files of an answer that could not be saved are kept, in place of those that were kept of it before.
package struct KeepAnswerFiles: Operation {
  private let files: [KeptFile]
  private let draft: AnswerDraft
  private let now: Moment

  package init(_ files: [KeptFile], of draft: AnswerDraft, now: Moment) {
    (self.files, self.draft, self.now) = (files, draft, now)
  }

  package func run(in transaction: Transaction) throws { try transaction.keep(files, of: draft, now: now) }
}
