import OneStop

/// Another system's right to use the API for an agency. The token itself is shown once; a digest of it is kept.
package struct APIToken: Hashable, Sendable {
  package var agency: AgencyCode
  package var label: String
  package var createdAt: Moment

  package init(agency: AgencyCode, label: String, createdAt: Moment) {
    self.agency = agency
    self.label = label
    self.createdAt = createdAt
  }
}

extension Snapshot {
  package func token(digest: String) throws(StoreError) -> APIToken? {
    try connection.first("SELECT agency, label, created_at FROM tokens WHERE digest = $1", digest) {
      row throws(StoreError) in
      APIToken(agency: try row.agency(0), label: row.text(1), createdAt: row.moment(2))
    }
  }

  package func tokens() throws(StoreError) -> [APIToken] {
    try connection.all("SELECT agency, label, created_at FROM tokens ORDER BY created_at, label") {
      row throws(StoreError) in
      APIToken(agency: try row.agency(0), label: row.text(1), createdAt: row.moment(2))
    }
  }
}

extension Transaction {
  package func add(_ token: APIToken, digest: String) throws(StoreError) {
    try connection.run(
      "INSERT INTO tokens (digest, agency, label, created_at) VALUES ($1, $2, $3, $4)", digest, token.agency,
      token.label, token.createdAt)
  }
}
