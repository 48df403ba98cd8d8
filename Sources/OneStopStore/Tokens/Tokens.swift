import Database
import OneStop

/// Another system's right to use the API for an agency. The token itself is shown once; a digest of it is kept.
package struct APIToken: Hashable, Sendable {
  package var agency: AgencyCode
  package var label: String
  package var createdAt: Moment
  /// The last day on which it is valid; nil: it does not expire.
  package var lastDay: LocalDate?
  /// Whether it may only read.
  package var isReadOnly = false
  /// The most calls per hour; nil: no limit.
  package var hourlyLimit: Int?
  package var revokedAt: Moment?
  /// When it was used last, to within an hour; nil: never.
  package var usedAt: Moment?

  package init(
    agency: AgencyCode, label: String, createdAt: Moment, lastDay: LocalDate? = nil, isReadOnly: Bool = false,
    hourlyLimit: Int? = nil
  ) {
    self.agency = agency
    self.label = label
    self.createdAt = createdAt
    self.lastDay = lastDay
    self.isReadOnly = isReadOnly
    self.hourlyLimit = hourlyLimit
  }

  /// Whether it is time to record that it is in use: each record is a write.
  package func mustBeTouched(now: Moment) -> Bool {
    usedAt.map { now.microseconds - $0.microseconds >= Moment.hour } ?? true
  }

  package func holds(at now: Moment) -> Bool {
    revokedAt == nil && lastDay.map { now.date <= $0 } ?? true
  }
}

extension Snapshot {
  package func token(digest: String) throws(StoreError) -> APIToken? {
    try connection.first(
      """
      SELECT agency, label, created_at, last_day, is_read_only, hourly_limit, revoked_at, used_at FROM tokens
      WHERE digest = $1
      """, digest
    ) { row throws(StoreError) in try APIToken(row) }
  }

  /// The tokens of these agencies, or of all, with the digests of their secrets: the oldest first, including revoked
  /// ones.
  package func tokens(
    of agencies: Set<AgencyCode>? = nil
  ) throws(StoreError) -> [(digest: String, token: APIToken)] {
    var values: [any SQLParameter] = []
    var condition = "1 = 1"
    if let agencies {
      if agencies.isEmpty { return [] }
      condition = "agency IN \(values.list(agencies.sorted()))"
    }
    var found: [(digest: String, token: APIToken)] = []
    try connection.forEach(
      composed: """
        SELECT agency, label, created_at, last_day, is_read_only, hourly_limit, revoked_at, used_at, digest FROM tokens
        WHERE \(condition) ORDER BY created_at, label
        """, values
    ) { row throws(StoreError) in
      found.append((row.text(8), try APIToken(row)))
      return true
    }
    return found
  }
}

extension Transaction {
  package func add(_ token: APIToken, digest: String) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO tokens (digest, agency, label, created_at, last_day, is_read_only, hourly_limit)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """, digest, token.agency, token.label, token.createdAt, token.lastDay, token.isReadOnly, token.hourlyLimit)
  }

  /// Sets the last day on which the token is valid.
  package func setLastDay(_ day: LocalDate?, ofToken digest: String) throws(StoreError) {
    try connection.run("UPDATE tokens SET last_day = $1 WHERE digest = $2", day, digest)
  }

  /// False where it was revoked before, or there is none.
  package func revokeToken(_ digest: String, now: Moment) throws(StoreError) -> Bool {
    try connection.change(
      "UPDATE tokens SET revoked_at = $1 WHERE digest = $2 AND revoked_at IS NULL", now, digest) == 1
  }

  /// Notes that the token is in use.
  package func touchToken(_ digest: String, now: Moment) throws(StoreError) {
    try connection.run("UPDATE tokens SET used_at = $1 WHERE digest = $2", now, digest)
  }
}

extension APIToken {
  /// Reads the columns `agency` to `used_at`, in the order of `Snapshot.tokens()`.
  fileprivate init(_ row: Row) throws(StoreError) {
    self.init(
      agency: try row.agency(0), label: row.text(1), createdAt: row.moment(2), lastDay: row.optional(3, Row.date),
      isReadOnly: row.bool(4), hourlyLimit: row.optional(5, Row.int))
    revokedAt = row.optional(6, Row.moment)
    usedAt = row.optional(7, Row.moment)
  }
}
