import Markup
import OneStop

extension Words {
  package func sentence(_ refusal: FileRefusal) -> HTML {
    let words = dossierFiles.refusals
    return switch refusal {
    case .erased(let moment): words.erased(["date": date(moment.date)])
    case .empty: words.empty.html
    case .thereAlready: words.there.html
    case .tooMany: words.tooMany(count: DossierFile.numbers.upperBound)
    case .noSuchFile: words.gone.html
    case .removedAlready: words.removed.html
    case .notRemovable: words.notRemovable.html
    case .reasonMissing: words.reason.html
    case .textMissing: words.text.html
    case .receiptMissing: words.receipt.html
    case .receiptNotedAlready: words.receiptNoted.html
    case .notFinished: words.notFinished.html
    case .open: words.open.html
    case .archivedAlready: words.archived.html
    case .notAwaited: words.notAwaited.html
    case .otherRequest: words.otherRequest.html
    }
  }
}
