import OneStop
import OneStopStore
import Operations
import Words

extension Visit {
  /// Says that the answer shows what not everybody sees of these dossiers. It is sent once that is on disk.
  ///
  /// - Parameters:
  ///   - dossiers: the store's numbers; with none, nothing is recorded.
  ///   - proof: what opened them to a reader who is not of the staff.
  package func note(_ part: LookPart, _ dossiers: some Collection<Int64>, openedBy proof: LookProof = .session) {
    guard !dossiers.isEmpty else { return }
    // Whoever is signed in looks as a member of the staff, whatever they open it by.
    let reader = session.map { LookReader.person($0.account.login) } ?? .applicant(proof)
    looks.add(LookNotes.Note(reader: reader, agency: session?.account.agency, part: part), dossiers)
  }

  /// Before what takes a while to show: throws `PortalError.tooManyTries` of an applicant whose look would be one too
  /// many. It is counted once it is recorded.
  package func requireLook(at dossier: Int64) throws {
    guard session == nil, let minutes = state.shared.ownLooks.wait(at: dossier, now: now) else { return }
    throw PortalError.tooManyTries(minutes: minutes)
  }

  /// Writes down what was noted.
  ///
  /// - Throws: `UnrecordedLook`, or `PortalError.tooManyTries` of an applicant.
  func recordLooks() async throws {
    let page = LookSource.page(context.route) { context.parameters[$0] }
    let noted = looks.take()
    let own = noted.filter { $0.key.reader.kind == .applicant }.values.joined()
    if let minutes = state.shared.ownLooks.look(at: Set(own), now: now) {
      throw PortalError.tooManyTries(minutes: minutes)
    }
    let taken = noted.map { note, dossiers in
      Look(at: now, reader: note.reader, agency: note.agency, part: note.part, page: page, dossiers: dossiers)
    }
    guard !taken.isEmpty else { return }
    do {
      try await state.store.run(RecordLooks(taken))
    } catch {
      throw UnrecordedLook(cause: error)
    }
  }
}

/// A look could not be written down, so that nothing may be shown.
package struct UnrecordedLook: Error {
  /// What the writer threw.
  package let cause: any Error

  package init(cause: any Error) { self.cause = cause }

  /// The text of an error that is not the store's may repeat its input.
  var logged: String { (cause as? StoreError)?.description ?? String(reflecting: type(of: cause)) }
}

/// When a page shows what is recorded. Its answer then waits for the writer, so it is not made at once.
package enum Showing: Sendable {
  /// Seldom or never: if it does after all, it is made again.
  case seldom
  /// To an applicant who has opened the details.
  case toOpened
  case always
}

extension Showing {
  /// Whether an answer to the visit is likely to wait.
  func isLikely(in visit: Visit) -> Bool {
    switch self {
    case .seldom: false
    case .toOpened: visit.citizen != nil || visit.request.cookie(.opened) != nil
    case .always: true
    }
  }
}
