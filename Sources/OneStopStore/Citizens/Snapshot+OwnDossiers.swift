import Database
import OneStop

extension Snapshot {
  /// One page of the dossiers that are the owner's, the newest first; never a confidential one, about which nothing is
  /// told outside.
  package func dossiers(
    of owner: DossierOwner, place: ListPlace? = nil, limit: Int
  ) throws(StoreError) -> [DossierSummary] {
    let (condition, value) =
      switch owner {
      case .identity(let number): ("identity = $1", number.description)
      case .contact(.sms(let number)): ("phone = $1", number.description)
      case .contact(.email(let address)): ("lower(email) = $1 AND email IS NOT NULL", address.compared)
      }
    let order = ListOrder(isDescending: true)
    var values: [any SQLParameter] = [value]
    let rest = order.condition(place, &values)
    values.append(limit)
    let lines = try connection.summaries(
      "\(condition) AND is_confidential = 0\(rest) ORDER BY \(order.nearest(place)) LIMIT $\(values.count)", values)
    if case .before = place { return lines.reversed() }
    return lines
  }
}

extension Snapshot {
  /// Other dossiers of the same identity number at the agencies that have files, the newest first; never a confidential
  /// one.
  package func dossiersWithFiles(
    of number: IdentityNumber, at agencies: [AgencyCode], besides dossier: Int64, limit: Int
  ) throws(StoreError) -> [StoredDossier] {
    if agencies.isEmpty { return [] }
    let database = try connection
    var values: [any SQLParameter] = [number.description, dossier, limit]
    var ids: [Int64] = []
    try database.forEach(
      composed: """
        SELECT id FROM dossiers WHERE identity = $1 AND id <> $2 AND is_confidential = 0
          AND agency IN \(values.list(agencies)) AND EXISTS (SELECT 1 FROM files WHERE dossier_id = dossiers.id)
        ORDER BY id DESC LIMIT $3
        """, values
    ) { row in
      ids.append(row.int64(0))
      return true
    }
    var found: [StoredDossier] = []
    for id in ids { if let stored = try database.dossier(id) { found.append(stored) } }
    return found
  }
}
