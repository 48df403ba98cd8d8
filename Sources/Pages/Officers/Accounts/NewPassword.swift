import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web
import Words

extension Form {
  /// A password that somebody chooses; nil, with the reason noted, where it is not to be taken.
  mutating func newPassword(_ name: String, for person: Person, by rule: PasswordRule) -> String? {
    let password = values.untrimmed(name)
    let sentences = words.accounts.own.password
    if password.isEmpty {
      mistake(name, sentences.missing)
      return nil
    }
    switch rule.weakness(of: password, login: person.login, name: person.name) {
    case nil: return password
    case .tooShort: mistake(name, sentences.tooShort)
    case .tooLong: mistake(name, sentences.tooLong)
    case .common: mistake(name, sentences.common)
    case .ownName: mistake(name, sentences.ownName)
    }
    return nil
  }
}

extension Visit {
  /// The hash of a new password, made on a thread of its own.
  func hash(_ password: String) async throws -> String {
    do {
      return try await state.passwords.hash(password, client: request.client)
    } catch is Passwords.Busy {
      throw HTTPError.tooManySigningIn
    }
  }
}

extension HTTPError {
  static let tooManySigningIn = HTTPError(
    .serviceUnavailable, "Too many people are signing in.", fields: [.retryAfter: "5"])
}
