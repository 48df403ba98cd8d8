import OneStop

extension Snapshot {
  /// The dossier that somebody filed last at the agency.
  package func latestDossier(of identity: IdentityNumber, agency: AgencyCode) throws(StoreError) -> StoredDossier? {
    let database = try connection
    let id = try database.first(
      "SELECT id FROM dossiers WHERE identity = $1 AND agency = $2 ORDER BY id DESC LIMIT 1",
      identity.description, agency
    ) { $0.int64(0) }
    guard let id else { return nil }
    return try database.dossier(id)
  }

  /// The last dossier that the same person has open at the same agency for the same procedure; nil where the filing has
  /// no identity number.
  package func openDossier(like filing: Filing) throws(StoreError) -> StoredDossier? {
    guard let identity = filing.applicant.identity else { return nil }
    let database = try connection
    let id = try database.first(
      """
      SELECT id FROM dossiers WHERE identity = $1 AND agency = $2 AND procedure = $3 AND ended_at IS NULL
      ORDER BY id DESC LIMIT 1
      """,
      identity.description, filing.agency, filing.procedure
    ) { $0.int64(0) }
    guard let id else { return nil }
    return try database.dossier(id)
  }
}
