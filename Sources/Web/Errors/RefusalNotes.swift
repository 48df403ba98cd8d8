import HTTPServer
import OneStop
import Operations

/// Whoever is refused something for want of a right, or of their form's token, has a line in the security log: who, from
/// where, and what it was.
extension LoopState {
  /// Notes the error if it is such a refusal.
  func noteRefusal(_ error: any Error, _ request: Request, _ context: Context) {
    switch error {
    case PortalError.forbidden, PortalError.ofOtherAgency: noteRefusal(.forbidden, request, context)
    case PortalError.csrf: noteRefusal(.formRefused, request, context)
    case let failure as Act.Failure:
      switch failure {
      case .denied, .ofOtherAgency, .dissolved: noteRefusal(.forbidden, request, context)
      case .unknown, .hidden, .stale, .refused: break
      }
    default: break
    }
  }

  /// Notes an answer that a handler gave itself, with a page of its own. What everybody may enter has nothing that a right
  /// opens: its 403 are about signing in, and have lines of their own.
  func noteRefusal(
    _ response: Response, of entrance: Entrance, as event: SecurityEvent = .forbidden, _ request: Request,
    _ context: Context
  ) {
    guard response.status == .forbidden else { return }
    if case .everyone = entrance, event == .forbidden { return }
    noteRefusal(event, request, context)
  }

  func noteRefusal(_ event: SecurityEvent, _ request: Request, _ context: Context) {
    let now = clock()
    let account = try? staffSession(request, now: now)?.account
    shared.accessLog.note(event, login: account?.login, agency: account?.agency, request, context, now: now)
  }
}
