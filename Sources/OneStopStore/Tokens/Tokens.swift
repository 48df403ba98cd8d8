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

  package func holds(at now: Moment) -> Bool {
    revokedAt == nil && lastDay.map { now.date <= $0 } ?? true
  }
}

extension Snapshot {
  package func token(digest: String) throws(StoreError) -> APIToken? {
    try connection.first(
      """
      SELECT agency, label, created_at, last_day, is_read_only, hourly_limit, revoked_at FROM tokens WHERE digest = $1
      """, digest
    ) { row throws(StoreError) in try APIToken(row) }
  }

  /// Every token, the oldest first, including revoked ones.
  package func tokens() throws(StoreError) -> [APIToken] {
    try connection.all(
      """
      SELECT agency, label, created_at, last_day, is_read_only, hourly_limit, revoked_at FROM tokens
      ORDER BY created_at, label
      """
    ) { row throws(StoreError) in try APIToken(row) }
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

  /// Revokes the valid tokens of this label, of one agency or of all; returns how many there were.
  package func revokeTokens(
    label: String, agency: AgencyCode? = nil, now: Moment
  ) throws(StoreError) -> Int {
    try connection.change(
      """
      UPDATE tokens SET revoked_at = $1
      WHERE label = $2 AND revoked_at IS NULL AND agency = coalesce($3, agency)
      """, now, label, agency)
  }
}

extension APIToken {
  /// Reads the columns of `Snapshot.tokens()`, in their order.
  fileprivate init(_ row: Row) throws(StoreError) {
    self.init(
      agency: try row.agency(0), label: row.text(1), createdAt: row.moment(2), lastDay: row.optional(3, Row.date),
      isReadOnly: row.bool(4), hourlyLimit: row.optional(5, Row.int))
    revokedAt = row.optional(6, Row.moment)
  }
}
