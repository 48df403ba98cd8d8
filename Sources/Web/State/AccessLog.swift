import HTTPServer
import Logging
import OneStop
import Synchronization

/// Log lines for the operator: who signed in, who was refused, and who changed an administrator's settings. A flood of
/// refusals makes one line per minute and client.
package final class AccessLog: Sendable {
  package enum Entry: String {
    case signedIn = "signed in"
    case signedOut = "signed out"
    case wrongPassword = "sign-in refused: wrong name or password"
    case tooManyTries = "sign-in refused: too many wrong tries"
    case noPost = "sign-in refused: no post holds today"
    case forbidden = "refused: no right to enter"
    case wrongToken = "API refused: the token is not known or does not hold"
    case administration = "administration changed"

    fileprivate var isRefusal: Bool {
      switch self {
      case .signedIn, .signedOut, .administration: false
      case .wrongPassword, .tooManyTries, .noPost, .forbidden, .wrongToken: true
      }
    }
  }

  private struct Refused: Hashable {
    package var client: ClientAddress
    package var entry: Entry
    package var login: String?
  }

  private let refusals = Mutex(RecentTries<Refused>(limit: 1, window: Moment.minute, capacity: 4_096))
  private let logger: Logger

  package init(_ logger: Logger) {
    self.logger = logger
  }

  /// - Parameter login: the name of an existing account. Other text that somebody typed is not logged, since it may be
  ///   a password.
  package func note(_ entry: Entry, login: String? = nil, route: String? = nil, _ request: Request, now: Moment) {
    if entry.isRefusal {
      let refused = Refused(client: request.client, entry: entry, login: login)
      let isNew = refusals.withLock { refusals in
        guard refusals.wait(refused, now: now) == 0 else { return false }
        refusals.note(refused, now: now)
        return true
      }
      guard isNew else { return }
    }
    var metadata: Logger.Metadata = ["client": "\(request.remoteAddress)"]
    if let login { metadata["login"] = "\(login)" }
    if let route { metadata["route"] = "\(route)" }
    logger.notice("\(entry.rawValue)", metadata: metadata)
  }
}
