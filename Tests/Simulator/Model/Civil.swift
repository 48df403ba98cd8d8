import OneStop

/// Years, months and days of the model's own table, which is counted out day by day.
enum Civil {
  private static let table: [(year: Int, month: Int, day: Int)] = {
    var table: [(year: Int, month: Int, day: Int)] = []
    for year in 1970...2036 {
      let isLeap = year % 4 == 0
      for (place, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        table += (1...length).map { (year, place + 1, $0) }
      }
    }
    return table
  }()

  private static let numbers: [Int: Int] = Dictionary(
    uniqueKeysWithValues: table.enumerated().map { ($1.year * 10_000 + $1.month * 100 + $1.day, $0) })

  /// The days that the calendar knows, from 2000 to 2035.
  static let known = day(2000, 1, 1)...day(2035, 12, 31)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int { numbers[year * 10_000 + month * 100 + day] ?? 0 }

  static func year(of day: Int) -> Int { table[day].year }

  /// `180601`, as codes have it.
  static func six(_ day: Int) -> String {
    let (year, month, day) = table[day]
    return String(year % 100 * 10_000 + month * 100 + day + 1_000_000).dropFirst().description
  }
}

/// The model's own reading of moments: minutes and days of Viet Nam's time.
extension Moment {
  static let microsecondsOfMinute = Int64(60_000_000)

  /// The number of the local day.
  var localDay: Int {
    Int((microseconds + 7 * 60 * Moment.microsecondsOfMinute) / (1_440 * Moment.microsecondsOfMinute))
  }

  /// Since local midnight, with the part of a minute that has begun.
  var localMinutes: Double {
    Double((microseconds + 420 * Moment.microsecondsOfMinute) % (1_440 * Moment.microsecondsOfMinute)) / 6e7
  }

  /// A local day and its minute.
  init(localDay: Int, minute: Int) {
    self.init(microseconds: (Int64(localDay) * 1_440 + Int64(minute) - 420) * Moment.microsecondsOfMinute)
  }
}
