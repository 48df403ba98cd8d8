import HTTPServer
import Testing

@testable import Web

@Suite struct PasswordTurnsTests {
  /// Someone who waits: the answer that there would be.
  private struct Sender: Equatable {
    var name: Int
    var isRight = false
  }

  private struct Seen: Equatable {
    var entered: [Int] = []
    /// In order, with the number of the turn at whose end they were told.
    var denied: [[Int]] = []
    var turns = 0
  }

  private func address(_ number: Int) throws -> ClientAddress {
    try #require(ClientAddress("198.51.\(number / 250).\(number % 250)"))
  }

  /// Everybody is in the queue before the first turn.
  private func answers(
    _ senders: [Sender], ofAccounts: (Int) -> Bool, trouble: (Int) -> Int = { _ in 1 }
  ) throws -> Seen {
    var turns = PasswordTurns<Sender>(capacity: 256, share: 8, levels: 8)
    for sender in senders {
      let refused = turns.put(
        sender, of: try address(sender.name), trouble: trouble(sender.name), isOfAccount: ofAccounts(sender.name))
      #expect(refused == nil)
    }
    var seen = Seen()
    while let turn = turns.next(isOver: { _ in false }).turn {
      seen.turns += 1
      #expect(turns.next(isOver: { _ in false }).turn == nil, "one check at a time")
      let isRight = ofAccounts(turn.checked.name) && turn.checked.isRight
      if isRight { seen.entered.append(turn.checked.name) }
      if !isRight || turn.of != turn.checked { seen.denied.append([turn.of.name, seen.turns]) }
      turns.end(turn, isRight: isRight)
    }
    return seen
  }

  @Test("Who is wrong is told in one order and at one time, whichever names there are")
  func noHint() throws {
    let senders = (0..<20).map { Sender(name: $0) }
    let nobody = try answers(senders, ofAccounts: { _ in false })
    #expect(nobody.denied == (0..<20).map { [$0, $0 + 1] })
    for ofAccounts in [{ _ in true }, { $0 > 12 }, { $0 % 3 == 0 }, { [0, 4].contains($0) }] as [(Int) -> Bool] {
      #expect(try answers(senders, ofAccounts: ofAccounts) == nobody)
    }
    let order = { $0 % 4 }
    let ranked = try answers(senders, ofAccounts: { _ in false }, trouble: order)
    #expect(try answers(senders, ofAccounts: { $0 % 3 == 0 }, trouble: order) == ranked)
  }

  @Test("The right person enters in the first turn of a flood of made-up names, each from a new address")
  func madeUpNames() throws {
    let senders = (0..<200).map { Sender(name: $0) } + [Sender(name: 200, isRight: true)]
    let seen = try answers(senders, ofAccounts: { $0 == 200 })
    #expect(seen.entered == [200])
    #expect(seen.denied == (0..<200).map { [$0, $0 + 1] })
    #expect(seen.turns == 200)
  }

  @Test("Who has gone has no turn, and is not checked ahead of it")
  func gone() throws {
    var turns = PasswordTurns<Int>(capacity: 8, share: 8, levels: 1)
    for (number, isOfAccount) in [(0, false), (1, true), (2, true), (3, false)] {
      #expect(turns.put(number, of: try address(number), trouble: 0, isOfAccount: isOfAccount) == nil)
    }
    let first = try #require(turns.next(isOver: { $0 == 1 }).turn)
    #expect([first.of, first.checked] == [0, 2])
    turns.end(first, isRight: true)
    let (second, gone) = turns.next(isOver: { $0 == 1 })
    #expect(gone == [1])
    #expect(second.map { [$0.of, $0.checked] } == [3, 3])
    #expect(turns.count == 0)
  }

  @Test("Who makes room while being checked leaves nothing behind")
  func makesRoom() throws {
    var turns = PasswordTurns<Int>(capacity: 1, share: 8, levels: 2)
    #expect(turns.put(0, of: try address(0), trouble: 1, isOfAccount: false) == nil)
    _ = turns.put(1, of: try address(1), trouble: 1, isOfAccount: true)
    let first = try #require(turns.next(isOver: { _ in false }).turn)
    #expect(turns.put(2, of: try address(2), trouble: 1, isOfAccount: true) == nil)
    turns.end(first, isRight: false)
    let second = try #require(turns.next(isOver: { _ in false }).turn)
    #expect([second.of, second.checked] == [2, 2])
  }
}
