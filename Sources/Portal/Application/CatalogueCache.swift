import OneStop
import OneStopStore

/// The catalogue in memory, with what is compiled from it; replaced whole when it changed.
final class CurrentCatalogue: Sendable {
  let revision: Int64
  let catalogue: Catalogue
  let calendar: WorkCalendar
  /// Every state of the days off that there has been, the present one last.
  let calendarRevisions: [CalendarRevision]
  private let versions: [ProcedureCode: Int]
  let procedures: ProcedureIndex

  init(
    revision: Int64, catalogue: Catalogue, versions: [ProcedureCode: Int] = [:],
    calendarRevisions: [CalendarRevision] = []
  ) {
    self.revision = revision
    self.catalogue = catalogue
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
  func currentCatalogue() throws -> CurrentCatalogue {
    if let catalogue, catalogueBatch == reader.openBatch { return catalogue }
    let revision = try reader.catalogueRevision()
    catalogueBatch = reader.openBatch
    if let catalogue, catalogue.revision == revision { return catalogue }
    let fresh = CurrentCatalogue(
      revision: revision, catalogue: try reader.catalogue(), versions: try reader.procedureVersions(),
      calendarRevisions: try reader.calendarRevisions())
    catalogue = fresh
    return fresh
  }
}
