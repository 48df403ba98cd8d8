import Database
import OneStop

extension Transaction {
  /// Erases everything that says something of the people of a dossier: what was filed, what was written with its events,
  /// with their salts, messages, the comment of a rating, the words by which it is found, what was kept of forms; and
  /// how they came to their own dossiers, where this was the last one. What figures need stays, with an event that says
  /// that it was erased, and a line in the log of erasures.
  ///
  /// Throws `ErasureRefusal`, and then has changed nothing.
  ///
  /// - Parameter actor: the administrator's login; nil: the time is over.
  /// - Returns: files that are to be removed once this is committed.
  package func erase(_ id: Int64, ground: ErasureGround, by actor: String?, now: Moment) throws -> ErasedFiles {
    let database = try connection
    guard let before = try database.dossier(id) else { throw ErasureRefusal.unknown }
    let event = try before.dossier.erasure(by: .portal, now: now)
    if try database.hold(of: id) != nil { throw ErasureRefusal.held }
    let isUnderWay = try database.first(
      "SELECT 1 FROM messages WHERE dossier_id = $1 AND claimed_at IS NOT NULL", id
    ) { $0.int(0) }
    if isUnderWay != nil { throw ErasureRefusal.messageUnderWay }
    let digests = try database.all("SELECT digest FROM files WHERE dossier_id = $1", id) { $0.text(0) }
    let kept = try database.all(
      """
      SELECT name FROM kept_files WHERE dossier_id = $1 UNION ALL SELECT name FROM coming_files WHERE dossier_id = $1
      """, id
    ) { $0.text(0) }
    let after = try append(event, to: before)
    // Programs of agencies that had it have copies.
    if !after.dossier.isConfidential { try database.note(event, of: after, at: before.formerAgencies) }
    try database.eraseFiling(of: before, at: event.at)
    try database.eraseTexts(of: id)
    for owner in before.owners where try dossiers(of: owner, limit: 1).isEmpty { try database.forget(owner) }
    for code in [before.dossier.code, before.filedCode].compactMap(\.self) {
      // In a form for many dossiers the code is among the fields.
      try database.run(
        """
        DELETE FROM kept_forms WHERE lower(address) LIKE '%' || lower($1) || '%' OR lower(fields) LIKE '%' || lower($1) || '%'
        """, code)
      try database.run("DELETE FROM idempotency_keys WHERE code = $1", code)
      try database.eraseOrders(named: code)
    }
    try database.run(
      """
      INSERT INTO erasures (number, at, code, agency, procedure, ground, actor)
      VALUES ((SELECT coalesce(max(number), 0) + 1 FROM erasures), $1, $2, $3, $4, $5, $6)
      """,
      event.at, after.dossier.code, after.dossier.countedAgency, after.dossier.filing.procedure, ground.rawValue, actor)
    let unnamed = try digests.filter { try !database.names($0) }
    return ErasedFiles(digests: unnamed, kept: kept)
  }
}

/// What erasures leave in the data folder, until it is removed.
package struct ErasedFiles: Hashable, Sendable {
  /// Uploaded files that no dossier names any more, by their digests.
  package private(set) var digests: [String] = []
  /// Files that waited for their forms, by their names.
  package private(set) var kept: [String] = []

  package init(digests: [String] = [], kept: [String] = []) { (self.digests, self.kept) = (digests, kept) }

  package var isEmpty: Bool { digests.isEmpty && kept.isEmpty }

  package mutating func add(_ other: ErasedFiles) {
    digests += other.digests
    kept += other.kept
  }
}

extension StoredDossier {
  /// By what the applicant came, or could come, to their own dossiers; also by what has been corrected since.
  fileprivate var owners: Set<DossierOwner> {
    var applicants = [dossier.filing.applicant]
    for case .corrected(let correction) in events.map(\.kind) { applicants.append(correction.before.applicant) }
    var owners: Set<DossierOwner> = []
    for applicant in applicants {
      if let number = applicant.identity { owners.insert(.identity(number)) }
      if let number = applicant.phone { owners.insert(.contact(.sms(number))) }
      if let address = applicant.email { owners.insert(.contact(.email(address))) }
    }
    return owners
  }

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
        representative_identity = NULL, representative_phone = NULL, name_order = NULL, salt = NULL, erased_at = $1
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
    try run("DELETE FROM filed_answers WHERE dossier_id = $1", id)
    try run("DELETE FROM assisted_filings WHERE dossier_id = $1", id)
    try run("DELETE FROM kept_files WHERE dossier_id = $1", id)
    try run("DELETE FROM coming_files WHERE dossier_id = $1", id)
  }

  /// Erases the notes of orders for many dossiers, which are forgotten after some weeks in any case.
  fileprivate func eraseOrders(named code: DossierCode) throws(StoreError) {
    try run(
      """
      UPDATE bulk_orders SET note = ''
      WHERE note <> '' AND (login, number) IN (SELECT login, number FROM bulk_items WHERE code = $1)
      """, code)
  }

  /// Erases sessions, links and letters with links of somebody who has no dossier any more. A letter that is being sent
  /// at this moment goes by itself, a day after it was made.
  fileprivate func forget(_ owner: DossierOwner) throws(StoreError) {
    let (kind, key) = owner.compared
    try run("DELETE FROM citizen_sessions WHERE kind = $1 AND lower(owner) = $2", kind, key)
    guard case .contact = owner else { return }
    try run("DELETE FROM contact_links WHERE contact = $1", key)
    try run(
      """
      DELETE FROM message_attempts WHERE message_id IN (SELECT id FROM messages
        WHERE lower(recipient) = $1 AND dossier_id IS NULL AND account IS NULL AND expires_at IS NOT NULL
          AND claimed_at IS NULL)
      """, key)
    try run(
      """
      DELETE FROM messages
      WHERE lower(recipient) = $1 AND dossier_id IS NULL AND account IS NULL AND expires_at IS NOT NULL
        AND claimed_at IS NULL
      """, key)
  }
}
