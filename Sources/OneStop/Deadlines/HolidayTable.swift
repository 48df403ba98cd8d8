/// Days off and make-up days by year, and the lunar dates from which years not yet announced are computed.
///
/// It covers whole years. A year in `years` counts as announced; any other is computed where its lunar dates are known
/// (`computedYear`).
package struct HolidayTable: Hashable, Sendable {
  package struct DayOff: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Ngày nghỉ lễ, tết (Labour Code 45/2019/QH14 art. 112).
      case statutory
      /// Nghỉ bù: for a statutory day that falls on a weekend (art. 111).
      case compensatory
      /// Nghỉ hoán đổi: worked on another day.
      case swap
    }

    package var date: LocalDate
    package var name: BilingualText
    package var kind: Kind
    /// False while the official notice is awaited.
    package var isCertain: Bool

    package init(date: LocalDate, name: BilingualText, kind: Kind, isCertain: Bool = true) {
      self.date = date
      self.name = name
      self.kind = kind
      self.isCertain = isCertain
    }
  }

  package struct Year: Hashable, Sendable {
    /// By date.
    package var daysOff: [DayOff]
    /// Saturdays and Sundays that are worked in exchange, with Monday's hours.
    package var makeUpDays: [LocalDate]
    /// Days whose official notice is awaited, in addition to the days off that are marked so themselves.
    package var uncertainDates: [LocalDate]

    package init(daysOff: [DayOff], makeUpDays: [LocalDate] = [], uncertainDates: [LocalDate] = []) {
      self.daysOff = daysOff
      self.makeUpDays = makeUpDays
      self.uncertainDates = uncertainDates
    }
  }

  /// Feasts of the Vietnamese lunar calendar in one solar year.
  package struct LunarDates: Hashable, Sendable {
    /// Mồng một Tết: the first day of the first lunar month.
    package var newYear: LocalDate
    /// Giỗ Tổ Hùng Vương: the tenth of the third lunar month.
    package var hungKings: LocalDate

    package init(newYear: LocalDate, hungKings: LocalDate) {
      self.newYear = newYear
      self.hungKings = hungKings
    }
  }

  /// Announced years.
  package var years: [Int: Year]
  package var lunar: [Int: LunarDates]

  package init(years: [Int: Year] = [:], lunar: [Int: LunarDates] = [:]) {
    self.years = years
    self.lunar = lunar
  }

  package func isAnnounced(_ year: Int) -> Bool { years[year] != nil }

  /// This table with the other's years and lunar dates in place of its own.
  package func updated(with other: HolidayTable) -> HolidayTable {
    HolidayTable(
      years: years.merging(other.years) { $1 },
      lunar: lunar.merging(other.lunar) { $1 })
  }
}
