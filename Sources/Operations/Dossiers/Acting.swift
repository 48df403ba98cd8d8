import OneStop
import OneStopStore

/// What every act on a dossier begins and ends with, in its own transaction: reading the calendar and the offices,
/// passing on what a dissolved agency left, and notifying the applicant.
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
  package func office(of agency: AgencyCode) throws -> Office {
    Office(try transaction.staff(of: agency, on: now.date))
  }

  /// The procedure's own process.
  package func steps(of dossier: Dossier) -> [Procedure.Step] {
    catalogue.procedure(dossier.filing.procedure)?.steps ?? []
  }

  /// Passes to the acting agency what it is still to get from a dissolved one, ahead of the chore's turn.
  ///
  /// - Returns: how many events that took.
  package func passOn(_ dossier: Int64) throws -> Int { try transaction.passOn(dossier, now: now, moved: tell) }

  /// Notifies an applicant who asked for it of the dossier's last events.
  package func tell(_ stored: StoredDossier) throws { try transaction.notify(stored, notices, now: now) }

  /// Whether they are the same agency, or one has succeeded the other by now.
  package func isSame(_ agency: AgencyCode, _ other: AgencyCode) -> Bool {
    catalogue.present(agency, on: now.date) == catalogue.present(other, on: now.date)
  }

  /// Passes the dossier in its present state to `decide`, and appends the event that it returns.
  package func append(
    to dossier: Int64, _ decide: (StoredDossier) throws -> DossierEvent
  ) throws -> StoredDossier {
    guard let stored = try transaction.append(to: dossier, decide) else { throw Act.Failure.unknown }
    return stored
  }
}
