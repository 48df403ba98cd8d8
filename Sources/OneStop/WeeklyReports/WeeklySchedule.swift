/// When an agency's weekly report is made and sent: each reports on the week before.
package struct WeeklySchedule: Hashable, Sendable {
  package var isOn: Bool
  package var weekday: Weekday
  package var time: TimeOfDay

  package init(isOn: Bool = true, weekday: Weekday = .monday, time: TimeOfDay = TimeOfDay(7, 0)) {
    self.isOn = isOn
    self.weekday = weekday
    self.time = time
  }

  /// The last moment at or before now at which a report was due.
  package func last(upTo now: Moment) -> Moment {
    let thisWeek = moment(in: ISOWeek(containing: now.date))
    return thisWeek <= now ? thisWeek : moment(in: ISOWeek(containing: now.date).previous)
  }

  /// The week covered by the last report that was due by now: the one before the week in which it was due.
  package func lastWeek(upTo now: Moment) -> ISOWeek { ISOWeek(containing: last(upTo: now).date).previous }

  /// The first moment after now at which one is due.
  package func next(after now: Moment) -> Moment {
    let thisWeek = moment(in: ISOWeek(containing: now.date))
    return thisWeek > now ? thisWeek : moment(in: ISOWeek(containing: now.date).next)
  }

  private func moment(in week: ISOWeek) -> Moment { Moment(week.monday.adding(days: weekday.rawValue), time) }
}
