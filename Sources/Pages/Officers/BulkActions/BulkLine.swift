import OneStop
import OneStopStore
import Operations
import Web

/// One dossier of an order in the preview: what would happen to it.
struct BulkLine {
  let item: BulkItem
  /// nil where the agency has no such dossier.
  let stored: StoredDossier?
  let result: Result<DossierEvent, BulkRefusal>

  /// The dossier's state afterwards; nil where it would be left as it is.
  var after: Dossier? {
    guard var dossier = stored?.dossier, case .success(let event) = result else { return nil }
    dossier.evolve(event)
    return dossier
  }
}

extension Visit {
  /// What an order would do to each of its dossiers in their present state. Other requests are answered in between.
  func lines(of entry: BulkEntry, office: Office) async throws -> [BulkLine] {
    let account = try account
    var lines: [BulkLine] = []
    for (index, item) in entry.items.enumerated() {
      if index % ActInBulk.groupSize == ActInBulk.groupSize - 1 { await Task.yield() }
      // A dossier that is still to pass to the reader's agency does so when it is acted on.
      guard let stored = try reader.dossier(item.code), try handlesDossiers(of: stored.dossier.agency),
        stored.dossier.isSeen(by: confidentialSight)
      else {
        lines.append(BulkLine(item: item, stored: nil, result: .failure(.unknown)))
        continue
      }
      let dossier = stored.dossier
      let steps = catalogue.procedure(dossier.filing.procedure)?.steps ?? []
      let result = Result { () throws(BulkRefusal) in
        try entry.order.decide(
          dossier, version: item.version, by: account, sight: confidentialSight, steps: steps, office: office,
          calendar: calendar, now: now)
      }
      lines.append(BulkLine(item: item, stored: stored, result: result))
    }
    return lines
  }
}
