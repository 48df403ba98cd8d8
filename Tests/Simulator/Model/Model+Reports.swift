import OneStop

/// Weekly reports to leaders.
extension Model {
  /// The Monday of the last week that should have been reported on by now, whenever somebody asks.
  func reportedWeek(now: Moment) -> Int {
    let monday = now.localDay - DayTable.weekday(now.localDay)
    let moment = Moment(localDay: monday + schedule.weekday.rawValue, minute: Int(schedule.time.minutes))
    return moment <= now ? monday - 7 : monday - 14
  }

  /// Every agency with a leader gets its report once; each leader gets a message.
  mutating func reportWeek(now: Moment) -> [AgencyCode] {
    guard schedule.isOn else { return [] }
    let monday = reportedWeek(now: now)
    var reported: [AgencyCode] = []
    for agency in agencies.sorted(by: { $0.code < $1.code }) {
      let leaders = staff(of: agency.code).filter { $0.role == .leader }
      let key = WeekKey(agency: agency.code, monday: monday)
      if leaders.isEmpty || (reports[key] != nil && mutation != .everyWeekReported) { continue }
      reports[key] = now
      reported.append(agency.code)
      for leader in leaders {
        for address in addresses(of: leader) {
          post(ModelMessage(to: address, dossier: nil, topic: nil, account: leader.login, at: now))
        }
      }
    }
    return reported
  }

  /// The agency and those below it; nil for the whole city.
  func below(_ agency: AgencyCode) -> Set<AgencyCode>? {
    var codes: Set<AgencyCode> = [agency]
    var count = 0
    while count != codes.count {
      count = codes.count
      codes.formUnion(agencies.filter { $0.parent.map(codes.contains) ?? false }.map(\.code))
    }
    return codes.count == agencies.count ? nil : codes
  }
}
