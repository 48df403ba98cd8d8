import Database
import OneStop

/// Which open dossiers another calendar would move; nothing is moved.
package struct DueMoves: Hashable, Sendable {
  package struct Counts: Hashable, Sendable {
    package var later = 0
    package var earlier = 0
    /// Gains or loses a due moment, because a pause now counts, or no longer does.
    package var other = 0
    /// How many of all these would be overdue at once and are not now.
    package var newlyOverdue = 0

    package var total: Int { later + earlier + other }

    package static func += (left: inout Counts, right: Counts) {
      left.later += right.later
      left.earlier += right.earlier
      left.other += right.other
      left.newlyOverdue += right.newlyOverdue
    }
  }

  package internal(set) var counts: [AgencyCode: Counts] = [:]
  /// The numbers of the dossiers that would move, in order.
  package internal(set) var dossiers: [Int64] = []

  package var total: Counts { counts.values.reduce(into: Counts()) { $0 += $1 } }

  package init() {}
}

/// One dossier that would move.
package struct DueMove: Hashable, Sendable {
  package let code: DossierCode
  package let agency: AgencyCode
  package let from: Moment?
  package let to: Moment?
}

extension Snapshot {
  /// What a change of days off would move. Reads about half a million dossiers a second and writes nothing.
  package func dueMoves(
    changing days: ClosedRange<LocalDate>, to calendar: WorkCalendar, now: Moment
  ) throws(StoreError) -> DueMoves {
    let database = try connection
    var moves = DueMoves()
    for id in try openDossiers(dueFrom: days.lowerBound) {
      guard let dossier = try database.openDossier(id),
        let after = dossier.recomputed(by: calendar, changed: days), after.date.due != dossier.clock.date.due
      else { continue }
      moves.dossiers.append(id)
      moves.counts[dossier.agency, default: .init()].add(from: dossier.clock.date.due, to: after.date.due, now: now)
    }
    return moves
  }

  /// Some of the dossiers that would move, in the order of their numbers, without confidential ones and those that have
  /// ended meanwhile.
  package func dueMoves(of ids: some Sequence<Int64>, to calendar: WorkCalendar) throws(StoreError) -> [DueMove] {
    let database = try connection
    var moves: [DueMove] = []
    for id in ids {
      guard let dossier = try database.openDossier(id),
        let code = try database.first(
          "SELECT code FROM dossiers WHERE id = $1 AND is_confidential = 0", id,
          decode: { row throws(StoreError) in try row.dossierCode(0) })
      else { continue }
      let after = dossier.clock.recomputed(by: calendar) ?? dossier.clock
      moves.append(DueMove(code: code, agency: dossier.agency, from: dossier.clock.date.due, to: after.date.due))
    }
    return moves
  }
}

extension DueMoves.Counts {
  fileprivate mutating func add(from old: Moment?, to new: Moment?, now: Moment) {
    switch (old, new) {
    case (let old?, let new?) where new > old: later += 1
    case (.some, .some): earlier += 1
    default: other += 1
    }
    if let new, new < now, old.map({ $0 >= now }) ?? true { newlyOverdue += 1 }
  }
}
