import Database
import OneStop

/// The working copy of a procedure's form, which administrators change until it is published.
package struct FormCopy: Hashable, Sendable {
  package let procedure: ProcedureCode
  package let form: FormDefinition
  /// The version that it was made from or last compared with; 0: the procedure had none.
  package let base: Int
  /// Grows with every change, so that nobody overwrites what somebody else has changed since. No two copies of a
  /// procedure have the same, nor two states of one.
  package let revision: Int
  package let changedAt: Moment
  /// The administrator's login.
  package let changedBy: String

  package init(
    procedure: ProcedureCode, form: FormDefinition, base: Int, revision: Int, changedAt: Moment, changedBy: String
  ) {
    (self.procedure, self.form, self.base, self.revision) = (procedure, form, base, revision)
    (self.changedAt, self.changedBy) = (changedAt, changedBy)
  }

  /// The longest copy, in bytes of its JSON: several times what the longest legal form takes.
  package static let largest = 512 * 1_024
}

/// Who last changed a working copy, without what it says.
package struct FormCopyMark: Hashable, Sendable {
  package let procedure: ProcedureCode
  package let base: Int
  package let changedAt: Moment
  package let changedBy: String
}

/// A version of a procedure's form without what it says.
package struct FormVersionMark: Hashable, Sendable {
  package let procedure: ProcedureCode
  package let number: Int
  package let validFrom: LocalDate
  package let publishedAt: Moment
  /// The administrator's login; nil: it came with the program.
  package let publishedBy: String?
}

extension Snapshot {
  /// nil where nobody is changing the procedure's form.
  package func formCopy(of procedure: ProcedureCode) throws(StoreError) -> FormCopy? {
    let database = try connection
    return try database.first(
      "SELECT procedure, content, base, revision, changed_at, changed_by FROM form_copies WHERE procedure = $1",
      procedure
    ) { row throws(StoreError) in
      guard let form = try? FormDefinition(parsing: Array(row.text(1).utf8), file: row.text(0)) else {
        throw row.unreadable(1)
      }
      return FormCopy(
        procedure: try database.procedureCode(row, 0), form: form, base: row.int(2), revision: row.int(3),
        changedAt: row.moment(4), changedBy: row.text(5))
    }
  }

  /// All working copies, by procedure.
  package func formCopies() throws(StoreError) -> [FormCopyMark] {
    let database = try connection
    return try database.all(
      "SELECT procedure, base, changed_at, changed_by FROM form_copies ORDER BY procedure"
    ) { row throws(StoreError) in
      FormCopyMark(
        procedure: try database.procedureCode(row, 0), base: row.int(1), changedAt: row.moment(2),
        changedBy: row.text(3))
    }
  }

  /// All versions of all forms, by procedure, from the first.
  package func formVersions() throws(StoreError) -> [FormVersionMark] {
    let database = try connection
    return try database.all(
      "SELECT procedure, number, valid_from, published_at, published_by FROM forms ORDER BY procedure, number"
    ) { row throws(StoreError) in try database.formVersion(row) }
  }

  /// The versions of the procedure's form, from the first.
  package func formVersions(of procedure: ProcedureCode) throws(StoreError) -> [FormVersionMark] {
    let database = try connection
    return try database.all(
      """
      SELECT procedure, number, valid_from, published_at, published_by FROM forms
      WHERE procedure = $1 ORDER BY number
      """, procedure
    ) { row throws(StoreError) in try database.formVersion(row) }
  }

  /// How many drafts that somebody may still go on with are in each version of the procedure's form.
  package func openDrafts(of procedure: ProcedureCode, now: Moment) throws(StoreError) -> [Int: Int] {
    let rows = try connection.all(
      """
      SELECT form, count(*) FROM drafts WHERE procedure = $1 AND filed IS NULL AND saved_at >= $2
      GROUP BY form ORDER BY form
      """, procedure, Draft.oldest(at: now)
    ) { row in (row.int(0), row.int(1)) }
    return Dictionary(rows) { first, _ in first }
  }
}

extension Transaction {
  /// Puts the copy in the place of the procedure's former one.
  package func keep(_ copy: FormCopy) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO form_copies (procedure, content, base, revision, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (procedure) DO UPDATE SET content = excluded.content, base = excluded.base,
        revision = excluded.revision, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      """, copy.procedure, String(decoding: copy.form.json, as: UTF8.self), copy.base, copy.revision, copy.changedAt,
      copy.changedBy)
  }

  package func dropFormCopy(of procedure: ProcedureCode) throws(StoreError) {
    try connection.run("DELETE FROM form_copies WHERE procedure = $1", procedure)
  }
}

extension Connection {
  fileprivate func formVersion(_ row: Row) throws(StoreError) -> FormVersionMark {
    FormVersionMark(
      procedure: try procedureCode(row, 0), number: row.int(1), validFrom: row.date(2), publishedAt: row.moment(3),
      publishedBy: row.optional(4, Row.text))
  }
}
