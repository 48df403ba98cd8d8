/// The schema as numbered steps. This folder is the one place where SQL may be SQLite's own (`STRICT`,
/// `WITHOUT ROWID`, partial indexes with its types); everything else is what PostgreSQL accepts as well.
///
/// Moments are microseconds since 1970 UTC, dates are days since 1970-01-01, truth is 0 or 1.
enum Schema {
  static let migrations = [
    foundation, steps, outbox, consultations, worklists, weeklyReports, daysOff, bulkActions, corrections, dissolutions,
    oneDesk, deskByNumber, eventsByNumber, grounds, wrongDigits, particulars, emptySearches, keptForms,
    standingNotices, comments, confidentiality, tokenBounds, placements, digests, changes, askersAnswers,
    representatives, moreDigests,
  ]
}
