import Database
import OneStop

/// A choice with when it was made; a form that changes it names that moment.
package struct StoredProcedureChoice: Hashable, Sendable {
  package let choice: ProcedureChoice
  package let setAt: Moment
}

extension Snapshot {
  /// By the procedure's code; nil: for all that have none of their own.
  package func storedProcedureChoices() throws(StoreError) -> [ProcedureCode?: StoredProcedureChoice] {
    let database = try connection
    var found: [ProcedureCode?: StoredProcedureChoice] = [:]
    try database.forEach("SELECT procedure, filing, national_address, words, set_at FROM procedure_choices") {
      row throws(StoreError) in
      let procedure = row.text(0).isEmpty ? nil : try database.procedureCode(row, 0)
      let filing = row.optional(1, Row.text).flatMap(OnlineFiling.init(rawValue:))
      let choice = ProcedureChoice(
        filing: filing, nationalAddress: row.optional(2, Row.text), words: row.withText(3, TextList.decode))
      found[procedure] = StoredProcedureChoice(choice: choice, setAt: row.moment(4))
    }
    return found
  }

  func procedureChoices() throws(StoreError) -> ProcedureChoices {
    var choices = ProcedureChoices()
    for (procedure, stored) in try storedProcedureChoices() {
      if let procedure {
        choices.own[procedure] = stored.choice
      } else {
        choices.filing = stored.choice.filing ?? .here
      }
    }
    return choices
  }
}

extension Transaction {
  /// The catalogue has another revision then.
  ///
  /// - Parameter procedure: nil: for all that have no choice of their own.
  package func set(
    _ choice: ProcedureChoice, of procedure: ProcedureCode?, by login: String, now: Moment
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO procedure_choices (procedure, filing, national_address, words, set_at, set_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (procedure) DO UPDATE SET filing = excluded.filing, national_address = excluded.national_address,
        words = excluded.words, set_at = excluded.set_at, set_by = excluded.set_by
      """, procedure?.description ?? "", choice.filing?.rawValue, choice.nationalAddress,
      TextList.encode(choice.words), now, login)
    try raiseCatalogueRevision()
  }
}
