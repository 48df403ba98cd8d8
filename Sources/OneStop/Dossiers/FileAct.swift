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
  /// The dossier has all of this already: it is added once.
  case thereAlready
  /// The dossier would have more than `DossierFile.numbers`.
  case tooMany
  case noSuchFile
  case removedAlready(Moment)
  /// Files of notes stay.
  case notRemovable
  case reasonMissing
  case textMissing
  case receiptMissing
  /// A receipt with this number was noted before.
  case receiptNotedAlready
  /// A result is given once the dossier is finished.
  case notFinished
  /// The file is handed to the archive once nothing is left to be done.
  case open
  /// What the archive has is not changed any more.
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
    if let archived { throw .archivedAlready(archived.at) }
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
      return .papersAdded(try fitting(new(files, as: .paper)))
    case .giveResult(let files):
      guard hasResult else { throw .notFinished }
      return .resultGiven(try fitting(new(files, as: .result)))
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
      if receipts.contains(where: { $0.number == number }) { throw .receiptNotedAlready }
      return .receiptNoted(number: number, amount: amount.flatMap { $0 > 0 ? $0 : nil })
    case .archive(let receipt):
      guard isClosed else { throw .open }
      let receipt = receipt.composed.squeezed
      if !receipt.saysSomething { throw .receiptMissing }
      return .archived(receipt: receipt)
    }
  }

  /// Those that the dossier does not have yet, each once.
  private func new(_ files: [AttachedFile], as purpose: FilePurpose) throws(FileRefusal) -> [AttachedFile] {
    var new: [AttachedFile] = []
    let there = self.files.filter { $0.purpose == purpose && $0.removal == nil }.map(\.attached)
    for file in files where !(there + new).contains(where: { $0.isSame(as: file) }) { new.append(file) }
    if new.isEmpty, !files.isEmpty { throw .thereAlready }
    return new
  }

  private func fitting(_ new: [AttachedFile]) throws(FileRefusal) -> [AttachedFile] {
    if new.isEmpty { throw .empty }
    if files.count + new.count > DossierFile.numbers.upperBound { throw .tooMany }
    return new
  }
}
