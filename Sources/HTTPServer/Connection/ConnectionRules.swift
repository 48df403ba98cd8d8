/// The limits and times of `Limits` that a connection's state obeys.
final class ConnectionRules: Sendable {
  let head: HeadLimits
  let times: Times
  /// Bytes of an unread body that are skipped so that the connection can be kept.
  let drain: Int
  /// Bytes of requests that may wait for the answer before them.
  let unsent: Int
  /// Bytes per second that a body must come with, once its grace is used up.
  let bodyRate: Int
  let trailerBytes: Int
  let trustedProxies: [Network]

  init(_ limits: Limits, trustedProxies: [Network] = []) {
    head = limits.headLimits
    times = Times(limits)
    drain = limits.drain
    unsent = limits.unsent
    bodyRate = limits.bodyRate
    trailerBytes = limits.fieldBytes
    self.trustedProxies = trustedProxies
  }
}
