import Database
import OneStop

/// A row of `step_times`.
struct StepTimeRow: Hashable {
  var place: StepTimePlace
  var step: Int
  var bucket: Int
}

/// The agency and procedure to which step times belong.
struct StepTimePlace: Hashable {
  var agency: AgencyCode
  var procedure: ProcedureCode
}

extension StepTimePlace {
  /// Of a dossier that has just been filed.
  init(_ filing: Filing) { self.init(agency: filing.agency, procedure: filing.procedure) }
}

/// The step times that the writer keeps in memory, with what its transaction has added and not yet written.
///
/// As long as no other process has written, they are the same as in the database.
struct StepTimeBuffer {
  /// More than are in use at once; a few megabytes.
  private static let most = 2_000

  private var known: [StepTimePlace: StepTimes] = [:]
  /// `commitsOfOthers` when `known` was begun.
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

  func knows(_ place: StepTimePlace) -> Bool { known[place] != nil }

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

  /// What was noted since the last call is going to be committed.
  mutating func keep() {
    for (row, count) in noted { kept[row, default: 0] += count }
    noted.removeAll(keepingCapacity: true)
  }

  /// What was noted since the last call was rolled back.
  mutating func forget() {
    for row in noted.keys { known[row.place] = nil }
    noted.removeAll(keepingCapacity: true)
  }

  mutating func write(to database: Connection) throws(StoreError) {
    for (row, count) in kept where count != 0 { try database.add(count, to: row) }
    kept.removeAll(keepingCapacity: true)
  }

  /// The transaction was rolled back, or the rows were rebuilt.
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
