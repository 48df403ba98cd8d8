/// A run of the message in one mode.
struct Segment: Equatable {
  let mode: Mode
  let range: Range<Int>

  func bits(_ widthClass: Int) -> Int {
    4 + mode.countWidth(widthClass) + (range.count * mode.sixths + 5) / 6
  }

  /// The split of `message` into runs that takes the fewest bits in versions of this width class.
  /// Time and memory grow with the message's length alone.
  static func split(_ message: [UInt8], widthClass: Int) -> [Segment] {
    guard !message.isEmpty else { return [] }
    // Costs are in sixths of a bit. `cost[m]` is the best for all characters so far with the last in mode `m`, and
    // `from[i][m]` is the mode of the character before `i` on that path.
    let modes = Mode.allCases
    let unreachable = Int.max / 2
    let headers = modes.map { (4 + $0.countWidth(widthClass)) * 6 }
    var cost = headers
    var from: [[Mode]] = []
    from.reserveCapacity(message.count)
    for (index, byte) in message.enumerated() {
      var next = [unreachable, unreachable, unreachable]
      var origin = modes
      for mode in modes where mode.takes(byte) {
        let m = mode.rawValue
        next[m] = cost[m]
        for other in modes where index > 0 && other != mode {
          // A run that ends is rounded up to a whole bit.
          let turned = (cost[other.rawValue] + 5) / 6 * 6 + headers[m]
          if turned < next[m] {
            next[m] = turned
            origin[m] = other
          }
        }
        next[m] += mode.sixths
      }
      cost = next
      from.append(origin)
    }
    var mode = modes.min { (cost[$0.rawValue] + 5) / 6 < (cost[$1.rawValue] + 5) / 6 } ?? .byte
    var segments: [Segment] = []
    var end = message.count
    for index in message.indices.reversed() {
      let before = from[index][mode.rawValue]
      if index == 0 || before != mode {
        segments.append(Segment(mode: mode, range: index..<end))
        end = index
      }
      mode = before
    }
    return segments.reversed()
  }
}
