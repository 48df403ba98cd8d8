import HTTPServer
import OneStop
import Synchronization

/// What strangers may do with drafts: wrong tries at their digits (five an hour for a client and a draft, twenty a day for
/// a draft over all clients that have not had it open), drafts begun, and files kept in them.
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
    /// Whoever was sent the link shuts out nobody who has filled the form in.
    var known = LatestKeys<ClientAndDraft>()
    var begun = ClientTries(limit: 120, ofNetwork: 600, window: Moment.hour)
    /// Each is `share` bytes of files.
    var files = ClientTries(limit: 200, ofNetwork: 1_000, window: Moment.day)
    /// Whoever begins many drafts fills nobody's mailbox.
    var letters = RecentTries<String>(limit: 6, window: Moment.day)
  }

  private let tables = Mutex(Tables())

  private static let share = 10 << 20

  /// Somebody who is not signed in begins a draft.
  /// - Returns: minutes to wait; nil: it may begin.
  package func begin(_ client: ClientAddress, now: Moment) -> Int? {
    tables.withLock { $0.begun.take(client, now: now) }
  }

  /// Somebody who is not signed in has sent files for drafts: two gigabytes a day for a client, ten for a network.
  /// - Parameter size: in bytes.
  /// - Returns: minutes to wait; nil: they may be kept.
  package func keep(_ size: Int, of client: ClientAddress, now: Moment) -> Int? {
    tables.withLock { $0.files.take(client, times: size / DraftTries.share + 1, now: now) }
  }

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
      let isKnown = tables.known.contains(pair)
      let wait = max(tables.own.wait(pair, now: now), isKnown ? 0 : tables.drafts.wait(key, now: now))
      if wait > 0 { return wait.minutesRoundedUp }
      if isRight { return nil }
      tables.own.note(pair, now: now)
      if !isKnown { tables.drafts.note(key, now: now) }
      return nil
    }
  }

  /// The client has the draft open: it gave its digits, or filled them in.
  ///
  /// - Parameter key: the digest of the draft's key.
  package func noteOpen(by client: ClientAddress, key: String) {
    tables.withLock { $0.known.note(ClientAndDraft(client: client, key: key)) }
  }
}
