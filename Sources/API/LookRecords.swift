import OneStop
import OneStopStore
import Operations
import Words

extension APICall {
  /// A look by the token's owner at these dossiers.
  func look(_ part: LookPart, at dossiers: [Int64]) -> Look {
    Look(
      at: now, reader: .token(label), agency: caller?.token.agency, part: part,
      page: LookSource.page(context.route) { context.parameters[$0] }, dossiers: dossiers)
  }

  /// Writes down what the answer shows, before it is sent; with no dossiers, nothing.
  func record(_ part: LookPart, of dossiers: [Int64]) async throws {
    guard !dossiers.isEmpty else { return }
    do {
      try await state.store.run(RecordLooks([look(part, at: dossiers)]))
    } catch {
      throw Problem(unrecorded: error)
    }
  }
}

extension Problem {
  /// A look could not be written down, so that nothing is shown.
  fileprivate init(unrecorded error: any Error) {
    self.init(error)
    if kind == .unavailable {
      detail = "Every look at personal data has to be recorded, and the server cannot save at the moment. Try again."
    }
  }
}
