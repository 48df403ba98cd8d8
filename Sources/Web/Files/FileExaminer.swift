import FileKinds
import HTTPServer
import OneStop
import Words

/// Examines what somebody sends, with the scanner if there is one. A find is in the security log, a scanner that does not
/// answer in the program's.
package struct FileExaminer {
  let shared: SharedState
  private let request: Request?
  /// The account, or a program's label, and whose it is.
  private let login: String?
  private let agency: AgencyCode?
  /// Whether the scanner did not answer about another file just now: it is not asked again.
  var isUnanswered = false

  /// - Parameter request: nil where the sender is not known any more.
  package init(shared: SharedState, request: Request? = nil, login: String? = nil, agency: AgencyCode? = nil) {
    (self.shared, self.request, self.login, self.agency) = (shared, request, login, agency)
  }

  package func examine(_ file: some ByteSource, named name: String, kind: FileKind) async throws -> FileExamination {
    // All of it is read: on another thread than the loop's.
    let result = try await withTaskExecutorPreference(globalConcurrentExecutor) {
      try await FileExamination.of(file, named: name, kind: kind)
    }
    guard case .good = result, let scanner = shared.scanner else { return result }
    if isUnanswered { return .bad(.unscanned) }
    switch await scanner.scan(file) {
    case .clean: return result
    case .found(let virus):
      if let request {
        shared.accessLog.note(
          .virusFound, login: login, agency: agency, detail: virus, request, now: shared.clock())
      } else {
        shared.logger.notice("a file was refused: \(virus)")
      }
      return .bad(.virus)
    case .unavailable(let reason):
      shared.logger.error("the virus scanner does not answer: \(reason)")
      return .bad(.unscanned)
    }
  }
}

extension Visit {
  var examiner: FileExaminer {
    FileExaminer(shared: state.shared, request: request, login: session?.account.login, agency: session?.account.agency)
  }
}
