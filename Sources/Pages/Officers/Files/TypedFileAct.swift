import OneStop
import Web

/// What the form of a deed with files, or with a number, says is to be done.
struct TypedFileAct {
  let deed: FileDeed
  var note = ""
  var number = ""
  var amount: Int?

  /// Notes every mistake in the form's texts.
  init(_ deed: FileDeed, _ form: inout Form) {
    self.deed = deed
    let words = form.words.dossierFiles
    let refusals = words.refusals
    switch deed {
    case .papers: note = form.text(FileDeed.text, FileDeed.remarkRule)
    case .results, .reuse: break
    case .notes: note = form.text(FileDeed.text, FileDeed.remarkRule, missing: refusals.text)
    case .receipts:
      number = form.text(FileDeed.number, FileAct.receiptRule, missing: refusals.receipt)
      amount = form.read(FileDeed.amount, DossierCommand.amount, or: words.receipts.amountWrong.html)
    case .archive: number = form.text(FileDeed.number, FileAct.receiptRule, missing: refusals.receipt)
    }
  }

  func act(_ files: [AttachedFile]) -> FileAct {
    switch deed {
    case .papers, .reuse: .addPapers(files)
    case .results: .giveResult(files)
    case .notes: .note(files)
    case .receipts: .noteReceipt(number, amount: amount)
    case .archive: .archive(receipt: number)
    }
  }
}
