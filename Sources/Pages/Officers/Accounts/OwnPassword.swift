import HTTPServer
import OneStopStore
import Web

/// What came of asking for one's own password again, since the browser may have been left alone.
enum OwnPasswordCheck {
  case right
  /// Noted in the form.
  case wrong
  /// After too many wrong ones.
  case wait(Response)
}

extension Visit {
  /// Wrong passwords count as wrong sign-ins do.
  ///
  /// - Parameter field: of the form, with the password.
  func checkOwnPassword(_ field: String, of stored: StoredPerson, _ form: inout Form) async throws -> OwnPasswordCheck {
    if !stored.hasPassword {
      form.mistake(field, words.accounts.own.password.none)
      return .wrong
    }
    let password = form.values.untrimmed(field)
    if password.isEmpty {
      form.mistake(field, words.accounts.passwordMissing)
      return .wrong
    }
    switch try beginTry(.password, stored.person.login) {
    case .wait(let minutes):
      logAccess(.tooManyTries, stored.person)
      return .wait(show(ErrorPage(.tooManyRequests, minutes: minutes)))
    case .begun(let begun):
      if try await verify(password, stored.password, begun) {
        state.signInTries.succeeded(begun)
        return .right
      }
      logAccess(.wrongPassword, stored.person)
      form.mistake(field, words.accounts.own.password.wrongOld)
      return .wrong
    }
  }
}
