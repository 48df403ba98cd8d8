import OneStop

extension Snapshot {
  /// The whole dossier by its code, or by the provisional code it was filed under.
  package func dossier(_ code: DossierCode) throws(StoreError) -> StoredDossier? {
    let database = try connection
    guard let id = try database.dossierID(code) else { return nil }
    return try database.dossier(id)
  }

  package func dossier(id: Int64) throws(StoreError) -> StoredDossier? {
    try connection.dossier(id)
  }

  /// A dossier's events in their order, with notes and papers.
  package func events(of id: Int64) throws(StoreError) -> [DossierEvent] {
    try connection.events(of: id)
  }
}
