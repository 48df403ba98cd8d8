/// A page from which dossiers are looked at, or an answer to a program: what a reader knows it by. The record itself has
/// the pattern of its address.
package enum LookSource: String, CaseIterable, Sendable {
  // An applicant's.
  case lookup, lookupFile, lookupReceipt, lookupForm, supplement, held, heldFile, ownDossiers, ownHeld, ownHeldFile
  // Of the staff: lists.
  case worklist, worklistFile, search, trackingBook, received, assisted, consultations, bulk, bulkResult, comments,
    outbox
  // Of the staff: one dossier.
  case intake, dossier, action, correction, placement, hold, files, file, fileRemoval, archive, answer, answerFile
  case printedForm, filedForm, keptForm
  // A program's.
  case programDossier, programDossiers, programEvents, programFile, programChanges
}
