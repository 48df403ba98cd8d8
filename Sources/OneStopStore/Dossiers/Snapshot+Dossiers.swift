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
    let database = try connection
    // The look-up goes on with the rating.
    return try database.dossier(code) { values in
      ConfidentialSight.none.condition(&values)
    } ahead: { id in
      _ = try database.rating(of: id)
    }
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
    let stored = try database.dossier(code) { values in
      guard case .program = sight, let agency else { return sight.condition(&values) }
      values.append(agency)
      return " AND (is_confidential = 0 OR (officer IS NULL AND agency = $\(values.count)))"
    } ahead: { id in
      // The staff's page goes on with it.
      if case .program = sight { return }
      _ = try database.hold(of: id)
      _ = try self.consents(of: id)
    }
    return stored.flatMap { $0.dossier.isSeen(by: sight) ? $0 : nil }
  }

  package func dossier(id: Int64) throws(StoreError) -> StoredDossier? {
    try connection.dossier(id)
  }
}
