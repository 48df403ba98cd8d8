import Database
import OneStop

/// Xem lại nơi thụ lý: a dossier that came to an agency because its former one ended, where it is not clear that this
/// is the right one. It stays marked until somebody there has checked.
package struct Placement: Hashable, Sendable {
  package let dossier: Int64
  /// The agency that ended.
  package let dissolved: AgencyCode
  package let markedAt: Moment
}

extension Snapshot {
  /// The mark of a dossier; nil where it has none, or somebody has checked.
  package func placement(of dossier: Int64) throws(StoreError) -> Placement? {
    try connection.first(
      "SELECT dossier_id, dissolved, marked_at FROM placements WHERE dossier_id = $1 AND seen_at IS NULL", dossier
    ) { row throws(StoreError) in try row.placement() }
  }

  /// How many dossiers under way at these agencies are marked, without confidential ones, which are in no list. Reads
  /// the marked ones.
  package func placementCount(agencies: [AgencyCode]) throws(StoreError) -> Int {
    var count = 0
    for agency in agencies {
      count +=
        try connection.first(
          """
          SELECT count(*) FROM placements p JOIN dossiers d ON d.id = p.dossier_id
          WHERE p.agency = $1 AND p.seen_at IS NULL AND d.is_confidential = 0 AND (d.ended_at IS NULL OR d.status = 9)
          """, agency
        ) { $0.int(0) } ?? 0
    }
    return count
  }

  /// The codes of the dossiers that `placementCount` counts at an agency, the oldest first.
  package func placedDossiers(agency: AgencyCode, limit: Int) throws(StoreError) -> [DossierCode] {
    try connection.all(
      """
      SELECT d.code FROM placements p JOIN dossiers d ON d.id = p.dossier_id
      WHERE p.agency = $1 AND p.seen_at IS NULL AND d.is_confidential = 0 AND (d.ended_at IS NULL OR d.status = 9)
      ORDER BY p.dossier_id LIMIT $2
      """, agency, limit
    ) { row throws(StoreError) in try row.dossierCode(0) }
  }

  /// Where a dossier goes when its agency ends.
  package func destination(
    of dossier: Dossier, _ dissolution: Dissolution, _ communes: () throws(StoreError) -> CommuneIndex
  ) throws(StoreError) -> Destination {
    try dissolution.destination(for: dossier.filing.applicant.fullAddress, communes)
  }
}

extension Transaction {
  func destination(of dossier: Dossier, _ dissolution: Dissolution) throws(StoreError) -> Destination {
    try destination(of: dossier, dissolution) { () throws(StoreError) in try communeIndex() }
  }

  /// The index by which addresses are read; rebuilt when the catalogue has changed.
  package func communeIndex() throws(StoreError) -> CommuneIndex {
    let compiled = try compiledCatalogue()
    if let known = knownCommunes, known.revision == compiled.revision { return known.index }
    let index = CommuneIndex(compiled.catalogue, formerCommunes: try formerCommunes(in: compiled.catalogue))
    knownCommunes = (compiled.revision, index)
    return index
  }

  func mark(_ stored: StoredDossier, from dissolved: AgencyCode, now: Moment) throws(StoreError) {
    try connection.run("DELETE FROM placements WHERE dossier_id = $1", stored.id)
    try connection.run(
      """
      INSERT INTO placements (dossier_id, agency, dissolved, marked_at, seen_at, seen_by) VALUES ($1, $2, $3, $4, NULL, NULL)
      """,
      stored.id, stored.dossier.agency, dissolved, now)
  }

  /// Somebody has checked that it is where it belongs.
  ///
  /// - Returns: whether it was marked until now.
  @discardableResult
  package func markSeen(_ dossier: Int64, by actor: Actor, now: Moment) throws(StoreError) -> Bool {
    guard try placement(of: dossier) != nil else { return false }
    try connection.run(
      "UPDATE placements SET seen_at = $1, seen_by = $2 WHERE dossier_id = $3", now, actor.description, dossier)
    return true
  }

  /// Somebody has found that another agency is the right one: it passes on once more, by an event with the note.
  ///
  /// Does nothing where it is no longer marked, or not the agency's.
  @discardableResult
  package func place(
    _ dossier: Int64, from agency: AgencyCode, at other: AgencyCode, note: String, by actor: Actor, now: Moment
  ) throws -> StoredDossier? {
    guard let stored = try self.dossier(id: dossier), stored.dossier.agency == agency, agency != other,
      try markSeen(dossier, by: actor, now: now)
    else { return nil }
    return try append(to: dossier) { present in
      let at = max(now, present.dossier.lastEventAt)
      return DossierEvent(
        at: at, recordedAt: at, actor: actor, kind: .transferred(from: agency, to: other), note: note,
        due: present.dossier.due, isDueProvisional: present.dossier.isDueProvisional)
    }
  }
}

extension Row {
  fileprivate func placement() throws(StoreError) -> Placement {
    Placement(dossier: int64(0), dissolved: try agency(1), markedAt: moment(2))
  }
}
