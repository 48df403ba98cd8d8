/// A name as it may be typed with a slip: its words without marks, run together.
package struct NearName: Sendable {
  private let letters: [UInt8]

  /// - Parameter words: without marks; no more than a name has is read of them.
  package init(_ words: [String]) {
    letters = Array(words.joined().utf8.prefix(NearName.longest))
  }

  private static let longest = 40

  /// How many letters must be changed, added, left out or swapped with the next to make the other of it; 0 also where
  /// it is the beginning of the other. nil where that is more than one in four letters, and of numbers and what is
  /// shorter than three letters, of which every one is like another.
  package func distance(to other: NearName) -> Int? {
    guard letters.count >= 3, !letters.allSatisfy(isDigit) else { return nil }
    if other.letters.starts(with: letters) { return 0 }
    let most = max(1, letters.count / 4)
    guard abs(letters.count - other.letters.count) <= most else { return nil }
    // Three rows of the usual table (optimal string alignment).
    var before: [Int] = []
    var last = Array(0...other.letters.count)
    for (row, letter) in letters.enumerated() {
      var next = [row + 1]
      for (column, its) in other.letters.enumerated() {
        var best = min(last[column] + (letter == its ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == other.letters[column - 1], letters[row - 1] == its {
          best = min(best, before[column - 1] + 1)
        }
        next.append(best)
      }
      (before, last) = (last, next)
    }
    return last[other.letters.count] <= most ? last[other.letters.count] : nil
  }
}
