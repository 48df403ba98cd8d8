import HTTPServer
import Logging
import OneStop
import OneStopStore
import Operations
import Synchronization

/// Who signed in, who was refused, and who changed an administrator's settings: log lines for the operator, and lines of
/// the security log where no operation writes them together with what it does.
///
/// A flood of refusals makes one line per minute, client and account, and the security log takes so many a minute in
/// all.
package final class AccessLog: Sendable {
  private struct Refused: Hashable {
    var client: ClientAddress
    var event: SecurityEvent
    var login: String?
    var detail: String?
  }

  private struct Everybody: Hashable {}

  private struct Tables {
    var refusals = RecentTries<Refused>(limit: 1, window: Moment.minute, capacity: 4_096)
    var kept = RecentTries<Everybody>(limit: 300, window: Moment.minute)
  }

  private let tables = Mutex(Tables())
  private let logger: Logger
  private let store: Store

  package init(_ logger: Logger, store: Store) {
    self.logger = logger
    self.store = store
  }

  /// - Parameters:
  ///   - login: the name of an existing account. Other text that somebody typed is not logged, since it may be a
  ///     password.
  ///   - agency: the account's.
  ///   - detail: stands in the line in place of the route; nothing that somebody typed.
  package func note(
    _ event: SecurityEvent, login: String? = nil, agency: AgencyCode? = nil, route: String? = nil,
    detail: String? = nil,
    _ request: Request, now: Moment
  ) {
    if event.isRefusal, !isNew(Refused(client: request.client, event: event, login: login, detail: detail), now) {
      return
    }
    var metadata: Logger.Metadata = ["client": "\(request.remoteAddress)"]
    if let login { metadata["login"] = "\(login)" }
    if let route { metadata["route"] = "\(route)" }
    if let detail { metadata["detail"] = "\(detail)" }
    logger.notice("\(event.sentence)", metadata: metadata)
    guard event == .settingChanged || event.isRefusal && hasRoom(now) else { return }
    let line = SecurityLine(
      event, at: now, login: event.isRefusal ? login : nil, agency: agency,
      // Who is refused a page is signed in; who signs in in vain may be anybody.
      actor: event.isRefusal && event != .forbidden && event != .virusFound ? nil : login,
      client: "\(request.remoteAddress)", detail: detail ?? route ?? "")
    // Nobody waits for it, and nothing depends on it.
    Task { [store] in try? await store.run(NoteSecurity(line)) }
  }

  private func isNew(_ refused: Refused, _ now: Moment) -> Bool {
    tables.withLock { $0.refusals.noteIfAllowed(refused, now: now) }
  }

  private func hasRoom(_ now: Moment) -> Bool {
    tables.withLock { $0.kept.noteIfAllowed(Everybody(), now: now) }
  }
}

extension SecurityEvent {
  /// As the operator reads it.
  fileprivate var sentence: String {
    switch self {
    case .wrongPassword: "sign-in refused: wrong name or password"
    case .wrongCode: "sign-in refused: wrong code behind the right password"
    case .tooManyTries: "sign-in refused: too many wrong tries"
    case .noPost: "sign-in refused: no post holds today"
    case .forbidden: "refused: no right to enter"
    case .wrongToken: "API refused: the token is not known or does not hold"
    case .virusFound: "a file was refused: the scanner found something in it"
    case .providerRefused: "sign-in by an identity provider refused"
    case .settingChanged: "administration changed"
    default: rawValue
    }
  }
}
