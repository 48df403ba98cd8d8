import HTTPServer
import Logging
import OneStop
import OneStopStore
import Operations
import Synchronization

/// Who signed in and who was refused: log lines for the operator, and lines of the security log of refusals. What is done
/// has its line from the operation that does it.
///
/// A flood of refusals makes one line per minute, client, account and route, and the security log takes so many a minute
/// in all.
package final class AccessLog: Sendable {
  private struct Refused: Hashable {
    var client: ClientAddress
    var event: SecurityEvent
    var login: String?
    var what: String?
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
  ///   - agency: the account's, or the token's.
  ///   - label: the token's.
  ///   - detail: stands in the line in place of the route; nothing that somebody typed.
  ///   - context: has the route.
  package func note(
    _ event: SecurityEvent, login: String? = nil, agency: AgencyCode? = nil, label: String? = nil,
    detail: String? = nil, _ request: Request, _ context: Context? = nil, now: Moment
  ) {
    let route = context?.route.map { "\(request.method) \($0)" }
    let refused = Refused(client: request.client, event: event, login: login ?? label, what: detail ?? route)
    if event.isRefusal, !isNew(refused, now) { return }
    var metadata: Logger.Metadata = ["client": "\(request.remoteAddress)"]
    if let login { metadata["login"] = "\(login)" }
    if let label { metadata["token"] = "\(label)" }
    if let route = context?.route { metadata["route"] = "\(route)" }
    if let detail { metadata["detail"] = "\(detail)" }
    logger.notice("\(event.sentence)", metadata: metadata)
    guard event.isRefusal && hasRoom(now) else { return }
    let what = detail ?? route.map { AccessLog.naming(context?.parameters, in: $0) } ?? ""
    let line = SecurityLine(
      event, at: now, login: login, agency: agency,
      // Who is refused a page is signed in; who signs in in vain may be anybody.
      actor: [.forbidden, .formRefused, .virusFound].contains(event) ? login : nil,
      client: "\(request.remoteAddress)", detail: label.map { "\(what) (\($0))" } ?? what)
    // Nobody waits for it, and nothing depends on it.
    Task { [store] in try? await store.run(NoteSecurity(line)) }
  }

  /// The route with the dossier and the action that were asked for, where the address has such: other text may be
  /// anything.
  private static func naming(_ parameters: PathParameters?, in route: String) -> String {
    var route = route
    if let code = parameters?["code"].flatMap({ DossierCode($0) }) {
      route = route.replacing("{code}", with: "\(code)")
    }
    if let action = Action.allCases.first(where: { $0.path == parameters?["action"] }) {
      route = route.replacing("{action}", with: action.path)
    }
    return route
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
    case .formRefused: "refused: a form without the token of its sender's session"
    case .wrongToken: "API refused: the token is not known or does not hold"
    case .virusFound: "a file was refused: the scanner found something in it"
    case .providerRefused: "sign-in by an identity provider refused"
    default: rawValue
    }
  }
}
