extension WorkCalendar {
  /// Questions that are due up to this moment are to be reminded of by now: the reminder comes at the start of work one
  /// working day before the day on which the question is due. nil past the calendar's end.
  package func remindedUntil(now: Moment) -> Moment? {
    let isAtWork = startOfWork(on: now.date).map { $0 <= now } ?? false
    guard let day = isAtWork ? now.date : lastWorkingDay(before: now.date), let next = nextWorkingDay(after: day)
    else { return nil }
    return next.next.start.adding(microseconds: -1)
  }

  /// When work begins next; nil past the calendar's end.
  package func nextStartOfWork(after now: Moment) -> Moment? {
    if let start = startOfWork(on: now.date), start > now { return start }
    return nextWorkingDay(after: now.date).flatMap(startOfWork)
  }
}
