import CSQLite

/// A digest over the columns of a row, kept in the row itself: `row_digest(…)` in SQL. What damage leaves readable is seen
/// by it; where a page has no redundancy of its own, nothing else would tell.
///
/// It changes with any one word of eight bytes, and with anything more in all but one case of 2⁶⁴. Nobody is kept from
/// computing it: it is for disks, not against people.
enum RowDigest {
  /// A table whose rows carry their digest in a column, and what it is made of.
  struct Table: Sendable {
    let name: String
    let columns: String
    /// What tells a reader which row it is.
    let key: String
    var column = "digest"
  }

  /// All that have digests. What is derived from these rows has none, nor what lives for hours: sessions, kept forms.
  static let tables = [events, dossiers, ratings, catalogue, accounts, tokens, messages]

  static let events = Table(
    name: "events",
    columns: """
      id, at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due, is_due_provisional, is_late_entry, \
      step, officer, consultation, old_due, correction, undone_status, undone_at, agencies, ground
      """, key: "(id & 65535) || ' of dossier ' || (SELECT code FROM dossiers WHERE dossiers.id = events.id >> 16)")

  /// What was filed, and corrected since. The rest of a dossier follows from its events.
  static let dossiers = Table(
    name: "dossiers",
    columns: """
      id, procedure, procedure_version, time_value, time_unit, cutoff, supplement, channel, return_by, lookup_key, \
      applicant_kind, applicant_name, identity, phone, email, address, summary, papers, notices, birth_date, ward, \
      representative, representative_identity
      """, key: "code")

  static let ratings = Table(
    name: "ratings", columns: "dossier_id, level, comment, at",
    key: "(SELECT code FROM dossiers WHERE dossiers.id = dossier_id)")

  static let catalogue = Table(
    name: "catalogue", columns: "kind, code, version, position, record, imported_at",
    key: "kind || ' ' || code || ', version ' || version")

  static let accounts = Table(
    name: "accounts", columns: "login, name, role, agency, password, is_disabled, email, phone", key: "login")

  static let tokens = Table(
    name: "tokens",
    columns: "digest, agency, label, created_at, last_day, is_read_only, hourly_limit, revoked_at",
    key: "label || ' of ' || agency", column: "row_digest")

  /// What is said to whom; not how far its delivery is.
  static let messages = Table(
    name: "messages",
    columns: """
      id, message_id, channel, recipient, subject, text, html, dossier_id, account, created_at, event_place, question
      """, key: "id")

  /// Makes the function known to a connection.
  static func register(on handle: OpaquePointer) {
    sqlite3_create_function_v2(
      handle, "row_digest", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, count, values in
        var digest = Hash()
        for index in 0..<Int(count) { digest.add(values?[index]) }
        sqlite3_result_int64(context, Int64(bitPattern: digest.state))
      }, nil, nil, nil)
  }

  /// FNV-1a over words of eight bytes, each step of which can be undone: a changed word never comes to the same.
  private struct Hash {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ word: UInt64) {
      state = (state ^ word) &* 0x0000_0100_0000_01B3
      state ^= state >> 32
    }

    mutating func add(_ value: OpaquePointer?) {
      let type = sqlite3_value_type(value)
      add(UInt64(type))
      switch type {
      case SQLITE_NULL: break
      case SQLITE_INTEGER: add(UInt64(bitPattern: sqlite3_value_int64(value)))
      case SQLITE_FLOAT: add(sqlite3_value_double(value).bitPattern)
      default:
        // The pointer first: asking for the count may convert the value and move it.
        let start = sqlite3_value_blob(value)
        add(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
      }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
      add(UInt64(bytes.count))
      let whole = bytes.count & ~7
      for offset in stride(from: 0, to: whole, by: 8) {
        add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      }
      var rest: UInt64 = 0
      for byte in bytes[whole...] { rest = rest << 8 | UInt64(byte) }
      if whole < bytes.count { add(rest) }
    }
  }
}

extension Connection {
  /// Gives rows that have changed the digest of what they are now.
  ///
  /// - Parameter condition: which rows, with its parameters.
  func renewDigests(
    of table: RowDigest.Table, where condition: String, _ parameters: any Bindable...
  ) throws(StoreError) {
    try run(
      composed: "UPDATE \(table.name) SET \(table.column) = row_digest(\(table.columns)) WHERE \(condition)",
      parameters)
  }
}
