import Foundation
import OneStop

/// The model's own calendar: a table with a line for each day, looked at one by one (`Rules.md`, The deadline clock).
///
/// Days are numbers, 0 for 1 January 1970, a Thursday. It knows the days from 1 January 2000 to 31 December 2035.
struct DayTable {
  struct Year {
    /// Days off; the value says whether the official notice is there.
    var off: [Int: Bool] = [:]
    var makeUp: Set<Int> = []
    /// Days whose notice is awaited.
    var awaited: Set<Int> = []
  }

  /// Minutes of the day.
  static let sessions = [(from: 450, to: 690), (from: 780, to: 1_020)]

  private(set) var announced: [Int: Year]
  private let lunar: [Int: (tet: Int, hungKings: Int)]
  private var works: [Bool] = []
  private var provisional: [Bool] = []

  /// From the files of the catalogue.
  init(holidays: [UInt8], lunar: [UInt8]) throws {
    let years = try DayTable.object(holidays)
    announced = [:]
    for (year, record) in years {
      var days = Year()
      let record = record as? [String: Any] ?? [:]
      for entry in record["off"] as? [[String: Any]] ?? [] {
        days.off[DayTable.day(entry["date"])] = entry["certain"] as? Bool ?? true
      }
      days.makeUp = Set((record["makeup"] as? [String] ?? []).map { DayTable.day($0) })
      days.awaited = Set((record["uncertain_dates"] as? [String] ?? []).map { DayTable.day($0) })
      announced[Int(year) ?? 0] = days
    }
    var dates: [Int: (tet: Int, hungKings: Int)] = [:]
    for (year, record) in try DayTable.object(lunar) {
      let record = record as? [String: Any] ?? [:]
      dates[Int(year) ?? 0] = (DayTable.day(record["tet"]), DayTable.day(record["hung_kings"]))
    }
    self.lunar = dates
    fill()
  }

  static func isWeekend(_ day: Int) -> Bool { weekday(day) > 4 }

  /// 0 is Monday.
  static func weekday(_ day: Int) -> Int { (day + 3) % 7 }

  func works(_ day: Int) -> Bool {
    Civil.known.contains(day) ? works[day - Civil.known.lowerBound] : !DayTable.isWeekend(day)
  }

  /// Whether what the day is may still change.
  func isProvisional(_ day: Int) -> Bool {
    Civil.known.contains(day) ? provisional[day - Civil.known.lowerBound] : true
  }

  /// nil past the last day.
  func nextWorkingDay(after day: Int) -> Int? {
    var day = day + 1
    while Civil.known.contains(day) {
      if works(day) { return day }
      day += 1
    }
    return nil
  }

  /// As announced, or computed.
  func year(_ number: Int) -> Year { announced[number] ?? computed(number) }

  mutating func change(_ edit: DaysOffEdit) {
    switch edit {
    case .add(let off, let makeUp):
      change(off.date) { $0.off[$1] = off.isCertain }
      if let makeUp { change(makeUp) { $0.makeUp.insert($1) } }
    case .addMakeUp(let date): change(date) { $0.makeUp.insert($1) }
    case .remove(let date): change(date) { ($0.off[$1], _) = (nil, $0.makeUp.remove($1)) }
    case .move(let from, let to):
      let isOff = year(from.year).off[Int(from.daysSinceEpoch)]
      change(from) { ($0.off[$1], _) = (nil, $0.makeUp.remove($1)) }
      change(to) { year, day in
        if let isOff { year.off[day] = isOff } else { year.makeUp.insert(day) }
      }
    }
    fill()
  }

  private mutating func change(_ date: LocalDate, _ change: (inout Year, Int) -> Void) {
    let day = Int(date.daysSinceEpoch)
    let number = Civil.year(of: day)
    var year = year(number)
    change(&year, day)
    announced[number] = year
  }

  /// A year that nobody has announced: New Year, Tết from two days before to two after, Hùng Kings, 30/4, 1/5, 2 and
  /// 3/9; what falls on a weekend is made up for on the next weekday that is not off already.
  private func computed(_ number: Int) -> Year {
    guard let moon = lunar[number], number >= 2016 else { return Year() }
    var days = Set([(1, 1), (4, 30), (5, 1), (9, 2), (9, 3)].map { Civil.day(number, $0.0, $0.1) })
    days.insert(moon.hungKings)
    days.formUnion(moon.tet - 2...moon.tet + 2)
    for day in days.sorted() where DayTable.isWeekend(day) {
      var instead = day + 1
      while DayTable.isWeekend(instead) || days.contains(instead) { instead += 1 }
      days.insert(instead)
    }
    return Year(off: Dictionary(uniqueKeysWithValues: days.map { ($0, true) }))
  }

  private mutating func fill() {
    works = []
    provisional = []
    for number in 2000...2035 {
      let year = year(number)
      for day in Civil.day(number, 1, 1)..<Civil.day(number + 1, 1, 1) {
        works.append(year.makeUp.contains(day) || !(DayTable.isWeekend(day) || year.off[day] != nil))
        provisional.append(announced[number] == nil || year.off[day] == false || year.awaited.contains(day))
      }
    }
  }

  private static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }

  private static func day(_ value: Any?) -> Int {
    let parts = (value as? String ?? "").split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? Civil.day(parts[0], parts[1], parts[2]) : 0
  }
}
