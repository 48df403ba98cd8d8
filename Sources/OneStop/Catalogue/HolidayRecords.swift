import JSON

/// Reads `holidays.json`: days off and make-up days by year.
struct HolidayRecords {
  let log: MistakeLog

  func read(_ value: JSONValue) -> [Int: HolidayTable.Year] {
    readYears(value, log) { year, reader in
      reader.ignore("note", "certain")
      var off: [LocalDate: HolidayTable.DayOff] = [:]
      _ = reader.records("off", isRequired: false) { reader -> HolidayTable.DayOff? in
        let date = reader.date("date").flatMap { inYear($0, year, "date", reader) }
        let name = reader.bilingual("name")
        let kind: HolidayTable.DayOff.Kind? = reader.word("kind")
        let isCertain = reader.bool("certain", default: true)
        guard let date, let name, let kind else { return nil }
        if off[date] != nil { reader.mistake("\(date) is listed more than once.", "date") }
        off[date] = HolidayTable.DayOff(date: date, name: name, kind: kind, isCertain: isCertain)
        return off[date]
      }
      var makeUp: Set<LocalDate> = []
      for (date, place) in dates("makeup", year, &reader) {
        if !makeUp.insert(date).inserted { reader.mistake("\(date) is listed more than once.", place) }
        if off[date] != nil { reader.mistake("\(date) is a day off of this year.", place) }
        if !date.weekday.isWeekend { reader.mistake("\(date) is a working day already.", place) }
      }
      return HolidayTable.Year(
        daysOff: off.values.sorted { $0.date < $1.date }, makeUpDays: makeUp.sorted(),
        uncertainDates: dates("uncertain_dates", year, &reader).map(\.date))
    }
  }

  private func dates(
    _ name: String, _ year: Int, _ reader: inout RecordReader
  ) -> [(date: LocalDate, place: String)] {
    (reader.list(name, isRequired: false) ?? []).enumerated().compactMap { place, value in
      let place = "\(name) \(place + 1)"
      return reader.parsed(value, place, RecordReader.dateForm, LocalDate.init)
        .flatMap { inYear($0, year, place, reader) }
        .map { ($0, place) }
    }
  }
}

/// Reads `lunar.json`: Tết and Hùng Kings' day by year.
struct LunarRecords {
  let log: MistakeLog

  func read(_ value: JSONValue) -> [Int: HolidayTable.LunarDates] {
    readYears(value, log) { year, reader in
      reader.ignore("note")
      let newYear = reader.date("tet").flatMap { inYear($0, year, "tet", reader) }
      let hungKings = reader.date("hung_kings").flatMap { inYear($0, year, "hung_kings", reader) }
      guard let newYear, let hungKings else { return nil }
      // The tenth of the third lunar month is two or three months after the first of the first.
      guard (67...100).contains(newYear.days(until: hungKings)) else {
        reader.mistake("It must be the tenth of the third lunar month, 67 to 100 days after tet.", "hung_kings")
        return nil
      }
      return HolidayTable.LunarDates(newYear: newYear, hungKings: hungKings)
    }
  }
}

/// nil, and a mistake, where the date is in another year.
private func inYear(_ date: LocalDate, _ year: Int, _ field: String, _ reader: RecordReader) -> LocalDate? {
  if date.year == year { return date }
  reader.mistake("\(date) is not in \(year).", field)
  return nil
}
