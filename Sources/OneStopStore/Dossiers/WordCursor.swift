import OneStop

/// Walks the dossiers of an agency whose applicants' names have one of some words, from the newest to the oldest.
final class WordCursor {
  /// How many rows are passed over one after another before the tree is asked: so many steps cost what one descent does.
  private static let stride = 24

  private struct Stream {
    let word: String
    let statement: Statement
    /// What it stands on; nil before its first row and after its last.
    var current: Int64?
    var isAtEnd = false

    /// The newest dossier up to the number.
    mutating func newest(upTo id: Int64, _ agency: AgencyCode) throws(StoreError) -> Int64? {
      for _ in 0..<WordCursor.stride {
        guard let current, current > id else { break }
        try step()
      }
      if !isAtEnd, current.map({ $0 > id }) ?? true {
        statement.rewind()
        try statement.bind(agency, word, id)
        try step()
      }
      return current
    }

    private mutating func step() throws(StoreError) {
      current = try statement.step() ? Row(statement: statement.handle).int64(0) : nil
      isAtEnd = current == nil
    }
  }

  private let agency: AgencyCode
  private var streams: [Stream]

  init(_ words: [String], of agency: AgencyCode, in database: Connection) throws(StoreError) {
    self.agency = agency
    streams = try words.map { word throws(StoreError) in
      Stream(
        word: word,
        statement: try database.statement(
          "SELECT dossier_id FROM words WHERE agency = $1 AND word = $2 AND dossier_id <= $3 ORDER BY dossier_id DESC"))
    }
  }

  deinit { for stream in streams { stream.statement.reset() } }

  /// Begins again at the newest.
  func restart() {
    for place in streams.indices {
      streams[place].current = nil
      streams[place].isAtEnd = false
    }
  }

  /// The newest dossier up to the number, which falls from call to call; nil where there is none.
  func newest(upTo id: Int64) throws(StoreError) -> Int64? {
    var newest: Int64?
    for place in streams.indices {
      if let found = try streams[place].newest(upTo: id, agency), found > newest ?? .min { newest = found }
    }
    return newest
  }
}

extension [WordCursor] {
  /// The dossiers that all of them have, the newest first, until `body` answers false; each leaps to where the one before
  /// it stands, so that the rarest word sets the pace.
  func meet(_ body: (Int64) throws(StoreError) -> Bool) throws(StoreError) {
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
