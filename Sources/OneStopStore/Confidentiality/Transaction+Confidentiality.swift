import Database
import OneStop

extension Transaction {
  /// Moves the dossiers and tallies of procedures that have become confidential, or no longer are, to where they belong
  /// now. Reads every dossier once if a procedure has changed.
  func confidentialityDidChange(from before: Set<ProcedureCode>) throws(StoreError) {
    let after = try compiledCatalogue().catalogue.confidentialProcedures
    let database = try connection
    for procedure in before.symmetricDifference(after) {
      let isConfidential = after.contains(procedure)
      try database.run(
        "UPDATE dossiers SET is_confidential = $1 WHERE procedure = $2 AND is_confidential <> $1", isConfidential,
        procedure)
      try database.moveTallies(of: procedure, apart: isConfidential)
      if !isConfidential { try database.noteChanges(ofAll: procedure) }
    }
  }
}

extension Connection {
  /// Takes the tallies of a procedure out of the public ones, or puts them back.
  fileprivate func moveTallies(of procedure: ProcedureCode, apart: Bool) throws(StoreError) {
    for unit in TallyGrain.Unit.allCases {
      let open = TallyGrain(view: .withinAgency, unit: unit).number
      let confidential = TallyGrain(view: .confidential, unit: unit).number
      var rows: [(period: Int, agency: String, channel: Channel, tally: Tally)] = []
      try forEach(
        """
        SELECT period, scope, channel, received, early, on_time, late, refused, withdrawn, stopped, ended_undated,
          repeat_supplements, overdue_change, paused_change, undated_change, satisfied, partly, unsatisfied,
          corrections, transferred_in, transferred_out
        FROM tallies WHERE grain = $1 AND subject = $2
        """,
        apart ? open : confidential, procedure
      ) { row throws(StoreError) in
        rows.append((period: row.int(0), agency: row.text(1), channel: try row.word(2), tally: Tally(row, from: 3)))
      }
      for row in rows {
        let change = apart ? row.tally.negated : row.tally
        let subjects: [(view: TallyGrain.View, subject: String)] = [
          (.agencies, row.agency), (.procedures, procedure.description),
        ]
        for (view, subject) in subjects {
          let grain = TallyGrain(view: view, unit: unit).number
          try add(
            change,
            to: TallyRow(grain: grain, period: row.period, scope: "", subject: subject, channel: row.channel))
        }
      }
      try run(
        "UPDATE tallies SET grain = $1 WHERE grain = $2 AND subject = $3", apart ? confidential : open,
        apart ? open : confidential, procedure)
    }
  }
}

extension Tally {
  fileprivate var negated: Tally {
    var negated = Tally()
    for field in Tally.fields { negated[keyPath: field] = -self[keyPath: field] }
    return negated
  }
}
