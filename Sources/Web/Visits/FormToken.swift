import HTTPServer
import HTTPTypes
import Operations
import Synchronization

/// What ties the forms of one reader to their browser: the session of somebody who is signed in, or else a cookie that
/// is given out with the first form, and only then.
package final class FormToken: Sendable {
  private enum State {
    case known(String)
    /// The cookie's secret, which no form has been asked for yet.
    case guest(secret: String)
    /// No cookie came with the request, and no form has asked for one.
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

  /// Whether a posted form carries it. A browser that was never given a form has none that could match.
  package func matches(_ posted: String) -> Bool {
    if case .unasked = state.withLock({ $0 }) { return false }
    return Secrets.isEqual(posted, value)
  }

  /// Gives the browser its cookie where a form was made for it just now.
  package func keep(in response: inout Response, for request: Request) {
    guard case .begun(let secret, _) = state.withLock({ $0 }) else { return }
    response.set(Cookie(name: .guest, value: secret), for: request)
  }
}
