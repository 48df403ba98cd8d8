/// Trả lời hồ sơ nộp trực tuyến: within eight working hours of its coming in, the agency accepts it, refuses it, or asks
/// for more (Decree 45/2020/NĐ-CP art. 11; Decree 61/2018/NĐ-CP art. 17).
extension WorkCalendar {
  private static let acceptanceTime = 8 * Moment.hour

  /// By when the agency is to answer what came in at the moment; nil past the calendar's end.
  package func acceptanceDue(filedAt moment: Moment) -> Moment? {
    table.moment(workingTime: table.workingTime(before: moment) + WorkCalendar.acceptanceTime)
  }
}
