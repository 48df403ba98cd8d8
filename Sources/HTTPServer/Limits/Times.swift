/// The times of `Limits` in a loop's milliseconds.
struct Times: Sendable {
  let head: Int64
  let bodyGrace: Int64
  let idle: Int64
  let write: Int64
  let linger: Int64
  let stop: Int64
  /// How long a stopping server waits for the first request of a connection.
  let firstRequest: Int64
  /// How often deadlines are checked: once a second, or more often if the times are short.
  let sweep: Int64

  init(_ limits: Limits) {
    head = limits.head.milliseconds
    bodyGrace = limits.bodyGrace.milliseconds
    idle = limits.idle.milliseconds
    write = limits.write.milliseconds
    linger = limits.linger.milliseconds
    stop = limits.stop.milliseconds
    firstRequest = min(500, stop)
    let shortest = min(head, bodyGrace, idle, write, linger)
    sweep = min(1000, max(10, shortest / 4))
  }
}
