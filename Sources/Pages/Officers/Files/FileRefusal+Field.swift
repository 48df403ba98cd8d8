import OneStop
import Web

extension FileRefusal {
  /// The field at which it is said in the form of a deed.
  func field(of deed: FileDeed) -> String {
    switch self {
    case .receiptMissing, .receiptNotedAlready, .open: FileDeed.number
    case .reasonMissing, .textMissing, .notRemovable, .noSuchFile, .removedAlready: FileDeed.text
    case .empty, .thereAlready, .tooMany, .notFinished, .notAwaited, .otherRequest: FilePicker.field
    case .erased, .archivedAlready: deed.fieldOfAll
    }
  }
}

extension FileDeed {
  /// The field at which something is said of the whole form.
  var fieldOfAll: String {
    switch self {
    case .papers, .results: FilePicker.field
    case .reuse: FileDeed.earlier
    case .notes: FileDeed.text
    case .receipts, .archive: FileDeed.number
    }
  }
}
