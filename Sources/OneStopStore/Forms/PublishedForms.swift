import Database
import Glibc
import OneStop

extension Snapshot {
  /// The versions of the procedure's form, from the first.
  package func forms(of procedure: ProcedureCode) throws(StoreError) -> [PublishedForm] {
    let database = try connection
    return try database.all(
      """
      SELECT procedure, number, valid_from, content, published_at, published_by FROM forms
      WHERE procedure = $1 ORDER BY number
      """, procedure
    ) { row throws(StoreError) in try database.form(row) }
  }

  /// The version that counts on the day; nil where there is none.
  package func form(of procedure: ProcedureCode, on date: LocalDate) throws(StoreError) -> PublishedForm? {
    let database = try connection
    return try database.first(
      """
      SELECT procedure, number, valid_from, content, published_at, published_by FROM forms
      WHERE procedure = $1 AND valid_from <= $2 ORDER BY number DESC LIMIT 1
      """, procedure, date
    ) { row throws(StoreError) in try database.form(row) }
  }

  package func form(of procedure: ProcedureCode, number: Int) throws(StoreError) -> PublishedForm? {
    let database = try connection
    // What a reader has read is committed and does not change; what a transaction has read may be rolled back.
    if self is Reader, let known = database.knownForm(of: procedure, number: number) { return known.form }
    return try database.first(
      """
      SELECT procedure, number, valid_from, content, published_at, published_by FROM forms
      WHERE procedure = $1 AND number = $2
      """, procedure, number
    ) { row throws(StoreError) in try database.form(row) }
  }

  /// The procedures that have a form that counts on the day.
  package func proceduresWithForms(on date: LocalDate) throws(StoreError) -> Set<ProcedureCode> {
    let database = try connection
    return Set(
      try database.all("SELECT DISTINCT procedure FROM forms WHERE valid_from <= $1", date) {
        row throws(StoreError) in try database.procedureCode(row, 0)
      })
  }
}

extension Transaction {
  /// Publishes the next version.
  package func publish(
    _ form: FormDefinition, of procedure: ProcedureCode, validFrom: LocalDate, by login: String?, now: Moment
  ) throws(StoreError) -> PublishedForm {
    let database = try connection
    let number =
      try database.first("SELECT max(number) FROM forms WHERE procedure = $1", procedure) {
        $0.isNull(0) ? 0 : $0.int(0)
      }
      ?? 0
    let content = String(decoding: form.json, as: UTF8.self)
    try database.run(
      """
      INSERT INTO forms (procedure, number, valid_from, content, published_at, published_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, procedure, number + 1, validFrom, content, now, login)
    return PublishedForm(
      procedure: procedure, number: number + 1, validFrom: validFrom, prepared: PreparedForm(form), publishedAt: now,
      publishedBy: login)
  }
}

extension Connection {
  /// Its JSON is parsed once, as it is asked for with every page of a draft. It is compared with what it was parsed
  /// from, which costs little: a version that was rolled back may have had its number.
  fileprivate func form(_ row: Row) throws(StoreError) -> PublishedForm {
    let (procedure, number) = (try procedureCode(row, 0), row.int(1))
    let known = knownForm(of: procedure, number: number)
    if let known, row.withText(3, { known.content.isSame(as: $0) }), known.form.publishedAt == row.moment(4) {
      return known.form
    }
    let content = row.withText(3) { Array($0) }
    guard let definition = try? FormDefinition(parsing: content, file: procedure.description) else {
      throw row.unreadable(3)
    }
    let form = PublishedForm(
      procedure: procedure, number: number, validFrom: row.date(2), prepared: PreparedForm(definition),
      publishedAt: row.moment(4), publishedBy: row.optional(5, Row.text))
    remember(form, content: content)
    return form
  }
}

extension [UInt8] {
  fileprivate func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count, let start = other.baseAddress else { return count == other.count }
    return withUnsafeBytes { bytes in bytes.baseAddress.map { memcmp($0, start, count) == 0 } ?? true }
  }
}
