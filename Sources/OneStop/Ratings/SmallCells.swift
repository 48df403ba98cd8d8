/// Decides which cells of a table of counts are hidden, so that small groups of people cannot be identified.
///
/// The table has a row for each subject and a last row of totals, a column for each answer and a last column of sums.
/// Three rules:
/// 1. A cell of one to nine is hidden. In a row whose sum is one to nine, zeros are hidden too: they would tell what
///    those few have answered.
/// 2. Further cells are hidden until each hidden one could have another value in a table that looks the same: one with
///    the same visible sums, no count below zero, and no zero where a zero would be shown.
/// 3. The further cells are those that cost least: the cheapest cycle along which a count could be moved from cell to
///    cell.
///
/// A cell that counts nobody identifies nobody.
package struct SmallCells {
  /// The smallest count of people that is shown.
  package static let fewest = 10

  /// What is known about the row of totals.
  package enum Totals: Sendable {
    /// It is decided here which of them are shown.
    case open
    /// They are all shown elsewhere: none is hidden, so they leave no room.
    case known
  }

  /// By row, the totals last; in each row by answer, the sum last.
  package private(set) var isHidden: [[Bool]]

  private let values: [[Int]]
  private let totals: Totals
  /// The last row and the last column.
  private let sumRow: Int
  private let sumColumn: Int

  /// - Parameter rows: counts by subject, all for the same answers.
  package init(
    _ rows: [[Int]], answers: Int, totals: Totals = .open
  ) {
    var values = rows.map { $0 + [$0.reduce(0, +)] }
    values.append((0...answers).map { column in values.reduce(0) { $0 + $1[column] } })
    self.values = values
    self.totals = totals
    (sumRow, sumColumn) = (rows.count, answers)
    isHidden = values.map { $0.map { _ in false } }
    for row in values.indices {
      for column in 0...answers {
        isHidden[row][column] = !isFixed(row) && isSmall(row, column)
      }
    }
    protect()
  }

  private func isFixed(_ row: Int) -> Bool { row == sumRow && totals == .known }

  private func isOfFew(_ row: Int) -> Bool { (1..<Self.fewest).contains(values[row][sumColumn]) }

  private func isSmall(_ row: Int, _ column: Int) -> Bool {
    // Where nobody at all has given the answer, that is no secret.
    if isOfFew(row) { return values[sumRow][column] > 0 }
    return (1..<Self.fewest).contains(values[row][column])
  }

  /// The least value that a reader of the table knows a hidden cell to have.
  private func least(_ row: Int, _ column: Int) -> Int { isOfFew(row) && column < sumColumn ? 0 : 1 }

  // MARK: Rule 2 and 3

  /// A hidden cell can have another value where a count can go round a cycle: one more here, one less there, back to
  /// where it began. The nodes are the rows, from 0, followed by the columns; the cells are the edges between them. A
  /// cell of counts that grows leads from its row to its column, one that shrinks leads back; for sums it is the other
  /// way round.
  private struct Way {
    var to: Int
    var cost: Int
    var row: Int
    var column: Int
  }

  private mutating func protect() {
    var waiting = hiddenCells()
    while let (row, column) = waiting.popLast() {
      if isCornerOfSquare(row, column) || isRound(row, column, cost: nil) != nil { continue }
      guard let further = isRound(row, column, cost: { $0 }) else { return hideAll() }
      for cell in further where !isHidden[cell.row][cell.column] {
        isHidden[cell.row][cell.column] = true
        waiting.append(cell)
      }
    }
  }

  /// Whether a count can go round four hidden cells, which is the usual case.
  private func isCornerOfSquare(_ row: Int, _ column: Int) -> Bool {
    for other in 0...sumColumn where other != column && isHidden[row][other] {
      for opposite in 0...sumRow where opposite != row && isHidden[opposite][column] && isHidden[opposite][other] {
        let corners = [(row, column), (opposite, other), (row, other), (opposite, column)]
        let isRound = [true, false].contains { grows in
          corners.enumerated().allSatisfy { place, corner in
            // Two grow and two shrink; for sums it is the other way round.
            let isSum = (corner.0 == sumRow) != (corner.1 == sumColumn)
            return (grows == (place < 2)) != isSum || values[corner.0][corner.1] > least(corner.0, corner.1)
          }
        }
        if isRound { return true }
      }
    }
    return false
  }

  private func hiddenCells() -> [(row: Int, column: Int)] {
    isHidden.indices.flatMap { row in
      isHidden[row].indices.filter { isHidden[row][$0] }.map { (row: row, column: $0) }
    }
  }

  /// Nothing can be shown: everything that is not fixed and counts anybody is hidden.
  private mutating func hideAll() {
    for row in values.indices where !isFixed(row) && values[row][sumColumn] > 0 {
      for column in 0...sumColumn where values[sumRow][column] > 0 { isHidden[row][column] = true }
    }
  }

  /// The cells of the cheapest cycle through the cell; nil where there is none.
  ///
  /// - Parameter cost: what it costs to hide a count that is shown; nil: only hidden cells may change.
  private func isRound(
    _ row: Int, _ column: Int, cost: ((Int) -> Int)?
  ) -> [(row: Int, column: Int)]? {
    var best: (cost: Int, cells: [(row: Int, column: Int)])?
    for grows in [true, false] where grows || values[row][column] > least(row, column) {
      let (from, to) = ends(row, column, grows: grows)
      if let way = way(from: to, to: from, without: (row, column), cost: cost), way.cost < best?.cost ?? .max {
        best = way
      }
      if cost == nil, let best { return best.cells }
    }
    return best?.cells
  }

  /// The nodes that a cell connects, in order.
  private func ends(_ row: Int, _ column: Int, grows: Bool) -> (from: Int, to: Int) {
    let isSum = (row == sumRow) != (column == sumColumn)
    let place = sumRow + 1 + column
    return grows != isSum ? (row, place) : (place, row)
  }

  /// Dijkstra's shortest path.
  private func way(
    from start: Int, to end: Int, without: (row: Int, column: Int), cost: ((Int) -> Int)?
  ) -> (cost: Int, cells: [(row: Int, column: Int)])? {
    let count = sumRow + sumColumn + 2
    var distances = [Int](repeating: .max, count: count)
    var before = [(place: Int, row: Int, column: Int)?](repeating: nil, count: count)
    var isDone = [Bool](repeating: false, count: count)
    // Without costs any order will do, so a stack is used.
    var stack = [start]
    distances[start] = 0
    while let place = cost == nil ? stack.popLast() : nearest(distances, isDone) {
      if isDone[place] { continue }
      isDone[place] = true
      if place == end { break }
      for way in ways(from: place, cost: cost) where (way.row, way.column) != without && !isDone[way.to] {
        let distance = distances[place] + way.cost
        guard distance < distances[way.to] else { continue }
        distances[way.to] = distance
        before[way.to] = (place, way.row, way.column)
        stack.append(way.to)
      }
    }
    guard distances[end] < .max else { return nil }
    var cells: [(row: Int, column: Int)] = []
    var place = end
    while place != start, let step = before[place] {
      cells.append((step.row, step.column))
      place = step.place
    }
    return (distances[end], cells)
  }

  private func nearest(_ distances: [Int], _ isDone: [Bool]) -> Int? {
    var found: Int?
    for place in distances.indices where !isDone[place] && distances[place] < .max {
      if distances[place] < found.map({ distances[$0] }) ?? .max { found = place }
    }
    return found
  }

  private func ways(from place: Int, cost: ((Int) -> Int)?) -> [Way] {
    let isRow = place <= sumRow
    var ways: [Way] = []
    for other in isRow ? 0...sumColumn : 0...sumRow {
      let (row, column) = isRow ? (place, other) : (other, place - sumRow - 1)
      let isHidden = isHidden[row][column]
      let value = values[row][column]
      // A visible zero is not hidden for others: it says no more than the sums do.
      guard isHidden || cost != nil && value > 0 && !isFixed(row) else { continue }
      for grows in [true, false] where grows || value > least(row, column) {
        let (from, to) = ends(row, column, grows: grows)
        if from == place {
          ways.append(Way(to: to, cost: isHidden ? 0 : cost?(value) ?? 0, row: row, column: column))
        }
      }
    }
    return ways
  }
}
