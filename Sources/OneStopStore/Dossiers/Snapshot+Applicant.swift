import OneStop

extension Snapshot {
  /// The dossier that somebody filed last at one of the agencies.
  package func latestDossier(
    of identity: IdentityNumber, agencies: [AgencyCode]
  ) throws(StoreError) -> StoredDossier? {
    guard let first = agencies.first else { return nil }
    let database = try connection
    var values: [any Bindable] = [first]
    let isOfThese = "agency IN ($1\(values.places(ofOthers: agencies)))"
    var id: Int64?
    try database.forEach(
      composed: """
        SELECT id FROM dossiers WHERE identity = $\(values.count + 1) AND \(isOfThese) ORDER BY id DESC LIMIT 1
        """,
      values + [identity.description]
    ) { row in
      id = row.int64(0)
      return true
    }
    guard let id else { return nil }
    return try database.dossier(id)
  }

  /// The last dossier that the same person has open at the same agency for the same procedure: of the same identity
  /// number, or, where one of the two has none, of the same phone number and name.
  package func openDossier(like filing: Filing) throws(StoreError) -> StoredDossier? {
    let database = try connection
    if let identity = filing.applicant.identity {
      let id = try database.first(
        """
        SELECT id FROM dossiers WHERE identity = $1 AND agency = $2 AND procedure = $3 AND ended_at IS NULL
        ORDER BY id DESC LIMIT 1
        """,
        identity.description, filing.agency, filing.procedure
      ) { $0.int64(0) }
      if let id { return try database.dossier(id) }
    }
    guard let phone = filing.applicant.phone else { return nil }
    let others = try database.all(
      """
      SELECT id, applicant_name, identity FROM dossiers
      WHERE phone = $1 AND agency = $2 AND procedure = $3 AND ended_at IS NULL ORDER BY id DESC LIMIT 100
      """,
      phone.description, filing.agency, filing.procedure
    ) { row in (id: row.int64(0), name: row.text(1), hasIdentity: !row.isNull(2)) }
    let name = filing.applicant.name.folded
    let hasIdentity = filing.applicant.identity != nil
    let same = others.first { !(hasIdentity && $0.hasIdentity) && $0.name.folded.utf8.elementsEqual(name.utf8) }
    guard let same else { return nil }
    return try database.dossier(same.id)
  }
}
