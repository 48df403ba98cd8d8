import JSON
import OneStop

extension CatalogueFile {
  /// The years in which this table differs from another, in the form of `holidays.json`.
  ///
  /// - Parameter note: why they were changed.
  package init(daysOff table: HolidayTable, changedFrom old: HolidayTable, note: String) {
    let years = HolidayTable.editableYears.filter { table.years[$0] != old.years[$0] }
    // The member's name is known only at run time.
    let records = years.map { year -> String in
      let record = JSONWriter.bytes { $0.daysOff(table.year(year), note: note) }
      return "\"\(year)\":\(String(decoding: record, as: UTF8.self))"
    }
    self.init(name: Part.holidays.fileName, bytes: Array("{\(records.joined(separator: ","))}".utf8))
  }
}

extension JSONWriter {
  fileprivate mutating func daysOff(_ year: HolidayTable.Year, note: String) {
    object { json in
      json.member("note", note)
      json.member("off", array: year.daysOff) { list, dayOff in
        list.object {
          $0.member("date", text: dayOff.date)
          $0.member("name_vi", dayOff.name.vietnamese)
          if let english = dayOff.name.english { $0.member("name_en", english) }
          $0.member("kind", dayOff.kind.rawValue)
          if !dayOff.isCertain { $0.member("certain", false) }
        }
      }
      json.member("makeup", array: year.makeUpDays) { $0.string($1.description) }
      json.member("uncertain_dates", array: year.uncertainDates) { $0.string($1.description) }
    }
  }
}
