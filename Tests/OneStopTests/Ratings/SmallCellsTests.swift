import Testing

@testable import OneStop

@Suite("Cells of few people")
struct SmallCellsTests {
  /// Deterministic and different for each seed.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static func table(_ seed: UInt64) -> [[Int]] {
    var numbers = Numbers(state: seed)
    let most = [3, 12, 15, 40, 200].randomElement(using: &numbers) ?? 3
    return (0..<Int.random(in: 1...7, using: &numbers)).map { _ in
      (0..<3).map { _ in Bool.random(using: &numbers) ? Int.random(in: 0...most, using: &numbers) : 0 }
    }
  }

  /// With the sums behind and the totals below.
  private static func whole(_ rows: [[Int]]) -> [[Int]] {
    let rows = rows.map { $0 + [$0.reduce(0, +)] }
    return rows + [(0..<4).map { column in rows.reduce(0) { $0 + $1[column] } }]
  }

  @Test("no cell of one to nine is seen", arguments: 0..<200 as Range<UInt64>)
  func small(seed: UInt64) {
    let rows = Self.table(seed)
    let hiding = SmallCells(rows, answers: 3)
    for (values, hidden) in zip(Self.whole(rows), hiding.isHidden) {
      for (value, isHidden) in zip(values, hidden) { #expect(isHidden || value == 0 || value >= 10, "\(rows)") }
    }
  }

  /// Gauss's elimination over what is hidden: a cell that the sums determine is a row of its own.
  @Test("no hidden cell of somebody follows from the sums that are seen", arguments: 0..<200 as Range<UInt64>)
  func derived(seed: UInt64) {
    let rows = Self.table(seed)
    // Totals stand elsewhere whole only where none of them is of few.
    let isWhole = Self.whole(rows).last?.allSatisfy { $0 == 0 || $0 >= 10 } ?? false
    for totals in isWhole ? [SmallCells.Totals.open, .known] : [.open] {
      let hiding = SmallCells(rows, answers: 3, totals: totals)
      let values = Self.whole(rows)
      for (row, column) in Self.determined(hiding.isHidden) where values[row][column] > 0 {
        Issue.record("\(values) shows row \(row), column \(column): \(hiding.isHidden)")
      }
    }
  }

  private static func determined(_ hidden: [[Bool]]) -> [(Int, Int)] {
    let cells = hidden.indices.flatMap { row in hidden[row].indices.filter { hidden[row][$0] }.map { (row, $0) } }
    let (last, sums) = (hidden.count - 1, 3)
    // Each row's answers are its sum, and each column's rows its total.
    var equations = (0...last).map { line in cells.map { $0.0 == line ? ($0.1 == sums ? -1.0 : 1) : 0 } }
    equations += (0...sums).map { line in cells.map { $0.1 == line ? ($0.0 == last ? -1.0 : 1) : 0 } }
    var pivot = 0
    for column in cells.indices where pivot < equations.count {
      guard let best = (pivot..<equations.count).max(by: { abs(equations[$0][column]) < abs(equations[$1][column]) }),
        abs(equations[best][column]) > 1e-9
      else { continue }
      equations.swapAt(pivot, best)
      for line in equations.indices where line != pivot {
        let factor = equations[line][column] / equations[pivot][column]
        if factor == 0 { continue }
        for place in cells.indices { equations[line][place] -= factor * equations[pivot][place] }
      }
      pivot += 1
    }
    return equations.compactMap { equation in
      let places = equation.indices.filter { abs(equation[$0]) > 1e-9 }
      return places.count == 1 ? cells[places[0]] : nil
    }
  }

  /// Every table of two rows and two answers, with the counts that somebody could try.
  @Test("nor from knowing that nobody is counted less than never", arguments: 0..<12 as Range<UInt64>)
  func tried(seed: UInt64) {
    var numbers = Numbers(state: seed &+ 7_000)
    let rows = (0..<2).map { _ in (0..<2).map { _ in Int.random(in: 0...14, using: &numbers) } }
    let hiding = SmallCells(rows, answers: 2)
    let seen = Self.sums(rows)
    var found = seen.map { $0.map { value in [value] as Set<Int> } }
    for number in 0..<15 * 15 * 15 * 15 {
      let other = Self.sums([[number % 15, number / 15 % 15], [number / 225 % 15, number / 3_375]])
      let isPossible = seen.indices.allSatisfy { row in
        seen[row].indices.allSatisfy { hiding.isHidden[row][$0] || other[row][$0] == seen[row][$0] }
      }
      guard isPossible else { continue }
      for row in other.indices { for column in 0...2 { found[row][column].insert(other[row][column]) } }
    }
    for row in seen.indices {
      for column in 0...2 where hiding.isHidden[row][column] && seen[row][column] > 0 {
        #expect(found[row][column].count > 1, "\(rows): \(hiding.isHidden)")
      }
    }
  }

  private static func sums(_ rows: [[Int]]) -> [[Int]] {
    let rows = rows.map { $0 + [$0.reduce(0, +)] }
    return rows + [(0...2).map { column in rows.reduce(0) { $0 + $1[column] } }]
  }

  @Test("where nobody is few, everything is seen; an empty row too")
  func plenty() {
    for rows in [[[10, 20, 30], [40, 0, 50], [0, 0, 0]], [[0, 0, 0]], []] {
      #expect(SmallCells(rows, answers: 3).isHidden.allSatisfy { !$0.contains(true) })
    }
  }

  @Test("one small row takes the smallest other along, and its zeros are hidden with it")
  func cheapest() {
    let hiding = SmallCells([[0, 0, 4], [20, 30, 400], [11, 12, 13], [90, 90, 900]], answers: 3).isHidden
    #expect(hiding[0] == [true, true, true, true])
    #expect(hiding[1] == [false, false, false, false] && hiding[3] == [false, false, false, false])
    #expect(hiding[2].contains(true))
    #expect(hiding[4] == [false, false, false, false])
  }

  @Test("a row of nine is of few, and its zeros say nothing; a row of ten is not", arguments: [9, 10])
  func fewest(count: Int) {
    let hiding = SmallCells([[0, 0, count], [20, 30, 400], [11, 12, 13]], answers: 3).isHidden
    #expect(hiding[0].allSatisfy { $0 == (count == 9) })
  }

  @Test("totals that stand elsewhere are never hidden")
  func known() {
    let hiding = SmallCells([[0, 0, 12], [0, 0, 3]], answers: 3, totals: .known).isHidden
    #expect(hiding.last == [false, false, false, false])
    #expect(hiding[0] == [false, false, true, true] && hiding[1] == [false, false, true, true])
  }
}
