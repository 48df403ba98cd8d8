/// A queue for a scarce resource: those who gave the least trouble come first, and among them clients take turns.
///
/// A flood gets no more than its clients' share, and when the queue is full it makes room for those who gave less
/// trouble.
package struct FairQueue<Client: Hashable & Sendable, Item> {
  /// How many may wait, over all clients.
  package let capacity: Int
  /// How many of one client may wait.
  package let share: Int
  package private(set) var count = 0
  private var levels: [Level]

  private struct Level {
    /// In order; the next one comes first.
    var turns: [Client] = []
    package var lines: [Client: [Item]] = [:]
  }

  /// - Parameter levels: how many degrees of trouble are distinguished.
  package init(capacity: Int, share: Int, levels: Int = 1) {
    self.capacity = capacity
    self.share = share
    self.levels = Array(repeating: Level(), count: max(1, levels))
  }

  /// - Parameter trouble: 0 for none.
  /// - Returns: the one that there is no room for: this one, or another that gives way to it; nil where there is room.
  package mutating func put(_ item: Item, of client: Client, trouble: Int = 0) -> Item? {
    let level = min(max(trouble, 0), levels.count - 1)
    guard levels[level].lines[client]?.count ?? 0 < share else { return item }
    var dropped: Item?
    if count >= capacity {
      dropped = dropLast(worseThan: level, by: client)
      if dropped == nil { return item }
    }
    if levels[level].lines[client] == nil { levels[level].turns.append(client) }
    levels[level].lines[client, default: []].append(item)
    count += 1
    return dropped
  }

  package mutating func take() -> Item? {
    guard let level = levels.firstIndex(where: { !$0.turns.isEmpty }) else { return nil }
    let client = levels[level].turns.removeFirst()
    guard var line = levels[level].lines.removeValue(forKey: client), !line.isEmpty else { return nil }
    let item = line.removeFirst()
    if !line.isEmpty {
      levels[level].lines[client] = line
      levels[level].turns.append(client)
    }
    count -= 1
    return item
  }

  /// The first that is wanted, in the order in which they would be taken if nobody else came; it keeps its place.
  package func first(where isWanted: (Item) -> Bool) -> Item? {
    for level in levels {
      let longest = level.lines.values.map(\.count).max() ?? 0
      for place in 0..<longest {
        for client in level.turns {
          if let line = level.lines[client], place < line.count, isWanted(line[place]) { return line[place] }
        }
      }
    }
    return nil
  }

  /// Removes those whose turn shall not come.
  package mutating func removeAll(where isOut: (Item) -> Bool) {
    for level in levels.indices {
      for (client, line) in levels[level].lines {
        let kept = line.filter { !isOut($0) }
        guard kept.count < line.count else { continue }
        count -= line.count - kept.count
        levels[level].lines[client] = kept.isEmpty ? nil : kept
        if kept.isEmpty { levels[level].turns.removeAll { $0 == client } }
      }
    }
  }

  /// The newest one of a client that gave more trouble, or else of the client that has more waiting.
  private mutating func dropLast(worseThan level: Int, by client: Client) -> Item? {
    if let worst = levels.indices.last(where: { $0 > level && !levels[$0].turns.isEmpty }) {
      return dropLast(at: worst, longerThan: 0)
    }
    return dropLast(at: level, longerThan: (levels[level].lines[client]?.count ?? 0) + 1)
  }

  private mutating func dropLast(at level: Int, longerThan length: Int) -> Item? {
    guard let longest = levels[level].lines.max(by: { $0.value.count < $1.value.count }),
      longest.value.count > length
    else { return nil }
    count -= 1
    if longest.value.count == 1 {
      levels[level].lines[longest.key] = nil
      levels[level].turns.removeAll { $0 == longest.key }
      return longest.value[0]
    }
    return levels[level].lines[longest.key]?.removeLast()
  }
}
