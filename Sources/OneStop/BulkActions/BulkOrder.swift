/// One action for many dossiers; what it means for each depends on where that dossier stands.
package struct BulkOrder: Hashable, Sendable {
  /// The most dossiers that one order can have.
  package static let limit = 500

  package var kind: BulkAction
  /// The login of the person who gets them; nil: the whole unit.
  package var officer: String?
  package var note: String

  package init(_ kind: BulkAction, officer: String? = nil, note: String = "") {
    self.kind = kind
    self.officer = kind.hasReceiver ? officer : nil
    self.note = note.composed
  }

  /// The event that carries out the order for one dossier; throws the reason where it cannot be. Changes nothing.
  ///
  /// - Parameter version: how many events the dossier had when it was chosen.
  package func decide(
    _ dossier: Dossier, version: Int?, by account: Account, sight: ConfidentialSight, steps: [Procedure.Step],
    office: Office, calendar: WorkCalendar, now: Moment
  ) throws(BulkRefusal) -> DossierEvent {
    let command = DossierCommand(self.command(for: dossier), note: note)
    let event: DossierEvent
    do {
      event = try StaffCommand(command, by: account, version: version, sight: sight).decide(
        dossier, steps: steps, office: office, calendar: calendar, now: now)
    } catch {
      throw BulkRefusal(error, in: dossier.status)
    }
    if kind == .forward, dossier.step + 1 >= steps.count { throw .noNextStep }
    if kind == .finish, !dossier.openConsultations.isEmpty { throw .awaitsAnswers }
    return event
  }

  private func command(for dossier: Dossier) -> DossierCommand.Kind {
    switch kind {
    case .process: .process
    case .forward: .forward(step: dossier.step + 1, officer: officer)
    case .assign: .assign(officer: officer)
    case .finish: .finish()
    case .handOver: .handOver
    }
  }
}

/// Why one dossier of many was left as it is.
package enum BulkRefusal: Error, Hashable, Sendable {
  /// The person's agency has no dossier of that code.
  case unknown
  /// Something has happened to it since it was chosen.
  case changed
  case denied(Denial)
  /// Its status does not allow the action.
  case notAllowed(Status)
  /// That person has it already.
  case thereAlready
  case noNextStep
  /// It needs a cause of lateness, which has to be given for each dossier.
  case late
  /// Another agency still has to answer; whether to go on without the answer is decided for each dossier.
  case awaitsAnswers

  fileprivate init(_ failure: StaffCommand.Failure, in status: Status) {
    self =
      switch failure {
      case .stale: .changed
      case .hidden: .unknown
      case .denied(let denial): .denied(denial)
      case .refused(.causeMissing): .late
      case .refused(.thereAlready): .thereAlready
      case .refused: .notAllowed(status)
      }
  }
}

/// What came of an order for one dossier.
package enum BulkOutcome: Hashable, Sendable {
  case done
  case refused(BulkRefusal)
}
