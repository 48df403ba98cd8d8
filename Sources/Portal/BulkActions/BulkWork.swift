import OneStop
import OneStopStore

/// Carries an order out in groups, so that what others write comes in between.
struct BulkWork: Sendable {
  /// How many dossiers share a transaction: intake waits for no more than these.
  static let groupSize = 25

  let key: BulkKey
  let account: Account
  let catalogue: Catalogue
  let notices: NoticeWriter
  let now: Moment

  /// Goes on where the order stands, to its end. What was done stays done, whatever happens meanwhile.
  func carryOut(_ write: (@escaping @Sendable (Transaction) throws -> Bool) async throws -> Bool) async throws {
    while try await write(next) {}
  }

  /// - Returns: whether there was anything to do.
  private func next(_ transaction: Transaction) throws -> Bool {
    let calendar = try transaction.calendar
    let office = Office(try transaction.staff(of: account.agency))
    return try transaction.carryOut(next: BulkWork.groupSize, of: key) {
      order, stored, version throws(BulkRefusal) in
      let steps = catalogue.procedure(stored.dossier.filing.procedure)?.steps ?? []
      return try order.decide(
        stored.dossier, version: version, by: account, steps: steps, office: office, calendar: calendar, now: now)
    } after: { stored in
      try transaction.notify(stored, notices, now: now)
    }
  }
}

extension Visit {
  func bulkWork(_ key: BulkKey) throws -> BulkWork {
    BulkWork(key: key, account: try account, catalogue: catalogue, notices: notices, now: now)
  }
}
