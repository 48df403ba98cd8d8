import Database
import OneStop

extension Connection {
  /// A dossier's number by its code, or by the provisional code it was filed under.
  func dossierID(_ code: DossierCode) throws(StoreError) -> Int64? {
    if let id = try first("SELECT id FROM dossiers WHERE code = $1", code, decode: { $0.int64(0) }) { return id }
    return try first("SELECT id FROM dossiers WHERE filed_code = $1", code) { $0.int64(0) }
  }

  /// The numbers of those that exist, in no particular order.
  ///
  /// - Parameter isFiled: whether a code may be a provisional one too.
  func dossierIDs(_ codes: [DossierCode], orFiled isFiled: Bool) throws(StoreError) -> [Int64] {
    var found: [Int64] = []
    for some in codes.groups {
      var values: [any SQLParameter] = []
      let list = values.list(some)
      let filed = isFiled ? " UNION SELECT id FROM dossiers WHERE filed_code IN \(list)" : ""
      try forEach(composed: "SELECT id FROM dossiers WHERE code IN \(list)\(filed)", values) { row in
        found.append(row.int64(0))
        return true
      }
    }
    return found
  }

  /// The whole dossier by its number, rebuilt from its events.
  func dossier(_ id: Int64) throws(StoreError) -> StoredDossier? { try dossier(id: id, code: nil) { _ in "" } }

  /// The same by its code, or by the provisional code it was filed under.
  ///
  /// - Parameters:
  ///   - condition: as SQL, with `AND` before it; it appends its values. A dossier that does not meet it is not found,
  ///     after the same steps as for an unknown code.
  ///   - ahead: what is asked with its events (`askEarly`).
  func dossier(
    _ code: DossierCode, _ condition: (inout [any SQLParameter]) -> String = { _ in "" },
    ahead: ((Int64) throws -> Void)? = nil
  ) throws(StoreError) -> StoredDossier? {
    try dossier(id: nil, code: code, condition, ahead: ahead)
  }

  private func dossier(
    id: Int64?, code: DossierCode?, _ condition: (inout [any SQLParameter]) -> String,
    ahead: ((Int64) throws -> Void)? = nil
  ) throws(StoreError) -> StoredDossier? {
    var head: DossierHead?
    var values: [any SQLParameter] = [id, code]
    let condition = condition(&values)
    try forEach(
      composed: """
        SELECT \(Filing.columns), \(DossierHead.columns) FROM dossiers WHERE id = coalesce(
          $1, (SELECT id FROM dossiers WHERE code = $2), (SELECT id FROM dossiers WHERE filed_code = $2))\(condition)
        """, values
    ) { row throws(StoreError) in
      head = try DossierHead(row, from: Filing.columnCount, filing: try filing(row))
      return false
    }
    guard let head else { return nil }
    if let ahead, isOnServer { askEarly { try ahead(head.id) } }
    let events = try events(of: head.id)
    // The columns hold the present filing; the events start from the one that was handed in.
    let filed = head.filing.beforeCorrections(in: events)
    guard let dossier = Dossier(code: head.code, filing: filed, rules: head.rules, events: events) else {
      throw .corrupt("dossier \(head.code) does not begin with a filing or an acceptance")
    }
    return StoredDossier(id: head.id, dossier: dossier, events: events, filedCode: head.filedCode)
  }

  /// The present filing from the dossier's row; its columns are `Filing.columns`.
  func filing(_ row: Row) throws(StoreError) -> Filing {
    let applicant = Applicant(
      stored: try row.word(6), name: row.text(7),
      identity: row.optional(8, Row.text).map(IdentityNumber.init(stored:)),
      phone: row.optional(9, Row.text).map(PhoneNumber.init(stored:)),
      email: row.optional(10, Row.text).map(EmailAddress.init(stored:)), address: row.text(11),
      birthDate: row.optional(12, Row.date), ward: row.text(13),
      representative: row.optional(14, Row.text).map { name in
        Representative(
          stored: name, identity: row.optional(15, Row.text).map(IdentityNumber.init(stored:)),
          phone: row.optional(16, Row.text).map(PhoneNumber.init(stored:)))
      })
    var filing = Filing(
      stored: try procedureCode(row, 1), procedureVersion: row.int(2), agency: try agencyCode(row, 0),
      channel: try row.word(3), applicant: applicant, summary: row.text(17),
      papers: row.withText(18, TextList.decodePapers), returnBy: try row.word(4), key: LookupKey(stored: row.text(5)),
      notices: try row.optionalWord(19))
    filing.isConfidential = row.bool(20)
    filing.receiver = row.isNull(21) ? nil : try agencyCode(row, 21)
    return filing
  }
}

extension Filing {
  /// The columns that `Connection.filing(_:)` reads at the beginning of a row.
  static let columns = """
    coalesce(filing_agency, agency), procedure, procedure_version, channel, return_by, lookup_key, applicant_kind, \
    applicant_name, identity, phone, email, address, birth_date, ward, representative, representative_identity, \
    representative_phone, summary, papers, notices, is_confidential, receiver
    """
  static let columnCount: Int32 = 22
}

/// What a dossier's row has in addition to its filing.
private struct DossierHead {
  static let columns = "id, code, filed_code, time_value, time_unit, cutoff, supplement"

  let id: Int64
  let code: DossierCode
  let filedCode: DossierCode?
  let rules: DeadlineRules
  let filing: Filing

  init(_ row: Row, from first: Int32, filing: Filing) throws(StoreError) {
    id = row.int64(first)
    code = DossierCode(stored: row.text(first + 1))
    filedCode = row.optional(first + 2, Row.text).map(DossierCode.init(stored:))
    rules = try row.rules(first + 3)
    self.filing = filing
  }
}

extension Dossier {
  /// nil unless the first event begins a dossier.
  init?(code: DossierCode, filing: Filing, rules: DeadlineRules, events: some Collection<DossierEvent>) {
    guard let first = events.first else { return nil }
    self.init(code: code, filing: filing, rules: rules, first: first)
    for event in events.dropFirst() { evolve(event) }
  }
}
