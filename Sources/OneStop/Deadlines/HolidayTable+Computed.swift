extension HolidayTable {
  /// The days off of a year that is not announced, computed by the Labour Code 45/2019/QH14 (art. 111–112): New Year,
  /// Tết from two days before the first lunar day to two days after it, Hùng Kings' day, 30/4, 1/5, and National Day on
  /// 2 and 3/9. For each that falls on a Saturday or Sunday, the next weekday that is not a day off already becomes
  /// one.
  ///
  /// nil where the year's lunar dates are not known.
  package func computedYear(_ year: Int) -> Year? {
    guard let lunar = lunar[year] else { return nil }
    var statutory: [(LocalDate?, BilingualText)] = [
      (LocalDate(year: year, month: 1, day: 1), .newYear),
      (lunar.hungKings, .hungKings),
      (LocalDate(year: year, month: 4, day: 30), .reunification),
      (LocalDate(year: year, month: 5, day: 1), .labour),
      (LocalDate(year: year, month: 9, day: 2), .national),
      (LocalDate(year: year, month: 9, day: 3), .national),
    ]
    statutory += (-2...2).map { (lunar.newYear.adding(days: $0), .lunarNewYear) }

    var off: [LocalDate: DayOff] = [:]
    for case (let date?, let name) in statutory where off[date] == nil {
      off[date] = DayOff(date: date, name: name, kind: .statutory)
    }
    for date in off.keys.sorted() where date.weekday.isWeekend {
      var moved = date.next
      while moved.weekday.isWeekend || off[moved] != nil { moved = moved.next }
      off[moved] = DayOff(date: moved, name: .compensation, kind: .compensatory)
    }
    return Year(daysOff: off.values.sorted { $0.date < $1.date })
  }
}

extension Weekday {
  /// Ngày nghỉ hằng tuần of state offices.
  package var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension BilingualText {
  fileprivate static let newYear = BilingualText("Tết Dương lịch", english: "New Year's Day")
  fileprivate static let lunarNewYear = BilingualText("Tết Âm lịch", english: "Lunar New Year (Tet)")
  fileprivate static let hungKings = BilingualText("Giỗ Tổ Hùng Vương", english: "Hung Kings' Commemoration Day")
  fileprivate static let reunification = BilingualText("Ngày Chiến thắng (30/4)", english: "Reunification Day")
  fileprivate static let labour = BilingualText("Ngày Quốc tế lao động (1/5)", english: "International Labour Day")
  fileprivate static let national = BilingualText("Quốc khánh", english: "National Day")
  fileprivate static let compensation = BilingualText("Nghỉ bù", english: "Compensatory day off")
}
