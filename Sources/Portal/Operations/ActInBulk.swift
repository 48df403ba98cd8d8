import OneStop
import OneStopStore

/// Carries an order out in groups, so that what others write comes in between.
struct ActInBulk: Sendable {
  /// How many dossiers share a transaction: intake waits for no more than these.
  static let groupSize = 25

  let key: BulkKey
  let account: Account
  let sight: ConfidentialSight
  let notices: NoticeWriter
  let now: Moment

  /// Goes on where the order stands, to its end. What was done stays done, whatever happens meanwhile.
  func carryOut(_ write: (@escaping @Sendable (Transaction) throws -> Bool) async throws -> Bool) async throws {
    while try await write(run) {}
  }

  /// The next group, each dossier for itself: one that cannot be acted on hinders no other.
  ///
  /// - Returns: whether there was anything to do.
  func run(in transaction: Transaction) throws -> Bool {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    let office = try acting.office(of: account.agency)
    return try transaction.carryOut(next: ActInBulk.groupSize, of: key) { order, item in
      guard let id = try transaction.dossierNumber(item.code) else { throw BulkRefusal.unknown }
      let passed = try acting.passOn(id)
      let after = try acting.append(to: id) { present in
        guard acting.isSame(present.dossier.agency, account.agency) else { throw BulkRefusal.unknown }
        return try order.decide(
          present.dossier, version: item.version.map { $0 + passed }, by: account, sight: sight,
          steps: acting.steps(of: present.dossier), office: office, calendar: acting.calendar, now: now)
      }
      try acting.tell(after)
    }
  }
}
