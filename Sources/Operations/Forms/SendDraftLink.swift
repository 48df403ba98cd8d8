import OneStop
import OneStopStore

/// Somebody has the private link of their draft sent to themselves.
///
/// What is answered is the same whether or not anybody is known by the address.
package struct SendDraftLink: Operation {
  package enum Outcome: Hashable, Sendable {
    case sent
    /// It was sent as often as it may be on one day.
    case tooOften
    /// There is no such draft any more, or it is filed.
    case gone
  }

  /// How often a draft's link is sent on one day.
  package static let most = 3

  private let key: DraftKey
  private let recipient: Recipient
  private let letter: DraftLetter
  private let origin: Origin
  private let now: Moment

  package init(_ key: DraftKey, to recipient: Recipient, by letter: DraftLetter, from origin: Origin, now: Moment) {
    (self.key, self.recipient, self.letter) = (key, recipient, letter)
    (self.origin, self.now) = (origin, now)
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    guard let draft = try transaction.draft(keyDigest: key.digest, now: now), draft.filed == nil else { return .gone }
    guard try transaction.noteLetter(of: draft, on: now.date, most: SendDraftLink.most) else { return .tooOften }
    try transaction.note(SecurityLine(.citizenLinkAsked, at: now, client: origin.client, detail: origin.device))
    let name = try transaction.presentCatalogue.procedure(draft.procedure)?.name
    try transaction.enqueue(letter.message(key, of: draft, name, to: recipient, now: now), now: now)
    return .sent
  }
}
