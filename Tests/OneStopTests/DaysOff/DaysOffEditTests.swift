import Testing

@testable import OneStop

@Suite("Changes of days off") struct DaysOffEditTests {
  static let feast = "Ngày hội"

  static func dayOff(_ text: String) throws -> HolidayTable.DayOff {
    HolidayTable.DayOff(date: try date(text), name: BilingualText(feast), kind: .statutory)
  }

  private static func table() throws -> HolidayTable { try Shipped.catalogue.get().holidays }

  @Test("A day off is added, with the day on which it is worked")
  func add() throws {
    let old = try Self.table()
    let new = try old.edited(by: .add(try Self.dayOff("2018-09-04"), makeUp: try date("2018-09-08")))
    let change = DaysOffChange(from: old, to: new)
    #expect(change.addedDaysOff.map(\.name.vietnamese) == [Self.feast])
    #expect(try change.addedMakeUpDays == [date("2018-09-08")])
    #expect(change.removedDaysOff.isEmpty && change.removedMakeUpDays.isEmpty)
    #expect(try change.days == date("2018-09-04")...date("2018-09-08"))
    let calendar = WorkCalendar(hours: .city, holidays: new)
    #expect(try !calendar.isWorkingDay(date("2018-09-04")) && calendar.isWorkingDay(date("2018-09-08")))
    #expect(new.year(2018).daysOff == new.year(2018).daysOff.sorted { $0.date < $1.date })
  }

  @Test("A day off moves with its name, into another year too")
  func move() throws {
    let old = try Self.table()
    let new = try old.edited(by: .move(from: try date("2018-12-31"), to: try date("2019-01-02")))
    let change = DaysOffChange(from: old, to: new)
    #expect(change.addedDaysOff.map(\.name) == change.removedDaysOff.map(\.name))
    #expect(change.addedDaysOff.map(\.kind) == [.swap])
    #expect(try change.days == date("2018-12-31")...date("2019-01-02"))
    #expect(new.years.keys == old.years.keys)
  }

  @Test("A day off and a make-up day are taken out")
  func remove() throws {
    let old = try Self.table()
    let dayOff = DaysOffChange(from: old, to: try old.edited(by: .remove(try date("2018-09-03"))))
    #expect(try dayOff.removedDaysOff.map(\.date) == [date("2018-09-03")])
    #expect(try dayOff.days == date("2018-09-03")...date("2018-09-03"))
    let makeUp = DaysOffChange(from: old, to: try old.edited(by: .remove(try date("2019-01-05"))))
    #expect(try makeUp.removedMakeUpDays == [date("2019-01-05")])
    #expect(try makeUp.days == date("2019-01-05")...date("2019-01-05"))
  }

  @Test("A computed year that is touched stands as announced, with all its days")
  func computed() throws {
    let old = try Self.table()
    try #require(!old.isAnnounced(2030))
    let count = old.year(2030).daysOff.count
    let new = try old.edited(by: .add(try Self.dayOff("2030-06-04"), makeUp: nil))
    #expect(new.isAnnounced(2030) && new.year(2030).daysOff.count == count + 1 && count > 10)
    // Nothing of the year may change any more.
    #expect(try DaysOffChange(from: old, to: new).days == date("2030-01-01")...date("2030-12-31"))
  }

  @Test("What moves no due date has no days: a feast on a Sunday, another name")
  func nothing() throws {
    let old = try Self.table()
    #expect(DaysOffChange(from: old, to: old).days == nil)
    let sunday = DaysOffChange(from: old, to: try old.edited(by: .add(try Self.dayOff("2018-06-10"), makeUp: nil)))
    #expect(sunday.days == nil && sunday.addedDaysOff.count == 1)
    var renamed = old
    renamed.years[2018]?.daysOff[0].name = BilingualText("Tết")
    #expect(DaysOffChange(from: old, to: renamed).days == nil)
  }

  @Test(
    "What the table cannot take is refused",
    arguments: [
      ("off 2018-09-03", DaysOffMistake.isDayOff(LocalDate(daysSinceEpoch: 17_777))),
      ("off 2019-01-05", .isMakeUpDay(LocalDate(daysSinceEpoch: 17_901))),
      ("off 2015-12-31", .outsideCalendar(LocalDate(daysSinceEpoch: 16_800))),
      ("off 2036-01-01", .outsideCalendar(LocalDate(daysSinceEpoch: 24_106))),
      ("work 2018-09-04", .worksAlready(LocalDate(daysSinceEpoch: 17_778))),
      ("work 2018-09-02", .isDayOff(LocalDate(daysSinceEpoch: 17_776))),
      ("work 2019-01-05", .isMakeUpDay(LocalDate(daysSinceEpoch: 17_901))),
      ("remove 2018-09-04", .notListed(LocalDate(daysSinceEpoch: 17_778))),
      ("move 2018-09-04", .notListed(LocalDate(daysSinceEpoch: 17_778))),
      ("move 2018-09-03", .isDayOff(LocalDate(daysSinceEpoch: 17_777))),
      ("move 2019-01-05", .isDayOff(LocalDate(daysSinceEpoch: 17_777))),
    ])
  func mistakes(_ what: String, _ mistake: DaysOffMistake) throws {
    let words = what.split(separator: " ").map(String.init)
    let day = try date(words[1])
    let edit: DaysOffEdit =
      switch words[0] {
      case "off": .add(try Self.dayOff(words[1]), makeUp: nil)
      case "work": .addMakeUp(day)
      case "remove": .remove(day)
      default: .move(from: day, to: try date("2018-09-03"))
      }
    #expect(throws: mistake) { try Self.table().edited(by: edit) }
  }
}
