import Database
import OneStop

/// A row of `step_times`.
struct StepTimeRow: Hashable {
  var place: StepTimePlace
  var step: Int
  var bucket: Int
}

/// Whose step times they are.
struct StepTimePlace: Hashable {
  var agency: AgencyCode
  var procedure: ProcedureCode
}

/// The step times that the writer has at hand, with what its transaction has added and not yet written.
///
/// Reading them anew for every dossier would cost more than taking it in; as long as no other process has written, they
/// are what the database holds.
struct StepTimeBuffer {
  /// More than the agencies that are open at once, and a few megabytes.
  private static let most = 2_000

  private var known: [StepTimePlace: StepTimes] = [:]
  /// SQLite's number of what other connections have committed, when `known` was begun.
  private var version: Int?
  private var noted: [StepTimeRow: Int] = [:]
  private var kept: [StepTimeRow: Int] = [:]

  mutating func begin(on database: Connection) throws(StoreError) {
    if known.isEmpty {
      version = nil
      return
    }
    let current = try database.commitsOfOthers
    if version != current { known.removeAll(keepingCapacity: true) }
    version = current
  }

  mutating func note(_ count: Int, _ row: StepTimeRow) {
    noted[row, default: 0] += count
    known[row.place]?.add(count, step: row.step, bucket: row.bucket)
  }

  mutating func times(_ place: StepTimePlace, in database: Connection) throws(StoreError) -> StepTimes {
    if let times = known[place] { return times }
    if version == nil { version = try database.commitsOfOthers }
    if known.count >= StepTimeBuffer.most { known.removeAll(keepingCapacity: true) }
    var times = try database.stepTimes(place)
    for changes in [noted, kept] {
      for (row, count) in changes where row.place == place { times.add(count, step: row.step, bucket: row.bucket) }
    }
    known[place] = times
    return times
  }

  /// What was noted since the last time is going to be committed.
  mutating func keep() {
    for (row, count) in noted { kept[row, default: 0] += count }
    noted.removeAll(keepingCapacity: true)
  }

  /// What was noted since the last time was taken back.
  mutating func forget() {
    for row in noted.keys { known[row.place] = nil }
    noted.removeAll(keepingCapacity: true)
  }

  mutating func write(to database: Connection) throws(StoreError) {
    for (row, count) in kept where count != 0 { try database.add(count, to: row) }
    kept.removeAll(keepingCapacity: true)
  }

  /// Nothing of the transaction was kept, or the rows were made anew.
  mutating func clear() { self = StepTimeBuffer() }
}

extension Connection {
  func stepTimes(_ place: StepTimePlace) throws(StoreError) -> StepTimes {
    var times = StepTimes()
    try forEach(
      "SELECT step, bucket, count FROM step_times WHERE agency = $1 AND procedure = $2", place.agency, place.procedure
    ) { times.add($0.int(2), step: $0.int(0), bucket: $0.int(1)) }
    return times
  }

  func add(_ count: Int, to row: StepTimeRow) throws(StoreError) {
    try run(
      """
      INSERT INTO step_times (agency, procedure, step, bucket, count) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (agency, procedure, step, bucket) DO UPDATE SET count = step_times.count + excluded.count
      """,
      row.place.agency, row.place.procedure, row.step, row.bucket, count)
  }
}
