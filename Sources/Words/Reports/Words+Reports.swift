import OneStop

extension Words {
  /// The period and the moment of the figures, as one line of text.
  package func plainPeriod(_ report: Report) -> String {
    let period = report.period
    let shown = reports.period.text(["from": dateText(period.from), "to": dateText(period.to)])
    if report.asOf == period.to.next.start {
      return "\(shown) \(reports.asOfEnd.text(["date": dateText(period.to)]))"
    }
    return "\(shown) \(reports.asOfNow.text(["moment": plainMoment(report.asOf)]))"
  }

  package func plainMoment(_ moment: Moment) -> String {
    let clock = moment.timeOfDay
    let time = dates.time.text(["hour": "\(clock.hour)", "minute": padded(clock.minute, 2)])
    return dates.moment.text(["time": time, "date": dateText(moment.date)])
  }
}
