import HTTPServer
import System

/// In which order passwords are checked, and in which order it is said that one is wrong.
///
/// A wrong password is answered at its sender's turn, which is the same whether anybody has the name, and each turn takes
/// the time of one check. In a turn that has nothing to check, since nobody has the name or the password was checked
/// before, the first password waiting for somebody's account is checked ahead of its turn: if it is right, its sender
/// enters at once, and if it is wrong, that is said at its turn. So a flood of made-up names holds nobody up, and yet only
/// who knows the password sees that an account is there.
struct PasswordTurns<Item: Sendable> {
  private struct Waiting: Sendable {
    let number: Int
    let item: Item
    let isOfAccount: Bool
  }

  /// One check, at the end of which one answer is given.
  struct Turn: Sendable {
    /// To be denied, unless its password is what was checked, and right.
    let of: Item
    let checked: Item
    fileprivate let number: Int
  }

  /// A check is running.
  private(set) var isChecking = false
  private var waiting: FairQueue<ClientAddress, Waiting>
  /// Those who wait to be told that their password was wrong.
  private var wrongOnes: Set<Int> = []
  private var lastNumber = 0

  var count: Int { waiting.count }

  init(capacity: Int, share: Int, levels: Int) {
    waiting = FairQueue(capacity: capacity, share: share, levels: levels)
  }

  /// - Parameter isOfAccount: whether there is a hash that the password may match.
  /// - Returns: the one that there is no room for.
  mutating func put(_ item: Item, of client: ClientAddress, trouble: Int, isOfAccount: Bool) -> Item? {
    lastNumber += 1
    let new = Waiting(number: lastNumber, item: item, isOfAccount: isOfAccount)
    guard let refused = waiting.put(new, of: client, trouble: trouble) else { return nil }
    wrongOnes.remove(refused.number)
    return refused.item
  }

  /// The next turn, unless a check is running, and those before it that nobody waits for: they have no turn.
  mutating func next(isOver: (Item) -> Bool) -> (turn: Turn?, gone: [Item]) {
    var gone: [Item] = []
    while !isChecking, let next = waiting.take() {
      let wasChecked = wrongOnes.remove(next.number) != nil
      if isOver(next.item) {
        gone.append(next.item)
        continue
      }
      isChecking = true
      if next.isOfAccount, !wasChecked { return (Turn(of: next.item, checked: next.item, number: next.number), gone) }
      let early = waiting.first { $0.isOfAccount && !wrongOnes.contains($0.number) && !isOver($0.item) }
      return (Turn(of: next.item, checked: (early ?? next).item, number: (early ?? next).number), gone)
    }
    return (nil, gone)
  }

  /// The turn's check is over.
  mutating func end(_ turn: Turn, isRight: Bool) {
    isChecking = false
    guard waiting.first(where: { $0.number == turn.number }) != nil else { return }
    if isRight { waiting.removeAll { $0.number == turn.number } } else { wrongOnes.insert(turn.number) }
  }
}
