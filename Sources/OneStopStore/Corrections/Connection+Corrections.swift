import Database
import OneStop

extension Connection {
  /// Updates the columns of a filing, and the words of its applicant's name, after a correction.
  ///
  /// - Parameter agency: the one that has the dossier, under which it is found.
  func updateFiling(
    _ filing: Filing, of dossier: Int64, at agency: AgencyCode, from before: Filing
  ) throws(StoreError) {
    let applicant = filing.applicant
    try run(
      """
      UPDATE dossiers SET applicant_kind = $1, applicant_name = $2, identity = $3, phone = $4, email = $5, address = $6,
        summary = $7, papers = $8, return_by = $9, notices = $10, birth_date = $11, ward = $12, representative = $13,
        representative_identity = $14, representative_phone = $15
      WHERE id = $16
      """,
      applicant.kind.rawValue, applicant.name, applicant.identity?.description, applicant.phone?.description,
      applicant.email?.description, applicant.address, filing.summary, TextList.encode(filing.papers),
      filing.returnBy.rawValue, filing.notices?.rawValue, applicant.birthDate, applicant.ward,
      applicant.representative?.name, applicant.representative?.identity?.description,
      applicant.representative?.phone?.description, dossier)
    let (old, new) = (before.applicant.nameWords, applicant.nameWords)
    for word in old.subtracting(new) {
      try run("DELETE FROM words WHERE agency = $1 AND word = $2 AND dossier_id = $3", agency, word, dossier)
    }
    try insert(new.subtracting(old), of: agency, for: dossier)
  }

  /// Inserts the words of a name, under which its dossier is found.
  func insert(_ words: Set<String>, of agency: AgencyCode, for dossier: Int64) throws(StoreError) {
    for word in words {
      try run("INSERT INTO words (agency, word, dossier_id) VALUES ($1, $2, $3)", agency, word, dossier)
    }
  }

  /// What the columns of a dossier's filing say.
  func filingDetails(of dossier: Int64) throws(StoreError) -> FilingDetails? {
    var details: FilingDetails?
    try forEach(composed: "SELECT \(Filing.columns) FROM dossiers WHERE id = $1", [dossier]) {
      row throws(StoreError) in
      details = try filing(row).details
      return false
    }
    return details
  }

  func hasWord(_ word: String, _ agency: AgencyCode, _ dossier: Int64) throws(StoreError) -> Bool {
    try first(
      "SELECT 1 FROM words WHERE agency = $1 AND word = $2 AND dossier_id = $3", agency, word, dossier
    ) { $0.int(0) } != nil
  }
}

extension Applicant {
  /// The folded words of the name, each once, with those of the representative.
  var nameWords: Set<String> { Set(name.foldedWords).union(representative?.name.foldedWords ?? []) }
}
