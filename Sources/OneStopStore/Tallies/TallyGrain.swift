import OneStop

/// Which rows of `tallies` a number is counted in. Every change is added in nine rows, for three views by day, month
/// and year, so that each report reads a few stretches of neighbouring rows. Confidential procedures are in none of
/// these: they have rows of their own, which no public figure reads.
struct TallyGrain: Hashable {
  enum View: Int, CaseIterable {
    /// Scope empty, subject an agency.
    case agencies
    /// Scope empty, subject a procedure, of all agencies.
    case procedures
    /// Scope an agency, subject a procedure.
    case withinAgency
    /// The same for confidential procedures.
    case confidential

    /// The views in which a procedure's dossiers are counted.
    static func counting(confidential: Bool) -> [View] {
      confidential ? [.confidential] : [.agencies, .procedures, .withinAgency]
    }

    var hasScope: Bool { self == .withinAgency || self == .confidential }
  }

  enum Unit: Int, CaseIterable {
    case day, month, year

    /// The number of the day, or of its month or year; numbers are consecutive.
    func period(of date: LocalDate) -> Int {
      switch self {
      case .day: return Int(date.daysSinceEpoch)
      case .month:
        let (year, month, _) = date.components
        return year * 12 + month - 1
      case .year: return date.year
      }
    }
  }

  var view: View
  var unit: Unit

  /// The number in the column `grain`.
  var number: Int { view.rawValue * Unit.allCases.count + unit.rawValue }

  static let all = View.allCases.flatMap { view in Unit.allCases.map { TallyGrain(view: view, unit: $0) } }
}

/// A stretch of days as consecutive years, months or days.
struct TallySegment: Hashable {
  var unit: TallyGrain.Unit
  var periods: ClosedRange<Int>

  /// All days up to one.
  static func through(_ day: LocalDate) -> [TallySegment] {
    let newYear = day.adding(days: 1).firstOfYear
    return [TallySegment(unit: .year, periods: 0...newYear.year - 1)] + from(newYear, through: day)
  }

  /// The days from one to another in the fewest rows: whole years and months where possible.
  static func from(_ first: LocalDate, through last: LocalDate) -> [TallySegment] {
    var segments: [TallySegment] = []
    var day = first
    while day <= last {
      let (unit, next) = longestStep(from: day, through: last)
      let period = unit.period(of: day)
      if let index = segments.indices.last, segments[index].unit == unit {
        segments[index].periods = segments[index].periods.lowerBound...period
      } else {
        segments.append(TallySegment(unit: unit, periods: period...period))
      }
      day = next
    }
    return segments
  }

  private static func longestStep(from day: LocalDate, through last: LocalDate) -> (TallyGrain.Unit, LocalDate) {
    guard day == day.firstOfMonth else { return (.day, day.next) }
    let nextYear = day.adding(days: 366).firstOfYear
    if day == day.firstOfYear, nextYear <= last.next { return (.year, nextYear) }
    let nextMonth = day.adding(days: 31).firstOfMonth
    return nextMonth <= last.next ? (.month, nextMonth) : (.day, day.next)
  }
}

extension LocalDate {
  var firstOfYear: LocalDate { LocalDate(year: year, month: 1, day: 1) ?? self }
}
