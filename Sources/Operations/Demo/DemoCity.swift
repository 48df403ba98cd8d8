import OneStop
import OneStopStore

/// Two years of a city's dossiers, the same for the same seed, number and last day.
package struct DemoCity {
  private let agencies: [DemoAgency]
  private let weights: [Double]
  private let maker: DemoDossier
  private let seed: UInt64
  private let until: LocalDate
  private let calendar: WorkCalendar

  /// How many days it goes back: two years, or to the first day of the catalogue's procedures where that is later.
  private let length: Int

  private static let batch = 2_000

  /// - Parameter end: the last moment of the demo city.
  package init?(catalogue: Catalogue, people: DemoPeople, seed: UInt64, end: Moment) {
    agencies = DemoAgency.all(catalogue, seed: seed)
    var sum = 0.0
    weights = agencies.map { agency in
      sum += agency.weight
      return sum
    }
    guard !agencies.isEmpty else { return nil }
    calendar = catalogue.cityCalendar
    maker = DemoDossier(
      people: people, calendar: calendar, logins: DemoAgency.logins(catalogue), end: end)
    self.seed = seed
    let first = catalogue.procedures.map(\.validFrom).min().map { $0.days(until: end.date) } ?? 0
    length = (30..<730).contains(first) ? first : 730
    until = end.date
  }

  /// Writes this many dossiers, oldest first, in the way that intake and events do; `progress` is told how many there
  /// are so far.
  package func write(_ count: Int, to store: Store, progress: (Int) -> Void) throws {
    let starts = self.starts(count)
    var done = 0
    while done < starts.count {
      let next = min(done + DemoCity.batch, starts.count)
      try store.writer.bulk { transaction in
        for index in done..<next { try write(starts[index], transaction) }
      }
      done = next
      progress(done)
    }
  }

  private struct Start {
    package var at: Moment
    package var agency: Int
    package var seed: UInt64
  }

  private func write(_ start: Start, _ transaction: Transaction) throws {
    var random = DemoRandom(seed: start.seed)
    let agency = agencies[start.agency]
    // The first procedures of the list are the most frequent.
    let procedures = agency.procedures.filter { !$0.hasEnded(by: start.at.date) }
    let place = Int(Double(procedures.count) * random.unit() * random.unit())
    guard let procedure = procedures.isEmpty ? nil : procedures[min(place, procedures.count - 1)] else { return }
    guard let life = maker.live(agency, procedure, from: start.at, &random) else { return }
    let stored = try transaction.intake(life.filing, rules: life.rules, events: life.events) {
      Int.random(in: $0, using: &random)
    }
    if let rating = life.rating { _ = try transaction.rate(rating, dossier: stored) }
  }

  /// When and where each begins, in order of time: in working hours, more often in the morning, on Mondays and in the
  /// latest months.
  private func starts(_ count: Int) -> [Start] {
    var random = DemoRandom(seed: seed)
    // The newest first.
    let days = (0..<length).map { until.adding(days: -$0) }.filter(calendar.isWorkingDay)
    var starts: [Start] = []
    starts.reserveCapacity(count)
    while starts.count < count, !days.isEmpty {
      // Rises from nothing to twice the mean: each month has more than the one before.
      let day = days[Int(Double(days.count) * (1 - (1 - random.unit()).squareRoot()))]
      if day.weekday != .monday, random.chance(0.15) { continue }
      guard let at = moment(on: day, &random), at <= maker.end else { continue }
      starts.append(Start(at: at, agency: agencyIndex(&random), seed: random.next()))
    }
    return starts.sorted { ($0.at, $0.seed) < ($1.at, $1.seed) }
  }

  private func moment(on day: LocalDate, _ random: inout DemoRandom) -> Moment? {
    let sessions = Array(calendar.sessions(on: day))
    guard let first = sessions.first,
      let session = random.chance(0.6) ? first : random.pick(sessions)
    else { return nil }
    let minutes = Int(session.to.minutes - session.from.minutes)
    let offset = Int64(Double(minutes) * random.unit() * Double(Moment.minute))
    return Moment(day, session.from).adding(microseconds: offset)
  }

  private func agencyIndex(_ random: inout DemoRandom) -> Int {
    let point = random.unit() * (weights.last ?? 0)
    var low = 0
    var high = weights.count - 1
    while low < high {
      let middle = (low + high) / 2
      if weights[middle] < point { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
