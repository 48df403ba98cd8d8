import Database
import OneStop
import System

extension Transaction {
  /// Erases everything that says something of the people of a dossier: what was filed, what was written with its events,
  /// with their salts, messages, the comment of a rating, the words by which it is found, what was kept of forms. What
  /// figures need stays, with an event that says that it was erased, and a line in the log of erasures.
  ///
  /// Throws `ErasureRefusal`, and then has changed nothing.
  ///
  /// - Parameters:
  ///   - actor: the administrator's login; nil: the time is over.
  ///   - remembered: orders for many dossiers are kept since this moment.
  /// - Returns: files that no dossier names any more, by their digests: they are to be removed once this is committed.
  package func erase(
    _ id: Int64, ground: ErasureGround, by actor: String?, remembered: Moment, now: Moment
  ) throws -> [String] {
    let database = try connection
    guard let before = try database.dossier(id) else { throw ErasureRefusal.unknown }
    let event = try before.dossier.erasure(by: .portal, now: now)
    if try database.hold(of: id) != nil { throw ErasureRefusal.held }
    let isUnderWay = try database.first(
      "SELECT 1 FROM messages WHERE dossier_id = $1 AND claimed_at IS NOT NULL", id
    ) { $0.int(0) }
    if isUnderWay != nil { throw ErasureRefusal.messageUnderWay }
    let digests = try database.all("SELECT digest FROM files WHERE dossier_id = $1", id) { $0.text(0) }
    let after = try append(event, to: before)
    // Programs of agencies that had it have copies.
    if !after.dossier.isConfidential { try database.note(event, of: after, at: before.formerAgencies) }
    try database.eraseFiling(of: before, at: event.at)
    try database.eraseTexts(of: id)
    // By when it was entered: what happened long ago may have been entered today.
    let entered = before.events.map(\.recordedAt).max() ?? event.recordedAt
    for code in [before.dossier.code, before.filedCode].compactMap(\.self) {
      try database.run("DELETE FROM kept_forms WHERE address LIKE '%' || $1 || '%'", code)
      try database.run("DELETE FROM idempotency_keys WHERE code = $1", code)
      if entered >= remembered { try database.eraseOrders(named: code) }
    }
    try database.run(
      """
      INSERT INTO erasures (number, at, code, agency, procedure, ground, actor)
      VALUES ((SELECT coalesce(max(number), 0) + 1 FROM erasures), $1, $2, $3, $4, $5, $6)
      """,
      event.at, after.dossier.code, after.dossier.countedAgency, after.dossier.filing.procedure, ground.rawValue, actor)
    return try digests.filter { digest in
      try database.first("SELECT 1 FROM files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } == nil
    }
  }

  /// Removes those of the files that still no dossier names. The changes of a writer come one after the other, so that
  /// none of them becomes named meanwhile.
  package func removeUnnamed(_ digests: [String], from folder: String) throws(StoreError) {
    for digest in digests {
      let isNamed = try connection.first("SELECT 1 FROM files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } != nil
      if !isNamed { try StoreError.wrapping { try FileSystem.remove(folder + "/" + digest) } }
    }
  }
}

extension StoredDossier {
  /// Those that it has gone away from.
  fileprivate var formerAgencies: Set<AgencyCode> {
    var former: Set<AgencyCode> = []
    for case .transferred(let from, _) in events.map(\.kind) { former.insert(from) }
    return former.subtracting([dossier.agency])
  }
}

extension Connection {
  fileprivate func note(
    _ event: DossierEvent, of stored: StoredDossier, at agencies: Set<AgencyCode>
  ) throws(StoreError) {
    let number = try EventNumber.of(stored.id, place: stored.dossier.eventCount)
    for agency in agencies.sorted() { try noteChange(number, at: agency) }
  }

  fileprivate func eraseFiling(of stored: StoredDossier, at moment: Moment) throws(StoreError) {
    try run(
      """
      UPDATE dossiers SET lookup_key = '', applicant_name = '', identity = NULL, phone = NULL, email = NULL,
        address = '', summary = '', papers = '', notices = NULL, birth_date = NULL, ward = '', representative = NULL,
        representative_identity = NULL, name_order = NULL, salt = NULL, erased_at = $1
      WHERE id = $2
      """, moment, stored.id)
    var words = stored.dossier.filing.applicant.nameWords
    for case .corrected(let correction) in stored.events.map(\.kind) {
      words.formUnion(correction.before.applicant.nameWords)
    }
    for agency in Set([stored.dossier.agency, stored.dossier.filing.agency]) {
      for word in words {
        try run("DELETE FROM words WHERE agency = $1 AND word = $2 AND dossier_id = $3", agency, word, stored.id)
      }
    }
  }

  fileprivate func eraseTexts(of id: Int64) throws(StoreError) {
    let numbers = EventNumber.all(of: id)
    try run("DELETE FROM event_texts WHERE event BETWEEN $1 AND $2", numbers.first, numbers.last)
    try run("DELETE FROM files WHERE dossier_id = $1", id)
    try run("UPDATE ratings SET comment = '' WHERE dossier_id = $1 AND comment <> ''", id)
    try run(
      "DELETE FROM message_attempts WHERE message_id IN (SELECT id FROM messages WHERE dossier_id = $1)", id)
    try run("DELETE FROM messages WHERE dossier_id = $1", id)
    try run("DELETE FROM wrong_digits WHERE dossier_id = $1", id)
    try run("DELETE FROM consents WHERE dossier_id = $1", id)
    // Its files lie in the folder until the next sweep.
    try run("DELETE FROM kept_files WHERE dossier_id = $1", id)
    try run("DELETE FROM coming_files WHERE dossier_id = $1", id)
  }

  /// Erases the notes of orders for many dossiers, which are forgotten after some weeks in any case.
  fileprivate func eraseOrders(named code: DossierCode) throws(StoreError) {
    try run(
      """
      UPDATE bulk_orders SET note = '' WHERE note <> '' AND EXISTS (SELECT 1 FROM bulk_items i
        WHERE i.login = bulk_orders.login AND i.number = bulk_orders.number AND i.code = $1)
      """, code)
  }
}
