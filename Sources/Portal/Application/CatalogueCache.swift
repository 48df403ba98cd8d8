import OneStop
import OneStopStore

/// The catalogue in memory, with what is compiled from it; replaced whole when it changed.
final class CurrentCatalogue: Sendable {
  let revision: Int64
  /// As of the day on which it was read.
  let catalogue: Catalogue
  /// From when on it stands otherwise, though no revision says so: an agency ends on that day.
  let end: Moment
  let calendar: WorkCalendar
  /// Every state of the days off that there has been, the present one last.
  let calendarRevisions: [CalendarRevision]
  private let versions: [ProcedureCode: Int]
  let procedures: ProcedureIndex

  init(
    revision: Int64, catalogue whole: Catalogue, on today: LocalDate, versions: [ProcedureCode: Int] = [:],
    calendarRevisions: [CalendarRevision] = []
  ) {
    self.revision = revision
    catalogue = whole.asOf(today).withEnglishNames()
    end = whole.nextEnd(after: today)?.start ?? Moment(microseconds: .max)
    calendar = catalogue.cityCalendar
    self.versions = versions
    self.calendarRevisions = calendarRevisions
    procedures = ProcedureIndex(catalogue)
  }

  /// The present calendar.
  var dated: DatedCalendar { DatedCalendar(calendar: calendar, revision: calendarRevisions.last) }

  /// The version of the procedure that a dossier is filed under today.
  func version(of procedure: Procedure) -> Int { versions[procedure.code] ?? 1 }
}

extension Portal {
  /// As it stands in the present read transaction: a change by another process is seen by the next batch.
  func currentCatalogue(now: Moment) throws -> CurrentCatalogue {
    let known = catalogue.flatMap { now < $0.end ? $0 : nil }
    if let known, catalogueBatch == reader.openBatch { return known }
    let revision = try reader.catalogueRevision()
    catalogueBatch = reader.openBatch
    if let known, known.revision == revision { return known }
    let fresh = CurrentCatalogue(
      revision: revision, catalogue: try reader.catalogue(), on: now.date, versions: try reader.procedureVersions(),
      calendarRevisions: try reader.calendarRevisions())
    catalogue = fresh
    return fresh
  }
}
