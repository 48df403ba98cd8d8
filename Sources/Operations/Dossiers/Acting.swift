import OneStop
import OneStopStore

/// What every act on a dossier begins and ends with, in its own transaction: the calendar and the offices as they stand
/// there, what has still to pass from a dissolved agency, and what the applicant is told.
package struct Acting {
  package let transaction: Transaction
  package let calendar: WorkCalendar
  package let catalogue: Catalogue
  private let notices: NoticeWriter
  private let now: Moment

  package init(in transaction: Transaction, notices: NoticeWriter, now: Moment) throws {
    self.transaction = transaction
    calendar = try transaction.calendar
    catalogue = try transaction.presentCatalogue
    self.notices = notices
    self.now = now
  }

  /// Who works at the agency.
  package func office(of agency: AgencyCode) throws -> Office { Office(try transaction.staff(of: agency)) }

  /// The procedure's own process.
  package func steps(of dossier: Dossier) -> [Procedure.Step] {
    catalogue.procedure(dossier.filing.procedure)?.steps ?? []
  }

  /// What has still to pass to the agency that acts does not wait for its turn.
  ///
  /// - Returns: how many events it took.
  package func passOn(_ dossier: Int64) throws -> Int { try transaction.passOn(dossier, now: now, moved: tell) }

  /// Tells the applicant who asked for it what has come of the dossier's last events.
  package func tell(_ stored: StoredDossier) throws { try transaction.notify(stored, notices, now: now) }

  /// Whether they are one, or one has taken the other's place by now.
  package func isSame(_ agency: AgencyCode, _ other: AgencyCode) -> Bool {
    catalogue.present(agency, on: now.date) == catalogue.present(other, on: now.date)
  }

  /// Lets `decide` see the dossier as it stands, and appends its event.
  package func append(
    to dossier: Int64, _ decide: (StoredDossier) throws -> DossierEvent
  ) throws -> StoredDossier {
    guard let stored = try transaction.append(to: dossier, decide) else { throw Act.Failure.unknown }
    return stored
  }
}
