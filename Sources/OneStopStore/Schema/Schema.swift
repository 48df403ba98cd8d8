import Database

/// The tables of the store; the folder Foundation has them by feature. The SQL is PostgreSQL's, which `Database`
/// translates for the engine.
///
/// Moments are microseconds since 1970 UTC, dates are days since 1970-01-01, truth is 0 or 1.
extension Schema {
  /// Steps are only ever added at the end.
  static let store = Schema(
    foundation: foundation,
    steps: [
      moreDigests, noDigests, lateUndoings, posts, ratingPlaces, security, tokenUse, secondFactor, owners,
      lookRecords, erasing, consents, answersByDossier, filesOfForms, dossierFiles, erasureIndexes,
      filingForms, citizenAccounts, askedFields, formCopies, procedureChoices, assistedDrafts,
      assistedFilings, enterpriseRegister,
    ])

  /// Tables that others refer to come first.
  static let foundation = Migration(
    number: 51,
    sql: [
      catalogue, dossiers, consultations, figures, accounts, outbox, looks, retention, forms, procedureChoiceTables,
      assistedFilingTable, enterprises,
    ].joined(separator: "\n\n"))
}
