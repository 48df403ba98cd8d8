import Database
import OneStop

/// The changes of tallies that a transaction has noted and not yet written: those of one commit for the same agency,
/// procedure, channel and day are written as one.
struct TallyBuffer {
  /// True where no part of the transaction can be rolled back alone.
  var isForBulk = false
  private var agencies = Numbering<AgencyCode>()
  private var procedures = Numbering<ProcedureCode>()
  private var noted: [(place: TallyPlace, change: Tally)] = []
  private var kept: [TallyPlace: Tally] = [:]

  mutating func note(_ changes: TallyChanges, agency: AgencyCode, procedure: ProcedureCode, channel: Channel) {
    let agency = agencies.number(of: agency)
    let procedure = procedures.number(of: procedure)
    for (day, change) in changes.days {
      let place = TallyPlace(
        grain: 0, period: Int(day.daysSinceEpoch), scope: agency, subject: procedure, channel: channel)
      noted.append((place, change))
    }
    if isForBulk, noted.count > 10_000 { keep() }
  }

  /// What was noted since the last call is going to be committed.
  mutating func keep() {
    for (place, change) in noted { kept[place, default: .zero] += change }
    noted.removeAll(keepingCapacity: true)
  }

  /// What was noted since the last call was rolled back.
  mutating func forget() { noted.removeAll(keepingCapacity: true) }

  var isEmpty: Bool { kept.isEmpty }

  /// Adds what was kept to the rows of every grain, in the order of the table.
  ///
  /// - Parameter confidential: the procedures that are confidential now.
  func write(to database: Connection, confidential: Set<ProcedureCode>) throws(StoreError) {
    guard max(agencies.count, procedures.count) < TallyPlace.mostNames else {
      throw .constraint("at most \(TallyPlace.mostNames) agencies or procedures in one transaction")
    }
    // Numbers in the order of names, so that places sort as their rows do; 0 is the empty scope.
    let agencyRanks = agencies.ranks()
    let procedureRanks = procedures.ranks()
    let apart = procedures.numbers(of: confidential)
    var rows: [TallyPlace: Tally] = [:]
    rows.reserveCapacity(kept.count * 4)
    for (place, change) in kept where change != .zero {
      let day = LocalDate(daysSinceEpoch: Int32(place.period))
      let agency = agencyRanks[place.scope]
      let procedure = procedureRanks[place.subject]
      let views = TallyGrain.View.counting(confidential: apart.contains(place.subject))
      for unit in TallyGrain.Unit.allCases {
        let period = unit.period(of: day)
        for view in views {
          let row = TallyPlace(
            grain: TallyGrain(view: view, unit: unit).number, period: period,
            scope: view.hasScope ? agency : 0, subject: view == .agencies ? agency : procedure,
            channel: place.channel)
          rows[row, default: .zero] += change
        }
      }
    }
    let agencyNames = agencies.namesByRank()
    let procedureNames = procedures.namesByRank()
    for place in rows.keys.sorted() {
      guard let change = rows[place] else { continue }
      let isOfAgency = place.grain / TallyGrain.Unit.allCases.count == TallyGrain.View.agencies.rawValue
      let row = TallyRow(
        grain: place.grain, period: place.period, scope: agencyNames[place.scope],
        subject: isOfAgency ? agencyNames[place.subject] : procedureNames[place.subject], channel: place.channel)
      try database.add(change, to: row)
    }
  }
}

/// Names by numbers from 1.
private struct Numbering<Name: Hashable & Comparable & CustomStringConvertible> {
  private var numbers: [Name: Int] = [:]
  private var names: [Name] = []

  var count: Int { names.count }

  mutating func number(of name: Name) -> Int {
    if let number = numbers[name] { return number }
    names.append(name)
    numbers[name] = names.count
    return names.count
  }

  func numbers(of names: Set<Name>) -> Set<Int> { Set(names.compactMap { numbers[$0] }) }

  /// For each number, the place of its name in the order of names, from 1.
  func ranks() -> [Int] {
    var ranks = [Int](repeating: 0, count: names.count + 1)
    for (rank, number) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      ranks[number + 1] = rank + 1
    }
    return ranks
  }

  /// Names by rank; the empty name at 0.
  func namesByRank() -> [String] { [""] + names.sorted().map(\.description) }
}

/// The place of a row of `tallies` in one word, with numbers for names, ordered as the rows are.
private struct TallyPlace: Hashable, Comparable {
  private let bits: UInt64

  /// Names have 17 bits.
  static let mostNames = 1 << 17
  /// In the order of their names.
  fileprivate static let channels = Channel.allCases.sorted { $0.rawValue < $1.rawValue }
  /// Periods have 22 bits, and days before 1970 are negative.
  private static let periodOffset = 1 << 21

  init(grain: Int, period: Int, scope: Int, subject: Int, channel: Channel) {
    bits =
      UInt64(truncatingIfNeeded: grain) << 60 | UInt64(truncatingIfNeeded: period + TallyPlace.periodOffset) << 38
      | UInt64(truncatingIfNeeded: scope) << 21 | UInt64(truncatingIfNeeded: subject) << 4
      | UInt64(truncatingIfNeeded: channel.rank)
  }

  var grain: Int { Int(bits >> 60) }
  var period: Int { Int(bits >> 38 & 0x3F_FFFF) - TallyPlace.periodOffset }
  var scope: Int { Int(bits >> 21 & 0x1_FFFF) }
  var subject: Int { Int(bits >> 4 & 0x1_FFFF) }

  var channel: Channel { TallyPlace.channels[Int(bits & 0xF)] }

  static func < (left: TallyPlace, right: TallyPlace) -> Bool { left.bits < right.bits }
}

extension Channel {
  /// Its place in the order of names.
  fileprivate var rank: Int { TallyPlace.channels.firstIndex(of: self) ?? 0 }
}
