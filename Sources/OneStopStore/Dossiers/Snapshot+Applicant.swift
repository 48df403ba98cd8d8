import Database
import OneStop

extension Snapshot {
  /// The dossier that an applicant last filed at one of the agencies.
  ///
  /// - Parameter sight: which confidential dossiers the reader sees.
  package func latestDossier(
    of identity: IdentityNumber, agencies: [AgencyCode], sight: ConfidentialSight = .none
  ) throws(StoreError) -> StoredDossier? {
    if agencies.isEmpty { return nil }
    let database = try connection
    var values: [any SQLParameter] = []
    let isOfThese = "agency IN \(values.list(agencies))"
    values.append(identity.description)
    let isTheirs = "identity = $\(values.count)"
    let seen = sight.condition(&values)
    var id: Int64?
    try database.forEach(
      composed: """
        SELECT id FROM dossiers WHERE \(isTheirs) AND \(isOfThese)\(seen) ORDER BY id DESC LIMIT 1
        """, values
    ) { row in
      id = row.int64(0)
      return true
    }
    guard let id else { return nil }
    return try database.dossier(id)
  }

  /// The last open dossier of the same person at the same agency for the same procedure: with the same identity number
  /// or, where one of the two has none, with the same phone number and name.
  ///
  /// - Parameter sight: which confidential dossiers the reader sees.
  package func openDossier(
    of applicant: Applicant, for procedure: ProcedureCode, at agency: AgencyCode, sight: ConfidentialSight = .none
  ) throws(StoreError) -> StoredDossier? {
    let database = try connection
    let open = { (column: StaticString, value: String, limit: Int) throws(StoreError) in
      try database.openDossiers(column, value, procedure, agency, sight, limit: limit)
    }
    var known: (id: Int64, name: String, hasIdentity: Bool)?
    if let identity = applicant.identity {
      known = try open("identity", identity.description, 1).first
    }
    if known == nil, let phone = applicant.phone {
      let others = try open("phone", phone.description, 100)
      let name = applicant.name.folded
      let hasIdentity = applicant.identity != nil
      known = others.first { !(hasIdentity && $0.hasIdentity) && $0.name.folded.utf8.elementsEqual(name.utf8) }
    }
    guard let known else { return nil }
    return try database.dossier(known.id)
  }
}

extension Connection {
  /// Open dossiers at the same agency for the same procedure, the newest first.
  fileprivate func openDossiers(
    _ column: StaticString, _ value: String, _ procedure: ProcedureCode, _ agency: AgencyCode,
    _ sight: ConfidentialSight, limit: Int
  ) throws(StoreError) -> [(id: Int64, name: String, hasIdentity: Bool)] {
    var values: [any SQLParameter] = [value, agency, procedure, limit]
    let seen = sight.condition(&values)
    var found: [(id: Int64, name: String, hasIdentity: Bool)] = []
    try forEach(
      composed: """
        SELECT id, applicant_name, identity FROM dossiers
        WHERE \(column) = $1 AND agency = $2 AND procedure = $3 AND ended_at IS NULL\(seen)
        ORDER BY id DESC LIMIT $4
        """, values
    ) { row in
      found.append((id: row.int64(0), name: row.text(1), hasIdentity: !row.isNull(2)))
      return true
    }
    return found
  }
}
