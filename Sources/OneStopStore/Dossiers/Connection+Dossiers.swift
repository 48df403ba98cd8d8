import OneStop

extension Connection {
  /// A dossier's number by its code, or by the provisional code it was filed under.
  func dossierID(_ code: DossierCode) throws(StoreError) -> Int64? {
    if let id = try first("SELECT id FROM dossiers WHERE code = $1", code, decode: { $0.int64(0) }) { return id }
    return try first("SELECT id FROM dossiers WHERE filed_code = $1", code) { $0.int64(0) }
  }

  /// The whole dossier, made again from its events.
  func dossier(_ id: Int64) throws(StoreError) -> StoredDossier? {
    let head = try first(
      """
      SELECT code, filed_code, officer, time_value, time_unit, cutoff, supplement, agency, procedure,
        procedure_version, channel, return_by, lookup_key, applicant_kind, applicant_name, identity, phone, email,
        address, summary, papers
      FROM dossiers WHERE id = $1
      """,
      id
    ) { row throws(StoreError) in
      DossierHead(
        code: try row.dossierCode(0), filedCode: try row.optionalDossierCode(1),
        officer: row.optional(2, Row.text), rules: try row.rules(3), filing: try Filing(row, from: 7))
    }
    guard let head else { return nil }
    let events = try events(of: id)
    guard let dossier = Dossier(code: head.code, filing: head.filing, rules: head.rules, events: events) else {
      throw .corrupt("dossier \(head.code) does not begin with a filing or an acceptance")
    }
    return StoredDossier(
      id: id, dossier: dossier, events: events, filedCode: head.filedCode, officer: head.officer)
  }

  private struct DossierHead {
    var code: DossierCode
    var filedCode: DossierCode?
    var officer: String?
    var rules: DeadlineRules
    var filing: Filing
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

extension Filing {
  /// Reads the columns `agency` to `papers`, in the order of `Connection.dossier(_:)`.
  fileprivate init(_ row: Row, from first: Int32) throws(StoreError) {
    guard let key = LookupKey(row.text(first + 5)) else { throw row.unreadable(first + 5) }
    let applicant = Applicant(
      kind: try row.word(first + 6), name: row.text(first + 7),
      identity: row.optional(first + 8, Row.text).map(IdentityNumber.init(stored:)),
      phone: row.optional(first + 9, Row.text).map(PhoneNumber.init(stored:)),
      email: row.optional(first + 10, Row.text).map(EmailAddress.init(stored:)), address: row.text(first + 11))
    self.init(
      procedure: try row.procedure(first + 1), procedureVersion: row.int(first + 2), agency: try row.agency(first),
      channel: try row.word(first + 3), applicant: applicant, summary: row.text(first + 12),
      papers: TextList.decodePapers(row.text(first + 13)), returnBy: try row.word(first + 4), key: key)
  }
}
