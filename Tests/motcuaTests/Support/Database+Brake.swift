extension Database {
  /// Makes each new row of the table, or each event of the kind, take some milliseconds, so that a kill comes in the
  /// middle of a transaction. It ends with `DROP TRIGGER brake`.
  static func brake(_ city: City, _ table: String = "events", kind: String? = nil, turns: Int = 60_000) throws {
    let condition = kind.map { "WHEN NEW.kind = '\($0)'" } ?? ""
    try change(
      city,
      """
      CREATE TRIGGER brake BEFORE INSERT ON \(table) \(condition) BEGIN
        SELECT count(*) FROM (
          WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(turns))
          SELECT n FROM numbers
        );
      END
      """)
  }
}
