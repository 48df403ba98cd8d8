import OneStop
import OneStopStore

/// Carries an order out in groups, so that others can write in between.
package struct ActInBulk: Operation {
  /// How many dossiers share a transaction; intake never waits for more.
  package static let groupSize = 25

  package let key: BulkKey
  package let account: Account
  package let sight: ConfidentialSight
  package let notices: NoticeWriter
  package let now: Moment

  package init(key: BulkKey, account: Account, sight: ConfidentialSight, notices: NoticeWriter, now: Moment) {
    self.key = key
    self.account = account
    self.sight = sight
    self.notices = notices
    self.now = now
  }

  /// Acts on the next group, each dossier by itself: one that is refused does not affect the others.
  ///
  /// - Returns: whether there was anything to do.
  package func run(in transaction: Transaction) throws -> Bool {
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
