/// When a message that could not be delivered is tried again: soon at first, then after growing pauses, then daily.
///
/// Nothing is lost when a mail server is down for a day, or from Friday to Monday.
package enum RetryPauses {
  private static let first = [1, 5, 30, 120, 360, 720].map { Int64($0) * Moment.minute }

  /// How long a message is tried after it was queued.
  package static let patience = 7 * Moment.day

  /// The moment of the next attempt; nil where the message is given up.
  ///
  /// - Parameters:
  ///   - tries: how many attempts there have been, 1 or more.
  ///   - queued: when it was queued, or queued again by a person.
  ///   - now: the end of the last attempt.
  package static func next(after tries: Int, queued: Moment, now: Moment) -> Moment? {
    let pause = tries <= first.count ? first[max(tries, 1) - 1] : Moment.day
    let end = queued.adding(microseconds: patience)
    guard now < end else { return nil }
    // The last attempt comes at the very end, not up to a day before it.
    return min(now.adding(microseconds: pause), end)
  }
}
