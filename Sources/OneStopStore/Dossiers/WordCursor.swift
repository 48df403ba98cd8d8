import OneStop

/// Walks the dossiers of an agency whose applicants' names have a word, from the newest to the oldest.
final class WordCursor {
  /// How many rows are passed over one after another before the tree is asked: so many steps cost what one descent does.
  private static let stride = 8

  private let statement: Statement
  private let agency: AgencyCode
  private var word: String
  /// What it stands on; nil before its first row and after its last.
  private var current: Int64?
  private var isAtEnd = false

  init(_ word: String, of agency: AgencyCode, in database: Connection) throws(StoreError) {
    statement = try database.statement(
      "SELECT dossier_id FROM words WHERE agency = $1 AND word = $2 AND dossier_id <= $3 ORDER BY dossier_id DESC")
    self.agency = agency
    self.word = word
  }

  deinit { statement.reset() }

  /// Begins again, with another word.
  func start(_ word: String) {
    self.word = word
    current = nil
    isAtEnd = false
  }

  /// The newest dossier up to the number, which falls from call to call; nil where there is none.
  func newest(upTo id: Int64) throws(StoreError) -> Int64? {
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

  private func step() throws(StoreError) {
    current = try statement.step() ? Row(statement: statement.handle).int64(0) : nil
    isAtEnd = current == nil
  }
}

extension [WordCursor] {
  /// The dossiers that all of them have, the newest first, until `body` answers false; each leaps to where the one before
  /// it stands, so that the rarest word sets the pace.
  func meet(_ body: (Int64) -> Bool) throws(StoreError) {
    var target = Int64.max
    var agreed = 0
    var place = 0
    while let id = try self[place].newest(upTo: target) {
      agreed = id == target ? agreed + 1 : 1
      target = id
      if agreed == count {
        guard body(id) else { return }
        target = id - 1
        agreed = 0
      }
      place = (place + 1) % count
    }
  }
}
