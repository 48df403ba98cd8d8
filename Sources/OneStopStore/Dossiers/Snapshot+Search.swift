import Database
import OneStop

extension Snapshot {
  /// Finds dossiers of the agencies as staff at a counter ask for them: by code or its end (`180528-0007`, or for the
  /// last days `28-0007` and `7`), by phone or identity number, or by words of the applicant's or representative's
  /// name, with or without diacritics, where the last word may be unfinished. The newest first.
  ///
  /// - Parameter sight: which confidential dossiers the reader sees.
  package func search(
    _ query: String, agencies: [AgencyCode], sight: ConfidentialSight = .none, limit: Int = 50
  ) throws(StoreError) -> [DossierSummary] {
    try summaries(Array(found(query, agencies: agencies, sight: sight, limit: limit).prefix(limit)))
  }

  /// The numbers of those dossiers, the newest first; not all of them if there are more than `limit`.
  package func found(
    _ query: String, agencies: [AgencyCode], sight: ConfidentialSight = .none, limit: Int
  ) throws(StoreError) -> [Int64] {
    let database = try connection
    var found: [Int64] = []
    if let code = DossierCode(typed: query) {
      if let id = try database.dossierID(code) { found = [id] }
    } else if TypedText.plain(query).utf8.contains(where: { (0x30...0x39).contains($0) }) {
      found = try database.dossiers(numbered: query, agencies: agencies)
    }
    if found.isEmpty {
      let name = NameQuery(query)
      for agency in agencies {
        // Dossiers that the reader does not see take no other's place.
        let unseen = try database.count("dossiers WHERE agency = $1 AND is_confidential = 1", [agency])
        found += try database.dossiers(named: name, agency: agency, limit: limit + unseen)
      }
    }
    return try database.visible(Set(found).sorted(by: >), agencies: agencies, sight: sight, limit: limit)
  }

  /// The lines of dossiers by their numbers, in that order.
  package func summaries(_ ids: [Int64]) throws(StoreError) -> [DossierSummary] {
    if ids.isEmpty { return [] }
    var values: [any SQLParameter] = []
    let areThese = "id IN \(values.list(ids))"
    let lines = try connection.summaries(areThese, values)
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    return lines.sorted { places[$0.id] ?? 0 < places[$1.id] ?? 0 }
  }
}

extension Connection {
  /// Those that belong to one of the agencies and that the reader sees, in the falling order of the numbers; about
  /// `limit`.
  fileprivate func visible(
    _ ids: [Int64], agencies: [AgencyCode], sight: ConfidentialSight, limit: Int
  ) throws(StoreError) -> [Int64] {
    if agencies.isEmpty { return [] }
    var visible: [Int64] = []
    for group in ids.groups where visible.count < limit {
      var values: [any SQLParameter] = []
      let isOfThese = "agency IN \(values.list(agencies))"
      let areThese = "id IN \(values.list(group))"
      let seen = sight.condition(&values)
      try forEach(
        composed: "SELECT id FROM dossiers WHERE \(areThese) AND \(isOfThese)\(seen) ORDER BY id DESC", values
      ) { row in
        visible.append(row.int64(0))
        return true
      }
    }
    return visible
  }

  /// By the end of a code, a phone or an identity number.
  fileprivate func dossiers(numbered query: String, agencies: [AgencyCode]) throws(StoreError) -> [Int64] {
    var found: [Int64] = []
    if let whole = DossierCode.tail(typed: query) {
      found += try dossierIDs(agencies.compactMap { DossierCode("\($0)-\(whole)") }, orFiled: true)
    }
    if found.isEmpty, let tail = CodeTail(query) {
      found += try dossiers(codeTail: tail, agencies: agencies)
    }
    if let phone = PhoneNumber(query) {
      found += try all("SELECT id FROM dossiers WHERE phone = $1", phone.description) { $0.int64(0) }
    }
    for kind in Applicant.Kind.allCases {
      guard let identity = IdentityNumber(query, for: kind) else { continue }
      found += try all("SELECT id FROM dossiers WHERE identity = $1", identity.description) { $0.int64(0) }
      if kind == .citizen {
        found += try all("SELECT id FROM dossiers WHERE representative_identity = $1", identity.description) {
          $0.int64(0)
        }
      }
    }
    return found
  }
}
