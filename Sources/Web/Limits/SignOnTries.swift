import HTTPServer
import OneStop
import Synchronization

/// Limits on what anybody may begin without a password: asking for links, and coming back from identity providers.
///
/// In memory, and bounded. How often one contact is written to is limited in the store (`ContactLink`).
package final class SignOnTries: Sendable {
  private struct Tables {
    var questions = ClientTries(limit: 60, ofNetwork: 300, window: Moment.hour)
    var returns = RecentTries<ClientAddress>(limit: 60, window: 10 * Moment.minute)
    var used = RecentTries<String>(limit: 1, window: 15 * Moment.minute)
  }

  private let tables = Mutex(Tables())

  package init() {}

  /// Somebody asks for a link.
  /// - Returns: minutes to wait; nil: it may be sent.
  package func ask(_ client: ClientAddress, now: Moment) -> Int? {
    tables.withLock { $0.questions.take(client, now: now) }
  }

  /// Somebody comes back from a provider; each return has the provider asked.
  /// - Returns: minutes to wait; nil: it may be looked at.
  package func comeBack(_ client: ClientAddress, now: Moment) -> Int? {
    tables.withLock { tables in
      let wait = tables.returns.wait(client, now: now)
      if wait > 0 { return wait.minutesRoundedUp }
      tables.returns.note(client, now: now)
      return nil
    }
  }

  /// Whether this way to a provider is now used for the first time.
  package func use(_ way: String, now: Moment) -> Bool { tables.withLock { $0.used.noteIfAllowed(way, now: now) } }
}
