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

  /// The same for everybody: a confidential dossier is as unknown as a code that was never given, and takes as long.
  package func publicDossier(_ code: DossierCode) throws(StoreError) -> StoredDossier? {
    try connection.dossier(code, isPublic: true)
  }

  package func dossier(id: Int64) throws(StoreError) -> StoredDossier? {
    try connection.dossier(id)
  }
}
