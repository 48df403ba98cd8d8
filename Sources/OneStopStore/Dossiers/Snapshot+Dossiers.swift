import Database
import OneStop

extension Snapshot {
  /// Whether nothing has ever been filed here.
  package func isEmpty() throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM dossiers LIMIT 1") { $0.int(0) } == nil
  }

  /// The whole dossier by its code, or by the provisional code it was filed under.
  package func dossier(_ code: DossierCode) throws(StoreError) -> StoredDossier? {
    try connection.dossier(code)
  }

  /// The same for the public: a confidential dossier is treated like an unknown code, and takes as long.
  package func publicDossier(_ code: DossierCode) throws(StoreError) -> StoredDossier? {
    try connection.dossier(code, isPublic: true)
  }

  /// The same for staff and programs: a confidential dossier that the reader may not see is treated like an unknown
  /// code, and takes as long.
  ///
  /// - Parameter agency: the program's; of its dossiers that nobody has in hand, the program sees those that it has
  ///   filed.
  package func dossier(
    _ code: DossierCode, for sight: ConfidentialSight, of agency: AgencyCode? = nil
  ) throws(StoreError) -> StoredDossier? {
    let database = try connection
    var values: [any SQLParameter] = [code]
    var condition = ""
    if case .program = sight, let agency {
      values.append(agency)
      condition = " AND (is_confidential = 0 OR (officer IS NULL AND agency = $2))"
    } else {
      condition = sight.condition(&values)
    }
    var id: Int64?
    try database.forEach(
      composed: """
        SELECT id FROM dossiers WHERE id = coalesce(
          (SELECT id FROM dossiers WHERE code = $1), (SELECT id FROM dossiers WHERE filed_code = $1))\(condition)
        """, values
    ) { row in
      id = row.int64(0)
      return true
    }
    guard let stored = try id.flatMap({ id throws(StoreError) in try database.dossier(id) }),
      stored.dossier.isSeen(by: sight)
    else { return nil }
    return stored
  }

  package func dossier(id: Int64) throws(StoreError) -> StoredDossier? {
    try connection.dossier(id)
  }
}
