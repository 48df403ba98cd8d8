import Database
import OneStop

/// Walks the dossiers of an agency in whose applicants' names one of some words occurs, from the newest to the oldest.
struct WordCursor {
  /// How many are read at once. Up to as many are skipped one by one before the database is asked where to go on.
  private static let stride = 24

  private struct Stream {
    let word: String
    /// The next ones, the newest first.
    var numbers: [Int64] = []
    var place = 0
    var isAtEnd = false

    /// The newest dossier up to the number.
    mutating func newest(
      upTo id: Int64, _ agency: AgencyCode, in database: Connection
    ) throws(StoreError) -> Int64? {
      while place < numbers.count, numbers[place] > id { place += 1 }
      if place == numbers.count {
        guard !isAtEnd else { return nil }
        numbers = try database.all(
          """
          SELECT dossier_id FROM words WHERE agency = $1 AND word = $2 AND dossier_id <= $3
          ORDER BY dossier_id DESC LIMIT $4
          """, agency, word, id, WordCursor.stride
        ) { $0.int64(0) }
        place = 0
        isAtEnd = numbers.count < WordCursor.stride
      }
      return place < numbers.count ? numbers[place] : nil
    }
  }

  private let agency: AgencyCode
  private let database: Connection
  private var streams: [Stream]

  init(_ words: [String], of agency: AgencyCode, in database: Connection) {
    self.agency = agency
    self.database = database
    streams = words.map { Stream(word: $0) }
  }

  /// The newest dossier up to the number; nil where there is none. The number must fall from call to call.
  mutating func newest(upTo id: Int64) throws(StoreError) -> Int64? {
    var newest: Int64?
    for place in streams.indices {
      guard let found = try streams[place].newest(upTo: id, agency, in: database) else { continue }
      newest = max(found, newest ?? .min)
    }
    return newest
  }
}

extension [WordCursor] {
  /// The dossiers that all cursors have in common, the newest first, until `body` returns false. Each leaps to where
  /// the one before it is, so that the rarest word sets the pace.
  mutating func meet(_ body: (Int64) throws(StoreError) -> Bool) throws(StoreError) {
    var target = Int64.max
    var agreed = 0
    var place = 0
    while let id = try self[place].newest(upTo: target) {
      agreed = id == target ? agreed + 1 : 1
      target = id
      if agreed == count {
        guard try body(id) else { return }
        target = id - 1
        agreed = 0
      }
      place = (place + 1) % count
    }
  }
}
