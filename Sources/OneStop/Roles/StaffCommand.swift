/// A command that a member of staff gives on a page: the one place where a form's age and a person's role are checked.
package struct StaffCommand: Sendable {
  package var command: DossierCommand
  package var account: Account
  /// How many events the dossier had when the form was shown; nil where the form does not say.
  package var version: Int?
  /// Which confidential dossiers the person sees.
  package var sight: ConfidentialSight

  /// Why nothing was done.
  package enum Failure: Error, Hashable, Sendable {
    /// Something has happened to the dossier since the form was shown.
    case stale
    /// It is confidential, and this person may not, or may no longer, see it.
    case hidden
    case denied(Denial)
    case refused(Refusal)
  }

  /// - Parameter sight: nil: that of the account's own agency.
  package init(
    _ command: DossierCommand, by account: Account, version: Int? = nil, sight: ConfidentialSight? = nil
  ) {
    self.command = command
    self.account = account
    self.version = version
    self.sight = sight ?? account.confidentialSight(ownAgencies: [account.agency])
  }

  /// The event that carries it out. Changes nothing.
  package func decide(
    _ dossier: Dossier, steps: [Procedure.Step], office: Office, calendar: WorkCalendar, now: Moment
  ) throws(Failure) -> DossierEvent {
    guard dossier.isSeen(by: sight) else { throw .hidden }
    if let version, version != dossier.eventCount { throw .stale }
    if let denial = account.denial(of: command.action, on: dossier, steps: steps, office: office) {
      throw .denied(denial)
    }
    do {
      return try dossier.decide(command, by: .staff(login: account.login), calendar: calendar, now: now)
    } catch {
      throw .refused(error)
    }
  }
}
