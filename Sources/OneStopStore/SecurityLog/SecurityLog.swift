import Database
import OneStop

/// What is looked for in the security log.
package struct SecurityQuery: Hashable, Sendable {
  /// Lines about these agencies; nil: every line, those about no agency too.
  package var agencies: Set<AgencyCode>?
  /// Accounts, as the one it is about or the one who did it; nil: any.
  package var logins: [String]?
  /// nil: any.
  package var events: [SecurityEvent]?
  package var period: Period?
  /// Where it came from; nil: from anywhere.
  package var network: NetworkPattern?

  package init(
    agencies: Set<AgencyCode>? = nil, logins: [String]? = nil, events: [SecurityEvent]? = nil, period: Period? = nil,
    network: NetworkPattern? = nil
  ) {
    (self.agencies, self.logins) = (agencies, logins)
    (self.events, self.period, self.network) = (events, period, network)
  }
}

extension Snapshot {
  /// Lines from the newest on. Those of holds of confidential dossiers, which have no code, are on no page.
  ///
  /// - Parameter before: only those with a smaller number.
  package func securityLines(
    _ query: SecurityQuery, before: Int64? = nil, limit: Int
  ) throws(StoreError) -> [(number: Int64, line: SecurityLine)] {
    var values: [any SQLParameter] = [before ?? Int64.max, limit]
    var conditions = "number < $1 AND NOT (detail = '' AND event IN ('data held', 'hold lifted'))"
    if let agencies = query.agencies {
      conditions += " AND agency IN \(values.list(agencies.sorted()))"
    }
    if let logins = query.logins {
      if logins.isEmpty { return [] }
      let list = values.list(logins)
      conditions += " AND (login IN \(list) OR actor IN \(list))"
    }
    if let events = query.events { conditions += " AND event IN \(values.list(events.map(\.rawValue)))" }
    if let period = query.period {
      values.append(period.from.start)
      values.append(period.to.next.start)
      conditions += " AND at >= $\(values.count - 1) AND at < $\(values.count)"
    }
    switch query.network {
    case nil: break
    case .address(let address):
      values.append(address)
      conditions += " AND client = $\(values.count)"
    case .beginning(let beginning):
      values.append(beginning + "%")
      conditions += " AND client LIKE $\(values.count)"
    }
    var lines: [(number: Int64, line: SecurityLine)] = []
    try connection.forEach(
      composed: """
        SELECT number, at, event, login, agency, actor, client, detail FROM security_log
        WHERE \(conditions) ORDER BY number DESC LIMIT $2
        """, values
    ) { row throws(StoreError) in
      guard let event = SecurityEvent(rawValue: row.text(2)) else { throw row.unreadable(2) }
      let line = SecurityLine(
        event, at: row.moment(1), login: row.optional(3, Row.text), agency: try row.optionalAgency(4),
        actor: row.optional(5, Row.text), client: row.optional(6, Row.text), detail: row.text(7))
      lines.append((row.int64(0), line))
      return true
    }
    return lines
  }
}

extension Transaction {
  /// Adds a line, together with what it tells of.
  package func note(_ line: SecurityLine) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO security_log (number, at, event, login, agency, actor, client, detail)
      VALUES ((SELECT coalesce(max(number), 0) + 1 FROM security_log), $1, $2, $3, $4, $5, $6, $7)
      """,
      line.at, line.event.rawValue, line.login, line.agency, line.actor, line.client, line.detail)
  }

  /// Deletes the lines from before the moment.
  package func forgetSecurityLines(before moment: Moment) throws(StoreError) {
    // The newest stays, so that no number is given twice.
    try connection.run(
      "DELETE FROM security_log WHERE at < $1 AND number < (SELECT max(number) FROM security_log)", moment)
  }
}
