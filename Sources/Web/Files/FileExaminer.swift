import FileKinds
import HTTPServer
import OneStop
import Words

/// Examines what somebody sends, with the scanner if there is one. A find is in the security log, a scanner that does not
/// answer in the program's.
package struct FileExaminer {
  let shared: SharedState
  /// nil where the sender is not known any more.
  private let request: Request?
  private let account: Account?

  package init(shared: SharedState, request: Request? = nil, account: Account? = nil) {
    (self.shared, self.request, self.account) = (shared, request, account)
  }

  package func examine(_ file: some ByteSource, named name: String, kind: FileKind) async throws -> FileExamination {
    // All of it is read: on another thread than the loop's.
    let result = try await withTaskExecutorPreference(globalConcurrentExecutor) {
      try await FileExamination.of(file, named: name, kind: kind)
    }
    guard case .good = result, let scanner = shared.scanner else { return result }
    switch await scanner.scan(file) {
    case .clean: return result
    case .found(let virus):
      if let request {
        shared.accessLog.note(
          .virusFound, login: account?.login, agency: account?.agency, detail: virus, request, now: shared.clock())
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
  var examiner: FileExaminer { FileExaminer(shared: state.shared, request: request, account: session?.account) }
}
