/// What is done with the files of a dossier, and beside them: none of it moves the dossier on or touches its clock.
package enum FileAct: Hashable, Sendable {
  /// Papers are digitised at the counter, or sent by the applicant; the note is a remark.
  case addPapers([AttachedFile])
  case giveResult([AttachedFile])
  /// A paper was put into the wrong dossier, or a result is taken back; the note is the reason, which applicants read.
  case remove(number: Int)
  /// The note is for those who handle the dossier, with its files.
  case note([AttachedFile])
  /// The number of an e-receipt for a fee, and the amount in đồng if it is known.
  case noteReceipt(String, amount: Int?)
  /// The finished file was handed to the archive, which gave this receipt.
  case archive(receipt: String)

  /// The limit of a receipt's number.
  package static let receiptRule = TextRule.line(.form, upTo: 100)
}

/// Why nothing was done with the files of a dossier.
package enum FileRefusal: Error, Hashable, Sendable {
  case erased(Moment)
  /// No file came.
  case empty
  /// The dossier would have more than `DossierFile.numbers`.
  case tooMany
  case noSuchFile
  case removedAlready(Moment)
  /// Files of notes stay.
  case notRemovable
  case reasonMissing
  case textMissing
  case receiptMissing
  /// A result is given once the dossier is finished.
  case notFinished
  /// The file is handed to the archive once nothing is left to be done.
  case open
  case archivedAlready(Moment)
  /// The applicant is not asked for anything at present.
  case notAwaited
  /// The applicant is asked for something else than what they answer.
  case otherRequest
}

extension Dossier {
  /// The event that does it, or the reason why not. Changes nothing.
  package func decide(
    _ act: FileAct, note: String = "", by actor: Actor, now: Moment
  ) throws(FileRefusal) -> DossierEvent {
    if let erasedAt { throw .erased(erasedAt) }
    let note = note.composed
    let at = max(now, lastEventAt)
    return DossierEvent(
      at: at, recordedAt: at, actor: actor, kind: try kind(of: act, note: note, by: actor), note: note, due: due,
      isDueProvisional: isDueProvisional)
  }

  private func kind(of act: FileAct, note: String, by actor: Actor) throws(FileRefusal) -> DossierEvent.Kind {
    switch act {
    case .addPapers(let files):
      if actor == .applicant, status != .awaitingSupplement { throw .notAwaited }
      return .papersAdded(try fitting(files))
    case .giveResult(let files):
      guard hasResult else { throw .notFinished }
      return .resultGiven(try fitting(files))
    case .remove(let number):
      guard let file = files.first(where: { $0.number == number }) else { throw .noSuchFile }
      if let removal = file.removal { throw .removedAlready(removal.at) }
      if file.purpose == .note { throw .notRemovable }
      if !note.saysSomething { throw .reasonMissing }
      return .fileRemoved(number: number)
    case .note(let files):
      if !note.saysSomething { throw .textMissing }
      return .noted(files.isEmpty ? [] : try fitting(files))
    case .noteReceipt(let number, let amount):
      let number = number.composed.squeezed
      if !number.saysSomething { throw .receiptMissing }
      return .receiptNoted(number: number, amount: amount.flatMap { $0 > 0 ? $0 : nil })
    case .archive(let receipt):
      guard isClosed else { throw .open }
      if let archived { throw .archivedAlready(archived.at) }
      let receipt = receipt.composed.squeezed
      if !receipt.saysSomething { throw .receiptMissing }
      return .archived(receipt: receipt)
    }
  }

  private func fitting(_ new: [AttachedFile]) throws(FileRefusal) -> [AttachedFile] {
    if new.isEmpty { throw .empty }
    if files.count + new.count > DossierFile.numbers.upperBound { throw .tooMany }
    return new
  }
}
