import Database
import OneStop

/// An enterprise that this city has registered, with what follows from its certificate.
package struct OwnEnterprise: Hashable, Sendable {
  package let enterprise: RegisteredEnterprise
  /// Its dossier's.
  package let dossier: Int64
  /// The day by which its capital is to be paid in.
  package let capitalDue: LocalDate
}

extension Snapshot {
  package func enterprise(_ code: EnterpriseCode) throws(StoreError) -> RegisteredEnterprise? {
    try connection.first(
      """
      SELECT code, name, foreign_name, short_name, seat, registered_on, dissolved_on FROM enterprises WHERE code = $1
      """, code.description
    ) { row in row.enterprise }
  }

  /// That the dossier has led to; nil where it has led to none yet.
  package func enterprise(of dossier: Int64) throws(StoreError) -> OwnEnterprise? {
    try connection.first(
      """
      SELECT code, name, foreign_name, short_name, seat, registered_on, dissolved_on, capital_due FROM enterprises
      WHERE dossier_id = $1
      """, dossier
    ) { row in
      OwnEnterprise(enterprise: row.enterprise, dossier: dossier, capitalDue: row.date(7))
    }
  }

  /// Whether a register was imported.
  package func hasEnterprises() throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM enterprises LIMIT 1") { _ in true } ?? false
  }

  /// The enterprises whose names stand against the name, those with an equal one first; twenty at most.
  ///
  /// - Parameter day: whoever is dissolved by then has no claim any more.
  package func conflicts(with name: NameKeys, on day: LocalDate) throws(StoreError) -> [NameConflict] {
    var known: Set<EnterpriseCode> = []
    let found = try connection.all(
      """
      SELECT e.code, e.name, e.foreign_name, e.short_name, e.seat, e.registered_on, e.dissolved_on,
        CASE WHEN n.name_key = $1 THEN 0 ELSE 1 END AS is_other
      FROM enterprise_names n JOIN enterprises e ON e.code = n.code
      WHERE (n.name_key = $1 OR n.likeness = $2) AND (e.dissolved_on IS NULL OR e.dissolved_on > $3)
      ORDER BY is_other, n.code LIMIT 20
      """, name.equal, name.alike, day
    ) { row in NameConflict(row.int(7) == 0 ? .equal : .alike, row.enterprise) }
    return found.filter { known.insert($0.enterprise.code).inserted }
  }

  /// The enterprises whose names have all the words, with or without marks, where the last one may be unfinished; in the
  /// order of their names. What it costs is bounded: of words that thousands have, only names that begin with them all
  /// are found.
  package func enterprises(named text: String, limit: Int) throws(StoreError) -> [RegisteredEnterprise] {
    let words = Array(text.foldedWords.prefix(12))
    guard let last = words.last else { return [] }
    let database = try connection
    var found: [String: RegisteredEnterprise] = [:]
    let beginning = words.joined(separator: " ")
    // Behind every text that begins so.
    try database.forEach(
      """
      SELECT code, name, foreign_name, short_name, seat, registered_on, dissolved_on FROM enterprises
      WHERE folded >= $1 AND folded < $2 ORDER BY folded, code LIMIT $3
      """, beginning, beginning + "\u{FFFF}", limit
    ) { row in found[row.text(0)] = row.enterprise }
    // Through the rarest word.
    let most = 500
    var rarest: [String]?
    for word in Set(words) {
      let codes = try database.all(
        "SELECT code FROM enterprise_words WHERE word = $1 ORDER BY code LIMIT $2", word, most + 1
      ) { $0.text(0) }
      if codes.isEmpty, word == last { continue }
      if codes.count <= min(most, rarest?.count ?? most) { rarest = codes }
    }
    for code in rarest ?? [] where found[code] == nil && found.count < limit {
      guard let enterprise = try enterprise(EnterpriseCode(stored: code)) else { continue }
      let own = enterprise.searched.flatMap(\.foldedWords)
      let known = Set(own)
      guard words.dropLast().allSatisfy(known.contains), own.contains(where: { $0.hasPrefix(last) }) else { continue }
      found[code] = enterprise
    }
    return found.values.sorted { ($0.name.folded, $0.code.description) < ($1.name.folded, $1.code.description) }
  }

  /// Of this city, whose capital is to be paid in by the day and whose founders were not reminded, the earliest first.
  package func enterprisesToRemind(by day: LocalDate, limit: Int) throws(StoreError) -> [OwnEnterprise] {
    try connection.all(
      """
      SELECT code, name, foreign_name, short_name, seat, registered_on, dissolved_on, capital_due, dossier_id
      FROM enterprises WHERE capital_due <= $1 AND capital_due IS NOT NULL AND reminded_at IS NULL
        AND dossier_id IS NOT NULL
      ORDER BY capital_due, code LIMIT $2
      """, day, limit
    ) { row in
      OwnEnterprise(enterprise: row.enterprise, dossier: row.int64(8), capitalDue: row.date(7))
    }
  }
}

extension Transaction {
  /// Puts an enterprise into the register, in the place of what stood there of it; what follows from a certificate of this
  /// city stays.
  ///
  /// - Returns: what stood there before; nil: nothing.
  package func register(_ enterprise: RegisteredEnterprise) throws(StoreError) -> RegisteredEnterprise? {
    let database = try connection
    let former = try self.enterprise(enterprise.code)
    if former == enterprise { return former }
    let code = enterprise.code.description
    try database.run(
      """
      INSERT INTO enterprises (code, name, foreign_name, short_name, seat, folded, registered_on, dissolved_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, foreign_name = excluded.foreign_name,
        short_name = excluded.short_name, seat = excluded.seat, folded = excluded.folded,
        registered_on = excluded.registered_on, dissolved_on = excluded.dissolved_on
      """, code, enterprise.name, enterprise.foreignName, enterprise.shortName, enterprise.seat,
      enterprise.name.foldedWords.joined(separator: " "), enterprise.registeredOn, enterprise.dissolvedOn)
    if let former, former.searched == enterprise.searched { return former }
    if former != nil {
      try database.run("DELETE FROM enterprise_names WHERE code = $1", code)
      try database.run("DELETE FROM enterprise_words WHERE code = $1", code)
    }
    var known: Set<String> = []
    for name in enterprise.keys where known.insert(name.equal).inserted {
      try database.run(
        "INSERT INTO enterprise_names (code, name_key, likeness) VALUES ($1, $2, $3)", code, name.equal, name.alike)
    }
    for word in Set(enterprise.searched.flatMap(\.foldedWords)) {
      try database.run("INSERT INTO enterprise_words (word, code) VALUES ($1, $2)", word, code)
    }
    return former
  }

  /// Notes that the enterprise was registered by the dossier.
  package func note(
    _ code: EnterpriseCode, registeredBy dossier: Int64, capitalDue: LocalDate
  ) throws(StoreError) {
    try connection.run(
      "UPDATE enterprises SET dossier_id = $1, capital_due = $2, reminded_at = NULL WHERE code = $3", dossier,
      capitalDue, code.description)
  }

  /// Notes that its founders were reminded, or that there is nobody to remind.
  package func noteReminder(of code: EnterpriseCode, now: Moment) throws(StoreError) {
    try connection.run("UPDATE enterprises SET reminded_at = $1 WHERE code = $2", now, code.description)
  }
}

extension RegisteredEnterprise {
  /// All its names.
  fileprivate var searched: [String] { [name, foreignName, shortName].compactMap(\.self) }
}

extension Row {
  /// The first seven columns.
  fileprivate var enterprise: RegisteredEnterprise {
    RegisteredEnterprise(
      code: EnterpriseCode(stored: text(0)), name: text(1), foreignName: optional(2, Row.text),
      shortName: optional(3, Row.text), seat: text(4), registeredOn: optional(5, Row.date),
      dissolvedOn: optional(6, Row.date))
  }
}
