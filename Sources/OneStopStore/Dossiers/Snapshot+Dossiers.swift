import OneStop

extension Snapshot {
  /// Whether nothing was ever filed here.
  package func isEmpty() throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM dossiers LIMIT 1") { $0.int(0) } == nil
  }

  /// The whole dossier by its code, or by the provisional code it was filed under.
  package func dossier(_ code: DossierCode) throws(StoreError) -> StoredDossier? {
    try connection.dossier(code)
  }

  package func dossier(id: Int64) throws(StoreError) -> StoredDossier? {
    try connection.dossier(id)
  }
}
