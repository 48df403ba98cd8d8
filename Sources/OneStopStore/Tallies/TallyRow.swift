import Database
import OneStop

/// One agency, procedure, channel and day, for which changes are counted.
struct TallyDay: Hashable {
  var agency: AgencyCode
  var procedure: ProcedureCode
  var channel: Channel
  var day: LocalDate
}

/// The key of a row of `tallies`.
struct TallyRow: Hashable {
  var grain: Int
  var period: Int
  var scope: String
  var subject: String
  var channel: Channel
}

extension TallyRow {
  /// The row in which the grain counts the day.
  init(_ key: TallyDay, _ grain: TallyGrain) {
    self.init(
      grain: grain.number, period: grain.unit.period(of: key.day),
      scope: grain.view.hasScope ? key.agency.description : "",
      subject: grain.view == .agencies ? key.agency.description : key.procedure.description, channel: key.channel)
  }
}

extension Connection {
  /// Adds to the row, or creates it.
  func add(_ change: Tally, to row: TallyRow) throws(StoreError) {
    try run(
      """
      INSERT INTO tallies (grain, period, scope, subject, channel, received, early, on_time, late, refused, withdrawn,
        stopped, ended_undated, repeat_supplements, overdue_change, paused_change, undated_change, satisfied, partly,
        unsatisfied, corrections, transferred_in, transferred_out)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
        $22, $23)
      ON CONFLICT (grain, period, scope, subject, channel) DO UPDATE SET
        received = tallies.received + excluded.received, early = tallies.early + excluded.early,
        on_time = tallies.on_time + excluded.on_time, late = tallies.late + excluded.late,
        refused = tallies.refused + excluded.refused, withdrawn = tallies.withdrawn + excluded.withdrawn,
        stopped = tallies.stopped + excluded.stopped,
        ended_undated = tallies.ended_undated + excluded.ended_undated,
        repeat_supplements = tallies.repeat_supplements + excluded.repeat_supplements,
        overdue_change = tallies.overdue_change + excluded.overdue_change,
        paused_change = tallies.paused_change + excluded.paused_change,
        undated_change = tallies.undated_change + excluded.undated_change,
        satisfied = tallies.satisfied + excluded.satisfied, partly = tallies.partly + excluded.partly,
        unsatisfied = tallies.unsatisfied + excluded.unsatisfied,
        corrections = tallies.corrections + excluded.corrections,
        transferred_in = tallies.transferred_in + excluded.transferred_in,
        transferred_out = tallies.transferred_out + excluded.transferred_out
      """,
      row.grain, row.period, row.scope, row.subject, row.channel.rawValue, change.received, change.early,
      change.onTime, change.late, change.refused, change.withdrawn, change.stopped, change.endedUndated,
      change.repeatSupplements, change.overdueChange, change.pausedChange, change.undatedChange, change.satisfied,
      change.partly, change.unsatisfied, change.corrections, change.transferredIn, change.transferredOut)
  }
}

extension Tally {
  /// Reads the counters of a row, in the order of the table.
  init(_ row: Row, from first: Int32) {
    self.init()
    received = row.int(first)
    early = row.int(first + 1)
    onTime = row.int(first + 2)
    late = row.int(first + 3)
    refused = row.int(first + 4)
    withdrawn = row.int(first + 5)
    stopped = row.int(first + 6)
    endedUndated = row.int(first + 7)
    repeatSupplements = row.int(first + 8)
    overdueChange = row.int(first + 9)
    pausedChange = row.int(first + 10)
    undatedChange = row.int(first + 11)
    satisfied = row.int(first + 12)
    partly = row.int(first + 13)
    unsatisfied = row.int(first + 14)
    corrections = row.int(first + 15)
    transferredIn = row.int(first + 16)
    transferredOut = row.int(first + 17)
  }
}
