import Database
import OneStop

extension Check {
  /// Compares the filing of a corrected dossier, and the words by which it is found, with its corrections: each begins
  /// with what the one before it left, and the last one is the present state.
  mutating func corrections(
    of id: Int64, _ dossier: Dossier, _ events: [DossierEvent], _ database: Connection
  ) throws(StoreError) {
    let corrections = events.compactMap { if case .corrected(let correction) = $0.kind { correction } else { nil } }
    if corrections.contains(where: { $0.isErased != (dossier.erasedAt != nil) }) {
      find("corrections", "Dossier \(dossier.code): what a correction says is gone, or should be.")
    }
    guard let last = corrections.last, !last.isErased else { return }
    for (earlier, later) in zip(corrections, corrections.dropFirst()) where earlier.after != later.before {
      find("corrections", "Dossier \(dossier.code): a correction does not begin with what the one before it left.")
    }
    if try database.filingDetails(of: id) != last.after {
      find("corrections", "Dossier \(dossier.code): its filing differs from its last correction.")
    }
    let words = last.after.applicant.nameWords
    let former = corrections.reduce(into: Set<String>()) { $0.formUnion($1.before.applicant.nameWords) }
    let agency = dossier.agency
    var wrong = 0
    for word in words where try !database.hasWord(word, agency, id) { wrong += 1 }
    for word in former.subtracting(words) where try database.hasWord(word, agency, id) { wrong += 1 }
    if wrong > 0 {
      find(
        "corrections", "Dossier \(dossier.code): \(wrong) words of its applicant's name do not match the corrections.")
    }
  }
}
