import Database
import OneStop

/// A dossier as its events make it, without its applicant and papers.
struct Life {
  let id: Int64
  let dossier: Dossier
  let events: [DossierEvent]
}

extension Connection {
  /// Passes the lives of the dossiers that a condition selects to `body`, one at a time.
  func forEachLife(
    _ condition: String, _ values: [any SQLParameter] = [], body: (Life) throws(StoreError) -> Void
  ) throws(StoreError) {
    try forEach(
      composed: """
        SELECT id, code, coalesce(filing_agency, agency), procedure, procedure_version, channel, lookup_key,
          time_value, time_unit, cutoff, supplement, is_confidential
        FROM dossiers WHERE \(condition)
        """, values
    ) { row throws(StoreError) in
      var filing = Filing(
        procedure: try procedureCode(row, 3), procedureVersion: row.int(4), agency: try agencyCode(row, 2),
        channel: try row.word(5), applicant: Applicant(kind: .citizen, name: "", identity: nil), summary: "",
        papers: [], returnBy: .counter, key: LookupKey(stored: row.text(6)))
      filing.isConfidential = row.bool(11)
      let events = try events(of: row.int64(0))
      let code = DossierCode(stored: row.text(1))
      guard let dossier = Dossier(code: code, filing: filing, rules: try row.rules(7), events: events) else {
        throw .corrupt("dossier \(code) does not begin with a filing or an acceptance")
      }
      try body(Life(id: row.int64(0), dossier: dossier, events: events))
      return true
    }
  }
}
