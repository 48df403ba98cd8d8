import OneStop
import TestSupport

@testable import OneStopStore

/// 2018 with 3 September off, and with what days off a change adds.
enum September {
  static func file(_ more: String...) -> CatalogueFile {
    let days = (["2018-09-03"] + more).map { "{\"date\":\"\($0)\",\"name_vi\":\"Ngày hội\",\"kind\":\"statutory\"}" }
    return CatalogueFile(
      name: "holidays.json", bytes: Array("{\"2018\":{\"off\":[\(days.joined(separator: ","))]}}".utf8))
  }

  static func table(_ more: String...) throws -> HolidayTable {
    var years: [HolidayTable.DayOff] = []
    for text in ["2018-09-03"] + more {
      years.append(HolidayTable.DayOff(date: .on(text), name: BilingualText("Ngày hội"), kind: .statutory))
    }
    return HolidayTable(years: [2018: HolidayTable.Year(daysOff: years)])
  }

  static func calendar(_ more: String...) throws -> WorkCalendar {
    var table = try table()
    for text in more {
      table = try table.edited(by: .add(.init(date: .on(text), name: .init("a"), kind: .swap), makeUp: nil))
    }
    return WorkCalendar(hours: .city, holidays: table)
  }
}

extension Transaction {
  /// Accepts a dossier by the calendar of September.
  @discardableResult
  func acceptInSeptember(
    _ time: String = "3wd", at text: String = "2018-08-30T09:00", restarts: Bool = false, _ filing: Filing = .sample()
  ) throws -> StoredDossier {
    guard let time = ProcessingTime(time) else { preconditionFailure(time) }
    let rules = DeadlineRules(time, supplement: restarts ? .restart : .continue)
    let event = try filing.accepted(
      at: .at(text), by: .staff(login: "lan"), rules: rules, calendar: September.calendar(), now: .at(text))
    return try intake(filing, rules: rules, events: [event])
  }

  /// Does something to a dossier, by the calendar of September.
  func actInSeptember(_ action: Action, on id: Int64, at text: String) throws {
    _ = try append(to: id) {
      let kind = $0.dossier.sample(action, at: .at(text), newDue: .at("2018-09-28T17:00"))
      let command = DossierCommand(kind, at: .at(text), note: "ghi chú")
      return try $0.dossier.decide(command, by: .staff(login: "lan"), calendar: September.calendar(), now: .at(text))
    }
  }
}

extension Store {
  /// Changes the days off and notes the work; nil where there is none.
  @discardableResult
  func change(_ file: CatalogueFile, reason: String = "Căn cứ", now: String = "2018-09-01T09:00") throws
    -> DueRecomputation?
  {
    try writer.bulk { transaction in
      try transaction.importCatalogue([file], now: .at(now), by: .staff(login: "quan-tri")) { _ in reason }
      return try transaction.unfinishedRecomputations().last
    }
  }

  /// Does so much of the work, or all of it; the numbers of dossiers whose applicants are told.
  @discardableResult
  func recompute(
    _ work: DueRecomputation, by calendar: WorkCalendar, now: String = "2018-09-01T09:01", atMost: Int = .max,
    batch: Int = 2
  ) throws -> [Int64] {
    var told: [Int64] = []
    var ids = try makeReader().openDossiers(dueFrom: work.days.lowerBound, after: work.doneID)[...]
    try writer.bulk { try $0.beginRecomputing(work, dossiers: ids.count) }
    let isWhole = ids.count <= atMost
    ids = ids.prefix(atMost)
    while !ids.isEmpty {
      try writer.bulk { transaction in
        try transaction.recompute(
          transaction.recomputed(ids.prefix(batch), of: work, by: calendar), of: work, reason: work.reason,
          calendar: calendar, now: .at(now)
        ) { told.append($0.id) }
      }
      ids = ids.dropFirst(batch)
    }
    if isWhole { try writer.bulk { try $0.finishRecomputing(work, now: .at(now)) } }
    return told
  }
}
