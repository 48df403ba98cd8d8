import Database
import OneStop

extension Transaction {
  /// Adds a look at one dossier or more. Nothing changes it afterwards; it is deleted when its time is over.
  package func record(_ look: Look) throws(StoreError) {
    let dossiers = Set(look.dossiers).sorted()
    guard !dossiers.isEmpty else { return }
    try connection.run(
      """
      INSERT INTO looks (number, at, reader, name, agency, part, page, dossiers)
      VALUES ((SELECT coalesce(max(number), 0) + 1 FROM looks), $1, $2, $3, $4, $5, $6, $7)
      """,
      look.at, look.reader.kind.rawValue, look.reader.name, look.agency, look.part.rawValue, look.page, dossiers.count)
    for group in dossiers.groups {
      var values: [any SQLParameter] = []
      try connection.run(
        composed: """
          INSERT INTO looked_at (dossier_id, look, agency)
          SELECT id, (SELECT max(number) FROM looks), agency FROM dossiers WHERE id IN \(values.list(group))
          """, values)
    }
    try connection.run(
      """
      INSERT INTO look_agencies (agency, at, look, part)
      SELECT a.agency, l.at, l.number, l.part FROM looks l JOIN looked_at a ON a.look = l.number
      WHERE l.number = (SELECT max(number) FROM looks)
      UNION
      SELECT agency, at, number, part FROM looks
      WHERE number = (SELECT max(number) FROM looks) AND agency IS NOT NULL
      """)
  }

  /// Deletes those from before the moment.
  package func forgetLooks(before moment: Moment) throws(StoreError) {
    // The newest stays, so that no number is given twice.
    try connection.run(
      """
      DELETE FROM look_agencies WHERE (agency, at, look) IN (
        SELECT a.agency, l.at, l.number FROM looks l JOIN looked_at a ON a.look = l.number
        WHERE l.at < $1 AND l.number < (SELECT max(number) FROM looks)
        UNION
        SELECT agency, at, number FROM looks
        WHERE at < $1 AND number < (SELECT max(number) FROM looks) AND agency IS NOT NULL)
      """, moment)
    try connection.run(
      """
      DELETE FROM looked_at WHERE look IN (
        SELECT number FROM looks WHERE at < $1 AND number < (SELECT max(number) FROM looks))
      """, moment)
    try connection.run("DELETE FROM looks WHERE at < $1 AND number < (SELECT max(number) FROM looks)", moment)
  }
}
