import OneStop
import OneStopStore

/// The catalogue in memory, with what is compiled from it; it is replaced as a whole when it changes.
package final class CurrentCatalogue: Sendable {
  package let revision: Int64
  /// As of the day on which it was read.
  package let catalogue: Catalogue
  /// When it changes without a new revision, because an agency ends on that day.
  package let end: Moment
  package let calendar: WorkCalendar
  /// Every revision of the days off so far, the present one last.
  package let calendarRevisions: [CalendarRevision]
  private let versions: [ProcedureCode: Int]
  package let procedures: ProcedureIndex

  package init(
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
  package var dated: DatedCalendar { DatedCalendar(calendar: calendar, revision: calendarRevisions.last) }

  /// The procedure's version under which a dossier is filed today.
  package func version(of procedure: Procedure) -> Int { versions[procedure.code] ?? 1 }
}

extension LoopState {
  /// The catalogue as of the present read transaction; the next batch sees a change by another process.
  package func currentCatalogue(now: Moment) throws -> CurrentCatalogue {
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

  /// Read from the catalogue of the present read transaction.
  package func placeIndex(_ current: CurrentCatalogue) throws -> PlaceIndex {
    if let known = places, known.catalogue === current { return known.index }
    let index = PlaceIndex(current.catalogue, try reader.formerCommunes(in: current.catalogue))
    places = (current, index)
    return index
  }
}
