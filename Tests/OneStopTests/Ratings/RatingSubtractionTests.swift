import Testing

@testable import OneStop

/// All tables that can be asked for, laid side by side: what few have answered does not follow from any of them together.
@Suite("Public ratings, subtracted from each other")
struct RatingSubtractionTests {
  private struct Place: Hashable {
    var month: LocalDate
    var agency: String
    var procedure: String
    var level: Rating.Level
  }

  @Test("months, quarters, agencies and procedures tell no cell of one to nine", arguments: 0..<40 as Range<UInt64>)
  func subtraction(seed: UInt64) throws {
    var numbers = SmallCellsTests.Numbers(state: seed &+ 99)
    let months = try (1...3).map { try #require(LocalDate(year: 2018, month: $0, day: 1)) }
    let all = try #require(Period(from: months[0], to: months[2]))
    let two = try #require(Period(from: months[0], to: months[1]))
    let most = [8, 20, 60, 300].randomElement(using: &numbers) ?? 8
    var counts: [Place: Int] = [:]
    for month in months {
      for agency in ["a", "b", "c", "d"] {
        for procedure in ["p", "q", "r"] where Int.random(in: 0...2, using: &numbers) > 0 {
          for level in Rating.Level.allCases {
            let place = Place(month: month, agency: agency, procedure: procedure, level: level)
            counts[place] = Bool.random(using: &numbers) ? Int.random(in: 0...most, using: &numbers) : 0
          }
        }
      }
    }
    let places = Array(counts.keys)
    var seen: [[Double]] = []
    var few: [(sum: [Double], name: String)] = []
    for period in months.map(Period.init(monthOf:)) + [two, all].map(PublicRatings.period) {
      for agency in [nil, "a", "b", "c", "d"] {
        let shown = PublicRatings(
          of: period, city: Self.sums(counts, by: \.agency),
          agency: agency.map { agency in
            (agency, Self.sums(counts.filter { $0.key.agency == agency }, by: \.procedure))
          })
        let keys = Set(places.map { agency == nil ? $0.agency : $0.procedure })
        for key in keys.map(Optional.some) + [nil] {
          for level in Rating.Level.allCases {
            let counted = places.map { place in
              place.level == level && place.month >= period.from && place.month <= period.to
                && (agency == nil || place.agency == agency)
                && (key == nil || key == (agency == nil ? place.agency : place.procedure))
            }
            let sum = zip(places, counted).reduce(0) { $1.1 ? $0 + (counts[$1.0] ?? 0) : $0 }
            let line = counted.map { $0 ? 1.0 : 0 }
            let count = (key.map(shown.row) ?? shown.total)[level]
            if count != nil { seen.append(line) }
            #expect(count == nil || count == sum && (sum == 0 || sum >= 10))
            if (1..<10).contains(sum) { few.append((line, "\(period) \(agency ?? "") \(key ?? "") \(level): \(sum)")) }
          }
        }
      }
    }
    let basis = Self.basis(seen)
    for cell in few where Self.isTold(cell.sum, by: basis) { Issue.record("\(cell.name) is told, seed \(seed)") }
  }

  private static func sums(
    _ counts: [Place: Int], by key: KeyPath<Place, String>
  ) -> [LocalDate: PublicRatings.Counts] {
    var sums: [LocalDate: PublicRatings.Counts] = [:]
    for (place, count) in counts {
      var ratings = sums[place.month]?[place[keyPath: key]] ?? .init()
      switch place.level {
      case .satisfied: ratings.satisfied += count
      case .partly: ratings.partly += count
      case .unsatisfied: ratings.unsatisfied += count
      }
      sums[place.month, default: [:]][place[keyPath: key]] = ratings
    }
    return sums
  }

  /// Lines in echelon form, by the place at which they begin.
  private static func basis(_ lines: [[Double]]) -> [Int: [Double]] {
    var basis: [Int: [Double]] = [:]
    for line in lines {
      let rest = reduced(line, by: basis)
      if let place = rest.firstIndex(where: { $0 != 0 }) { basis[place] = rest.map { $0 / rest[place] } }
    }
    return basis
  }

  private static func isTold(_ line: [Double], by basis: [Int: [Double]]) -> Bool {
    !reduced(line, by: basis).contains { $0 != 0 }
  }

  private static func reduced(_ line: [Double], by basis: [Int: [Double]]) -> [Double] {
    var line = line
    for place in line.indices where line[place] != 0 {
      guard let other = basis[place] else { continue }
      let factor = line[place]
      for index in place..<line.count {
        line[index] -= factor * other[index]
        if abs(line[index]) < 1e-9 { line[index] = 0 }
      }
    }
    return line
  }
}
