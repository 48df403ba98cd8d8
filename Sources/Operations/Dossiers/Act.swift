import OneStop
import OneStopStore

/// The agency that handles a dossier acts on it, whichever door the order comes through: its staff's pages, a
/// correction, or its program.
///
/// All of it happens, or nothing. The calendar, the catalogue and the office are read in the transaction. What a
/// dissolved agency left passes to its successor first, and so does a dossier that the undoing of its end opens again.
package struct Act: Operation {
  /// Who acts.
  package enum Author: Sendable {
    /// - version: how many events the dossier had when the form was made; nil where the form does not say.
    case staff(Account, sight: ConfidentialSight, version: Int?)
    /// A program of the agency, by its token's label.
    case program(String, of: AgencyCode)
  }

  /// Why nothing was done.
  package enum Failure: Error, Hashable, Sendable {
    /// There is no such dossier.
    case unknown
    /// It is confidential, and this author may not see it, or not any more.
    case hidden
    /// It belongs to another agency, perhaps only just now.
    case ofOtherAgency(AgencyCode)
    /// The author's agency has been dissolved.
    case dissolved(Dissolution)
    /// Something has happened to the dossier since the form was made.
    case stale
    case denied(Denial)
    case refused(Refusal)
  }

  package let dossier: Int64
  /// In order; several where one form asks for several things.
  package let commands: [DossierCommand]
  package let author: Author
  package let notices: NoticeWriter
  package let now: Moment

  package init(dossier: Int64, commands: [DossierCommand], author: Author, notices: NoticeWriter, now: Moment) {
    self.dossier = dossier
    self.commands = commands
    self.author = author
    self.notices = notices
    self.now = now
  }

  /// Throws `Failure`, and then has changed nothing.
  ///
  /// - Returns: the dossier after the last of the commands.
  package func run(in transaction: Transaction) throws -> StoredDossier {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    try author.requireWorking(in: transaction, on: now.date)
    let office = try author.office(acting)
    let passed = try acting.passOn(dossier)
    var after: StoredDossier?
    for command in commands {
      // Of several commands only the first checks whether anything has happened since.
      let version = after == nil ? author.version.map { $0 + passed } : nil
      after = try acting.append(to: dossier) { present in
        try author.decide(command, present.dossier, version: version, office: office, acting, now: now)
      }
    }
    guard let after else { throw Failure.unknown }
    try acting.tell(after)
    // What was opened again needs an agency that handles it.
    if commands.last?.action == .undoEnd { _ = try acting.passOn(dossier) }
    return after
  }
}

extension Act.Author {
  fileprivate var version: Int? { if case .staff(_, _, let version) = self { version } else { nil } }

  fileprivate func office(_ acting: Acting) throws -> Office {
    switch self {
    case .staff(let account, _, _): try acting.office(of: account.agency)
    case .program: Office([])
    }
  }

  /// A dissolved agency's program may report nothing any more. Its people belong to the successor, though perhaps only
  /// from a later moment.
  func requireWorking(in transaction: Transaction, on day: LocalDate) throws {
    guard case .program(_, let agency) = self else { return }
    if let end = try transaction.dissolution(of: agency, on: day) { throw Act.Failure.dissolved(end) }
  }

  fileprivate func decide(
    _ command: DossierCommand, _ dossier: Dossier, version: Int?, office: Office, _ acting: Acting, now: Moment
  ) throws(Act.Failure) -> DossierEvent {
    try requireReach(dossier, acting, command.action, now: now)
    switch self {
    case .staff(let account, _, _):
      let command = StaffCommand(command, by: account, version: version, sight: sight)
      do {
        return try command.decide(
          dossier, steps: acting.steps(of: dossier), office: office, calendar: acting.calendar, now: now)
      } catch {
        throw Act.Failure(error)
      }
    case .program:
      do {
        return try dossier.decide(command, by: actor, calendar: acting.calendar, now: now)
      } catch {
        throw .refused(error)
      }
    }
  }

  /// A hidden dossier must not reveal whose it is.
  ///
  /// - Parameter action: which the centre that took the dossier in may do too; nil: none of these.
  func requireReach(
    _ dossier: Dossier, _ acting: Acting, _ action: Action? = nil, now: Moment
  ) throws(Act.Failure) {
    guard dossier.isSeen(by: sight) else { throw .hidden }
    if acting.isSame(dossier.agency, agency) { return }
    if case .staff(let account, _, _) = self, let action, action.isOfReceiver,
      account.isReceiver(of: dossier, in: acting.catalogue, on: now.date)
    {
      return
    }
    throw .ofOtherAgency(dossier.agency)
  }

  private var agency: AgencyCode {
    switch self {
    case .staff(let account, _, _): account.agency
    case .program(_, let agency): agency
    }
  }

  var actor: Actor {
    switch self {
    case .staff(let account, _, _): .staff(login: account.login)
    case .program(let label, _): .system(label)
    }
  }

  private var sight: ConfidentialSight {
    switch self {
    case .staff(_, let sight, _): sight
    case .program(let label, _): .program(label: label)
    }
  }
}

extension Act.Failure {
  package init(_ failure: StaffCommand.Failure) {
    self =
      switch failure {
      case .stale: .stale
      case .hidden: .hidden
      case .denied(let denial): .denied(denial)
      case .refused(let refusal): .refused(refusal)
      }
  }
}
