import Database
import OneStop

extension Snapshot {
  /// Looks from the newest on, each with the first of its dossiers.
  ///
  /// - Parameters:
  ///   - dossiers: how many of each look at most.
  ///   - total: how many of all looks together; looks behind these have none.
  package func looks(
    _ query: LookQuery, place: ListPlace? = nil, limit: Int, dossiers most: Int = .max, total: Int? = nil
  ) throws(StoreError) -> [RecordedLook] {
    let database = try connection
    var values: [any SQLParameter] = []
    let condition = query.condition(place, limit, &values)
    values.append(limit)
    var looks: [RecordedLook] = []
    try database.forEach(
      composed: """
        SELECT l.number, l.at, l.reader, l.name, l.agency, l.part, l.page, l.dossiers FROM looks l
        WHERE \(condition) ORDER BY \(LookQuery.order.nearest(place)) LIMIT $\(values.count)
        """, values
    ) { row throws(StoreError) in
      looks.append(try RecordedLook(row))
      return true
    }
    if case .before = place { looks.reverse() }
    var left = total ?? .max
    for group in looks.indices.map(\.self).groups where left > 0 {
      left -= try database.addDossiers(of: group, to: &looks, query, most: most, total: total == nil ? nil : left)
    }
    return looks
  }

  /// What offices were shown of a dossier, the newest first: one for each office, part and day, however many there are,
  /// so that no office is left out because another looked often.
  package func officeLooks(at dossier: Int64) throws(StoreError) -> [OfficeLook] {
    let database = try connection
    return try database.all(
      """
      SELECT max(l.at), l.agency, l.part, count(*) FROM looked_at a JOIN looks l ON l.number = a.look
      WHERE a.dossier_id = $1 AND l.agency IS NOT NULL GROUP BY l.agency, l.part, (l.at + $2) / $3
      ORDER BY max(l.at) DESC, l.agency, l.part
      """, dossier, Moment.offsetMinutes * Moment.minute, Moment.day
    ) { row throws(StoreError) in
      OfficeLook(at: row.moment(0), agency: try database.agencyCode(row, 1), part: try row.word(2), count: row.int(3))
    }
  }

  /// By what a dossier was opened as applicants open it, and how often.
  package func ownLooks(at dossier: Int64) throws(StoreError) -> [OwnLook] {
    try connection.all(
      """
      SELECT l.name, count(*), max(l.at) FROM looked_at a JOIN looks l ON l.number = a.look
      WHERE a.dossier_id = $1 AND l.reader = 'applicant' GROUP BY l.name ORDER BY max(l.at) DESC, l.name
      """, dossier
    ) { row throws(StoreError) in OwnLook(try row.word(0), count: row.int(1), at: row.moment(2)) }
  }
}

extension Connection {
  /// Of a look by a reader of other agencies, only the dossiers that the question's agencies had.
  ///
  /// - Returns: how many.
  fileprivate func addDossiers(
    of group: ArraySlice<Int>, to looks: inout [RecordedLook], _ query: LookQuery, most: Int, total: Int?
  ) throws(StoreError) -> Int {
    var values: [any SQLParameter] = [total ?? most]
    let numbers = values.list(group.map { looks[$0].number })
    var seen = ""
    if let agencies = query.agencies {
      let listed = values.list(agencies.sorted())
      seen = " AND (a.agency IN \(listed) OR l.agency IN \(listed))"
    }
    var (chosen, order) = ("place <= $1", "a.dossier_id")
    if let dossier = query.dossier {
      values.append(dossier)
      if total != nil { seen += " AND a.dossier_id = $\(values.count)" }
      // It comes first, and all that may be seen are counted.
      chosen += " AND dossier_id = $\(values.count)"
      order = "CASE WHEN a.dossier_id = $\(values.count) THEN 0 ELSE 1 END, a.dossier_id"
    }
    seen += query.sight.condition(&values, of: "d.")
    let places = Dictionary(uniqueKeysWithValues: group.map { (looks[$0].number, $0) })
    let from = """
      FROM looked_at a JOIN looks l ON l.number = a.look JOIN dossiers d ON d.id = a.dossier_id
      WHERE a.look IN \(numbers)\(seen)
      """
    // With a total, the index is read until there are enough; else some of each look.
    let some =
      total == nil
      ? """
      (SELECT look, dossier_id, agency, number FROM (SELECT a.look, a.dossier_id, a.agency,
        row_number() OVER (PARTITION BY a.look ORDER BY \(order)) AS place,
        count(*) OVER (PARTITION BY a.look) AS number \(from)) AS b WHERE \(chosen))
      """
      : "(SELECT a.look, a.dossier_id, a.agency, 0 AS number \(from) ORDER BY a.look DESC, a.dossier_id LIMIT $1)"
    var found: [(place: Int, dossier: RecordedLook.Dossier)] = []
    try forEach(
      composed: """
        SELECT c.look, d.code, c.agency, c.number FROM \(some) AS c JOIN dossiers d ON d.id = c.dossier_id
        ORDER BY c.look, c.dossier_id
        """, values
    ) { row throws(StoreError) in
      guard let place = places[row.int64(0)] else { return true }
      let dossier = RecordedLook.Dossier(
        code: try row.dossierCode(1), agency: try agencyCode(row, 2))
      found.append((place, dossier))
      if total == nil { looks[place].count = row.int(3) }
      return true
    }
    for line in found { looks[line.place].dossiers.append(line.dossier) }
    return found.count
  }
}

extension RecordedLook {
  fileprivate init(_ row: Row) throws(StoreError) {
    guard let reader = LookReader(try row.word(2), name: row.text(3)) else { throw row.unreadable(3) }
    number = row.int64(0)
    at = row.moment(1)
    self.reader = reader
    agency = try row.optionalAgency(4)
    part = try row.word(5)
    page = row.text(6)
    count = row.int(7)
  }

  /// Where it stands in the list.
  package var key: ListKey { ListKey(value: at.microseconds, number) }
}

extension LookQuery {
  fileprivate static let order = ListOrder(value: "l.at", numbers: ["l.number"], isDescending: true)

  /// SQLite's limit of a compound query is 500. An auditor of more agencies than that sees nearly all looks, and finds
  /// theirs by going through all.
  private static let mostStretches = 400

  /// Each way reads a stretch of one index: that of the dossier, of the reader, of each agency, or of all looks. What
  /// else is asked is compared there.
  fileprivate func condition(_ place: ListPlace?, _ limit: Int, _ values: inout [any SQLParameter]) -> String {
    if agencies?.isEmpty == true { return "1 = 0" }
    var sql = "1 = 1"
    if let dossier {
      values.append(dossier)
      sql += " AND l.number IN (SELECT a.look FROM looked_at a JOIN looks r ON r.number = a.look"
      sql += " WHERE a.dossier_id = $\(values.count)"
      if let agencies {
        let listed = values.list(agencies.sorted())
        sql += " AND (a.agency IN \(listed) OR r.agency IN \(listed))"
      }
      sql += ")"
    }
    if let names {
      // One name reads a stretch of its index, in the order of the list.
      let condition = names.count == 1 ? "= $\(values.count + 1)" : "IN \(values.list(names))"
      if names.count == 1 { values.append(names[0]) }
      sql += " AND l.name \(condition) AND l.reader <> '\(LookReader.Kind.applicant.rawValue)'"
    }
    if let agencies, dossier == nil {
      if names != nil || agencies.count > LookQuery.mostStretches {
        sql += """
           AND EXISTS (SELECT 1 FROM look_agencies c
            WHERE c.agency IN \(values.list(agencies.sorted())) AND c.at = l.at AND c.look = l.number)
          """
      } else {
        sql += newestOfEach(agencies, place, limit, &values)
      }
    }
    let mayBeSeen = sight.condition(&values, of: "d.")
    let among = mayBeSeen.isEmpty ? nil : agencies.map { "IN \(values.list($0.sorted()))" }
    return sql + seen("l.number", of: among, mayBeSeen) + narrowed("l", place, &values)
  }

  /// As many looks of each agency as are wanted of all: no more can be among them.
  private func newestOfEach(
    _ agencies: Set<AgencyCode>, _ place: ListPlace?, _ limit: Int, _ values: inout [any SQLParameter]
  ) -> String {
    let order = ListOrder(value: "c.at", numbers: ["c.look"], isDescending: true).nearest(place)
    let narrow = narrowed("c", place, &values)
    let mayBeSeen = sight.condition(&values, of: "d.")
    values.append(limit)
    let most = values.count
    let parts = agencies.sorted().map { agency in
      values.append(agency)
      return """
        look FROM (SELECT c.look FROM look_agencies c WHERE c.agency = $\(values.count)\(narrow)\
        \(seen("c.look", of: "= $\(values.count)", mayBeSeen))
          ORDER BY \(order) LIMIT $\(most)) AS a\(values.count)
        """
    }
    return " AND l.number IN (SELECT \(parts.joined(separator: " UNION ALL SELECT ")))"
  }

  /// By part, days and place, of looks (`l`) or of those that concern an agency (`c`).
  private func narrowed(_ table: String, _ place: ListPlace?, _ values: inout [any SQLParameter]) -> String {
    var sql = ""
    if let part {
      values.append(part.rawValue)
      sql += " AND \(table).part = $\(values.count)"
    }
    if let period {
      values.append(period.from.start)
      values.append(period.to.next.start)
      sql += " AND \(table).at >= $\(values.count - 1) AND \(table).at < $\(values.count)"
    }
    let number = table == "l" ? "l.number" : "c.look"
    let order = ListOrder(value: "\(table).at", numbers: [number], isDescending: true)
    // The order's own condition alone is no range of an index.
    if case .after(let key) = place, let at = key.value {
      values.append(at)
      sql += " AND \(table).at <= $\(values.count)"
    }
    return sql + order.condition(place, &values)
  }

  /// That one of the look's dossiers may be named to the reader: one that the agencies had, or any that was shown to
  /// somebody of theirs.
  ///
  /// - Parameter mayBeSeen: of the dossier `d`; empty: each may.
  private func seen(_ number: String, of agencies: String?, _ mayBeSeen: String) -> String {
    if mayBeSeen.isEmpty { return "" }
    let concerns = agencies.map { " AND (s.agency \($0) OR r.agency \($0))" } ?? ""
    return """
       AND EXISTS (SELECT 1 FROM looked_at s JOIN looks r ON r.number = s.look JOIN dossiers d ON d.id = s.dossier_id
        WHERE s.look = \(number)\(mayBeSeen)\(concerns))
      """
  }
}
