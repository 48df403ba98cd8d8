import HTTPServer
import HTTPTypes
import Operations
import Synchronization

/// Ties a reader's forms to their browser: by the session of somebody who is signed in, or else by a cookie that is set
/// with the first form, and not before.
package final class FormToken: Sendable {
  private enum State {
    case known(String)
    /// The cookie's secret; no form has needed it yet.
    case guest(secret: String)
    /// No cookie came with the request, and no form has needed one yet.
    case unasked
    case begun(secret: String, token: String)
  }

  private let secrets: Secrets
  private let state: Mutex<State>

  package init(_ request: Request, session: StaffSession?, secrets: Secrets) {
    self.secrets = secrets
    if let session {
      state = Mutex(.known(session.csrf))
    } else if let secret = request.cookie(.guest), !secret.isEmpty {
      state = Mutex(.guest(secret: secret))
    } else {
      state = Mutex(.unasked)
    }
  }

  /// The token for a form of this reader.
  package var value: String {
    state.withLock { state in
      switch state {
      case .known(let token), .begun(_, let token): return token
      case .guest(let secret):
        let token = secrets.formToken(secret, of: .guest)
        state = .known(token)
        return token
      case .unasked:
        let secret = Secrets.random(bytes: 18)
        let token = secrets.formToken(secret, of: .guest)
        state = .begun(secret: secret, token: token)
        return token
      }
    }
  }

  /// Whether a posted form carries it. A browser that never got a form has no token that could match.
  package func matches(_ posted: String) -> Bool {
    if case .unasked = state.withLock({ $0 }) { return false }
    return Secrets.isEqual(posted, value)
  }

  /// Sets the browser's cookie if a form was just made for it.
  package func keep(in response: inout Response, for request: Request) {
    guard case .begun(let secret, _) = state.withLock({ $0 }) else { return }
    response.set(Cookie(name: .guest, value: secret), for: request)
  }
}
