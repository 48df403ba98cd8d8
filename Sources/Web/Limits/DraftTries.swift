import HTTPServer
import OneStop
import Synchronization

/// Wrong tries at the digits of drafts: five an hour for a client and a draft, twenty a day for a draft over all clients.
///
/// All this is in memory, and bounded by it.
package final class DraftTries: Sendable {
  private struct ClientAndDraft: Hashable {
    var client: ClientAddress
    var key: String
  }

  private struct Tables {
    var own = RecentTries<ClientAndDraft>(limit: 5, window: Moment.hour)
    var drafts = RecentTries<String>(limit: 20, window: Moment.day)
    /// Whoever begins many drafts fills nobody's mailbox.
    var letters = RecentTries<String>(limit: 6, window: Moment.day)
  }

  private let tables = Mutex(Tables())

  /// The link of some draft is to be sent there.
  /// - Returns: minutes to wait; nil: it may be sent.
  package func letter(to recipient: Recipient, now: Moment) -> Int? {
    tables.withLock { tables in
      let wait = tables.letters.wait(recipient.address, now: now)
      if wait > 0 { return wait.minutesRoundedUp }
      tables.letters.note(recipient.address, now: now)
      return nil
    }
  }

  /// The minutes to wait where the try is not checked; nil where it is. A wrong one is counted in the same step.
  ///
  /// - Parameter key: the digest of the draft's key.
  package func wait(isRight: Bool, client: ClientAddress, key: String, now: Moment) -> Int? {
    tables.withLock { tables in
      let pair = ClientAndDraft(client: client, key: key)
      let wait = max(tables.own.wait(pair, now: now), tables.drafts.wait(key, now: now))
      if wait > 0 { return wait.minutesRoundedUp }
      if isRight { return nil }
      tables.own.note(pair, now: now)
      tables.drafts.note(key, now: now)
      return nil
    }
  }
}
