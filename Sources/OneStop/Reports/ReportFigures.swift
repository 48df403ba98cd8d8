/// The figures of one row of an on-time report; every row balances: received + carried over + transferred in = ended +
/// transferred out + open, and each of these is the sum of its parts.
package struct ReportFigures: Hashable, Sendable, Codable {
  package struct Received: Hashable, Sendable, Codable {
    package var online = 0
    package var direct = 0
    package var postal = 0
    package var total: Int { online + direct + postal }
    package init() {}
  }

  package struct Ended: Hashable, Sendable, Codable {
    package var early = 0
    package var onTime = 0
    package var late = 0
    package var refused = 0
    package var withdrawn = 0
    package var stopped = 0
    package var undated = 0
    package var total: Int { early + onTime + late + refused + withdrawn + stopped + undated }
    /// What the on-time rate is calculated from.
    package var rated: Int { early + onTime + late }
    package init() {}
  }

  package struct Open: Hashable, Sendable, Codable {
    package var withinTime = 0
    package var overdue = 0
    package var paused = 0
    package var undated = 0
    package var total: Int { withinTime + overdue + paused + undated }
    package init() {}
  }

  /// Dossiers under way that passed from a dissolved agency to its successor. In a sum over both agencies, the two are
  /// equal.
  package struct Transferred: Hashable, Sendable, Codable {
    package var `in` = 0
    package var out = 0
    package init() {}
  }

  package struct Ratings: Hashable, Sendable, Codable {
    package var satisfied = 0
    package var partly = 0
    package var unsatisfied = 0
    package var total: Int { satisfied + partly + unsatisfied }
    package init() {}
  }

  package var received = Received()
  package var carriedOver = 0
  package var transferred = Transferred()
  package var ended = Ended()
  package var open = Open()
  package var repeatSupplements = 0
  package var ratings = Ratings()
  /// Corrections and undone ends that were entered in the period.
  package var corrections = 0

  package init() {}

  /// (early + on time) / (early + on time + late); nil where nothing was rated.
  package var onTimeRate: Double? {
    ended.rated == 0 ? nil : Double(ended.early + ended.onTime) / Double(ended.rated)
  }

  /// The two sides of the balance: what came in, and what became of it.
  package var balance: (left: Int, right: Int) {
    (received.total + carriedOver + transferred.in, ended.total + transferred.out + open.total)
  }

  package var isBalanced: Bool { balance.left == balance.right }

  /// Adds one channel of one agency and procedure.
  ///
  /// - Parameters:
  ///   - before: the sum of all days before the period.
  ///   - within: the sum of the period's days, up to today.
  ///   - dueLater: running dossiers that are due on the day of the figures, but after their moment: the tallies already
  ///     count them as overdue at the day's end.
  package mutating func add(_ channel: Channel, before: Tally, within: Tally, dueLater: Int = 0) {
    switch channel.way {
    case .online: received.online += within.received
    case .direct: received.direct += within.received
    case .postal: received.postal += within.received
    }
    carriedOver += before.openChange
    transferred.in += within.transferredIn
    transferred.out += within.transferredOut
    ended.early += within.early
    ended.onTime += within.onTime
    ended.late += within.late
    ended.refused += within.refused
    ended.withdrawn += within.withdrawn
    ended.stopped += within.stopped
    ended.undated += within.endedUndated
    let overdue = before.overdueChange + within.overdueChange - dueLater
    let paused = before.pausedChange + within.pausedChange
    let undated = before.undatedChange + within.undatedChange
    let total = before.openChange + within.openChange
    open.overdue += overdue
    open.paused += paused
    open.undated += undated
    open.withinTime += total - overdue - paused - undated
    repeatSupplements += within.repeatSupplements
    corrections += within.corrections
    ratings.satisfied += within.satisfied
    ratings.partly += within.partly
    ratings.unsatisfied += within.unsatisfied
  }

  package static func += (left: inout ReportFigures, right: ReportFigures) {
    left.received.online += right.received.online
    left.received.direct += right.received.direct
    left.received.postal += right.received.postal
    left.carriedOver += right.carriedOver
    left.transferred.in += right.transferred.in
    left.transferred.out += right.transferred.out
    left.ended.early += right.ended.early
    left.ended.onTime += right.ended.onTime
    left.ended.late += right.ended.late
    left.ended.refused += right.ended.refused
    left.ended.withdrawn += right.ended.withdrawn
    left.ended.stopped += right.ended.stopped
    left.ended.undated += right.ended.undated
    left.open.withinTime += right.open.withinTime
    left.open.overdue += right.open.overdue
    left.open.paused += right.open.paused
    left.open.undated += right.open.undated
    left.repeatSupplements += right.repeatSupplements
    left.ratings.satisfied += right.ratings.satisfied
    left.ratings.partly += right.ratings.partly
    left.ratings.unsatisfied += right.ratings.unsatisfied
    left.corrections += right.corrections
  }
}

extension ReportFigures {
  /// Reports from before corrections and transfers were counted have none.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    received = try values.decode(Received.self, forKey: .received)
    carriedOver = try values.decode(Int.self, forKey: .carriedOver)
    transferred = try values.decodeIfPresent(Transferred.self, forKey: .transferred) ?? Transferred()
    ended = try values.decode(Ended.self, forKey: .ended)
    open = try values.decode(Open.self, forKey: .open)
    repeatSupplements = try values.decode(Int.self, forKey: .repeatSupplements)
    ratings = try values.decode(Ratings.self, forKey: .ratings)
    corrections = try values.decodeIfPresent(Int.self, forKey: .corrections) ?? 0
  }
}
