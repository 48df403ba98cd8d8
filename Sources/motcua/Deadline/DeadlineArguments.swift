import Glibc
import OneStop

extension Moment {
  /// The machine's clock (clock_gettime(2)).
  static var systemNow: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(microseconds: Int64(time.tv_sec) * Moment.second + Int64(time.tv_nsec) / 1_000)
  }
}

/// `supplement:2018-06-05T10:00/2018-06-07T10:00`; without the end it is open.
struct PauseArgument: FormedArgument {
  static let form =
    "supplement or payment, a colon, and the moments from/to, such as supplement:2018-06-05T10:00/2018-06-07T10:00"

  let pause: Pause

  init?(typed text: String) {
    let text = TypedText.plain(text)
    guard let colon = text.firstIndex(of: ":"), let kind = Pause.Kind(rawValue: String(text[..<colon])) else {
      return nil
    }
    let ends = text[text.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let from = Moment(ends[0]) else { return nil }
    guard ends.count == 2, !ends[1].isEmpty else {
      pause = Pause(kind, from: from)
      return
    }
    guard let to = Moment(ends[1]) else { return nil }
    pause = Pause(kind, from: from, to: to)
  }
}
