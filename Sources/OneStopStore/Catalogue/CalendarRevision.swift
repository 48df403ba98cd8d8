import Database
import OneStop

/// A state of the days off: from the import that brought it until the next one.
package struct CalendarRevision: Hashable, Sendable {
  /// From 1, the oldest that the store knows.
  package let number: Int
  package let since: Moment
}

extension Snapshot {
  /// Every state of the days off that there has been, the oldest first. The first state also stands for the time before
  /// the first import, of which nothing is known.
  package func calendarRevisions() throws(StoreError) -> [CalendarRevision] {
    let moments = try connection.all(
      "SELECT DISTINCT imported_at FROM catalogue WHERE kind IN ('holidays', 'lunar') ORDER BY imported_at"
    ) { $0.moment(0) }
    return moments.enumerated().map { CalendarRevision(number: $0.offset + 1, since: $0.element) }
  }

  /// The city's calendar as it stood in a revision: each year's record as it was then.
  package func calendar(of revision: CalendarRevision) throws(StoreError) -> WorkCalendar {
    let database = try connection
    var files: [CatalogueFile] = []
    for kind in [CatalogueRecord.Kind.holidays, .lunar] {
      files.append(kind.file(try database.records(kind, asOf: revision.since)))
    }
    return try Catalogue().readingStored(files).cityCalendar
  }
}

extension Connection {
  /// The records of a kind as they stood at a moment, in their order.
  fileprivate func records(
    _ kind: CatalogueRecord.Kind, asOf moment: Moment
  ) throws(StoreError) -> [CatalogueRecord] {
    try all(
      """
      SELECT code, record FROM catalogue c
      WHERE kind = $1 AND version = (
        SELECT max(version) FROM catalogue WHERE kind = $1 AND code = c.code AND imported_at <= $2)
      ORDER BY position
      """,
      kind.rawValue, moment
    ) { CatalogueRecord(kind: kind, code: $0.text(0), text: $0.text(1)) }
  }
}
