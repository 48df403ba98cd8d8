extension WorkCalendar {
  /// The last moment that counts as due soon: the end of the next working day.
  package func endOfDueSoon(now: Moment) -> Moment {
    (nextWorkingDay(after: now.date) ?? now.date).next.start.adding(microseconds: -1)
  }
}
