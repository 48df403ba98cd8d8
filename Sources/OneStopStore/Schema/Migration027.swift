import Database
import OneStop

extension Schema {
  /// Who stands at the counter for an applicant is found as the applicant is: by number, and by the words of the name.
  static let representatives = Migration(
    number: 27,
    sql: """
      CREATE INDEX dossiers_representative ON dossiers (representative_identity)
        WHERE representative_identity IS NOT NULL;
      """,
    fill: { database throws(StoreError) in
      var missing: [(words: Set<String>, agency: AgencyCode, id: Int64)] = []
      try database.forEach(
        "SELECT id, agency, applicant_name, representative FROM dossiers WHERE representative IS NOT NULL"
      ) { row throws(StoreError) in
        let words = Set(row.text(3).foldedWords).subtracting(row.text(2).foldedWords)
        missing.append((words, try database.agencyCode(row, 1), row.int64(0)))
      }
      for (words, agency, id) in missing { try database.insert(words, of: agency, for: id) }
    })
}
