import OneStop

extension Connection {
  /// A dossier's number by its code, or by the provisional code it was filed under.
  func dossierID(_ code: DossierCode) throws(StoreError) -> Int64? {
    if let id = try first("SELECT id FROM dossiers WHERE code = $1", code, decode: { $0.int64(0) }) { return id }
    return try first("SELECT id FROM dossiers WHERE filed_code = $1", code) { $0.int64(0) }
  }

  /// The whole dossier by its number, made again from its events.
  func dossier(_ id: Int64) throws(StoreError) -> StoredDossier? { try dossier(id: id, code: nil) }

  /// The same by its code, or by the provisional code it was filed under.
  ///
  /// - Parameter isPublic: a confidential dossier is not there, after as many steps as for a code that nobody has.
  func dossier(_ code: DossierCode, isPublic: Bool = false) throws(StoreError) -> StoredDossier? {
    try dossier(id: nil, code: code, isPublic: isPublic)
  }

  private func dossier(id: Int64?, code: DossierCode?, isPublic: Bool = false) throws(StoreError) -> StoredDossier? {
    let head = try first(
      """
      SELECT code, filed_code, time_value, time_unit, cutoff, supplement, coalesce(filing_agency, agency), procedure,
        procedure_version, channel, return_by, lookup_key, applicant_kind, applicant_name, identity, phone, email,
        address, summary, papers, id, notices, birth_date, ward, representative, representative_identity,
        is_confidential
      FROM dossiers WHERE id = coalesce(
        $1, (SELECT id FROM dossiers WHERE code = $2), (SELECT id FROM dossiers WHERE filed_code = $2))
        AND is_confidential <= $3
      """,
      id, code, !isPublic
    ) { row throws(StoreError) in
      DossierHead(
        id: row.int64(20), code: DossierCode(stored: row.text(0)),
        filedCode: row.optional(1, Row.text).map(DossierCode.init(stored:)), rules: try row.rules(2),
        filing: try filing(row, from: 6))
    }
    guard let head else { return nil }
    let events = try events(of: head.id)
    // The columns hold what stands now; the events begin with what was handed in.
    let filed = head.filing.beforeCorrections(in: events)
    guard let dossier = Dossier(code: head.code, filing: filed, rules: head.rules, events: events) else {
      throw .corrupt("dossier \(head.code) does not begin with a filing or an acceptance")
    }
    return StoredDossier(id: head.id, dossier: dossier, events: events, filedCode: head.filedCode)
  }

  private struct DossierHead {
    var id: Int64
    var code: DossierCode
    var filedCode: DossierCode?
    var rules: DeadlineRules
    var filing: Filing
  }

  /// Reads the columns `agency` to `papers` and `notices` to `is_confidential`, in the order of `dossier(_:)`.
  func filing(_ row: Row, from first: Int32) throws(StoreError) -> Filing {
    let applicant = Applicant(
      stored: try row.word(first + 6), name: row.text(first + 7),
      identity: row.optional(first + 8, Row.text).map(IdentityNumber.init(stored:)),
      phone: row.optional(first + 9, Row.text).map(PhoneNumber.init(stored:)),
      email: row.optional(first + 10, Row.text).map(EmailAddress.init(stored:)), address: row.text(first + 11),
      birthDate: row.optional(first + 16, Row.date), ward: row.text(first + 17),
      representative: row.optional(first + 18, Row.text).map { name in
        Representative(
          stored: name, identity: row.optional(first + 19, Row.text).map(IdentityNumber.init(stored:)))
      })
    var filing = Filing(
      stored: try procedureCode(row, first + 1), procedureVersion: row.int(first + 2),
      agency: try agencyCode(row, first), channel: try row.word(first + 3), applicant: applicant,
      summary: row.text(first + 12), papers: row.withText(first + 13, TextList.decodePapers),
      returnBy: try row.word(first + 4), key: LookupKey(stored: row.text(first + 5)),
      notices: try row.optionalWord(first + 15))
    filing.isConfidential = row.bool(first + 20)
    return filing
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
