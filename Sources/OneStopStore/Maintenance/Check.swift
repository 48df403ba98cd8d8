import Database
import OneStop
import System

/// What `check` looked at and what it found wrong, each in a sentence.
package struct CheckReport: Hashable, Sendable {
  package var dossiers = 0
  package var events = 0
  package var findings: [String] = []
  package var isSound: Bool { findings.isEmpty }
}

extension Store {
  package func check() throws(StoreError) -> CheckReport { try folder.check() }
}

extension DataFolder {
  /// Compares everything that is derived with what it is derived from: the file with its own structure, codes with their
  /// days and serials, each dossier's columns and consultations with a replay of its events, tallies and step times with a
  /// scan of the dossiers, the folder of files with what events name. What is derived from nothing carries a digest: events,
  /// what was filed, ratings, the catalogue; a file's name is one.
  ///
  /// Works on one state of the database, beside a server. Takes about ten seconds for a million dossiers and as many
  /// hundreds of bytes of memory as there are combinations of agency, procedure, channel and day.
  /// Writes nothing. Throws `noDatabase` where the file is empty, and where it is not of this program's schema.
  package func check() throws(StoreError) -> CheckReport {
    guard FileSystem.size(of: database) ?? 0 > 0 else { throw .noDatabase(path: path) }
    let snapshots = Snapshots(try Connection(inspecting: database, version: Schema.store.newest))
    return try snapshots.read { snapshot throws(StoreError) in try check(snapshot) }
  }

  private func check(_ snapshot: any Snapshot) throws(StoreError) -> CheckReport {
    let database = try snapshot.connection
    var check = Check()
    try check.structure(of: database)
    // A damaged file has nothing more to say, and reading on may fail.
    if check.report.isSound {
      try check.digests(of: database)
      guard let catalogue = try check.catalogue(snapshot) else { return check.report }
      check.calendar = catalogue.cityCalendar
      check.confidential = catalogue.confidentialProcedures
      check.isRecomputing = try !snapshot.unfinishedRecomputations().isEmpty
      try check.dossiers(of: database)
      try check.placements(of: database)
      try check.serials(of: database)
      try check.tallies(of: database)
      try check.stepTimes(of: database)
      try check.consultations(of: database, folder: files)
    }
    return check.report
  }
}

/// One run of `check`.
struct Check {
  struct Day: Hashable {
    var agency: String
    var day: LocalDate
  }

  struct Serials {
    var count = 0
    var highest = 0
  }

  /// More findings of one kind are counted and not told one by one.
  static let most = 20

  var report = CheckReport()
  var serials: [Day: Serials] = [:]
  var expected: [TallyDay: Tally] = [:]
  var expectedStepTimes: [StepTimeRow: Int] = [:]
  /// By which step times are measured.
  var calendar = Catalogue().cityCalendar
  var confidential: Set<ProcedureCode> = []
  /// Whether a change of days off has not been told to every open dossier yet.
  var isRecomputing = false
  /// What the events of all dossiers asked, and the files that they name with their sizes.
  var consultationCount = 0
  var files: [String: Int] = [:]
  private var counts: [String: Int] = [:]

  /// `kind` groups findings; the sentence says what differs.
  mutating func find(_ kind: String, _ sentence: @autoclosure () -> String) {
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    if count <= Check.most {
      report.findings.append(sentence())
    } else if count == Check.most + 1 {
      report.findings.append("There are more differences of this kind (\(kind)); the first \(Check.most) are listed.")
    }
  }

  mutating func structure(of database: Connection) throws(StoreError) {
    for finding in try database.structureFindings() { find("structure", "The database file is damaged: \(finding).") }
    for orphan in try database.danglingReferences() {
      find("references", "Table \(orphan.table), row \(orphan.row) points to nothing.")
    }
  }

  /// nil where it cannot be read, and nothing can be compared that rests on it.
  mutating func catalogue(_ snapshot: any Snapshot) throws(StoreError) -> Catalogue? {
    do throws(StoreError) {
      return try snapshot.catalogue()
    } catch {
      guard case .corrupt(let message) = error else { throw error }
      find("catalogue", "The catalogue cannot be read: \(message).")
      return nil
    }
  }

  /// A dossier that is to be looked at is looked at where it is.
  mutating func placements(of database: Connection) throws(StoreError) {
    try database.forEach(
      """
      SELECT d.code, d.agency, p.agency FROM placements p JOIN dossiers d ON d.id = p.dossier_id
      WHERE d.agency <> p.agency
      """
    ) { row in
      find("marks", "\(row.text(0)) is at \(row.text(1)), and marked for a look at \(row.text(2)).")
    }
  }

  mutating func serials(of database: Connection) throws(StoreError) {
    var unseen = Set(serials.keys)
    try database.forEach("SELECT agency, day, last FROM serials WHERE last > 0") { row in
      let day = Day(agency: row.text(0), day: row.date(1))
      unseen.remove(day)
      let found = serials[day] ?? Serials()
      if found.count != row.int(2) || found.highest != row.int(2) {
        find(
          "codes",
          "\(day.agency) on \(day.day): \(row.int(2) == 1 ? "1 code was" : "\(row.int(2)) codes were") given, "
            + "\(found.count == 1 ? "1 dossier has" : "\(found.count) dossiers have") one and the highest is "
            + "\(found.highest).")
      }
    }
    for day in unseen {
      find("codes", "\(day.agency) on \(day.day): dossiers have codes, but none was given.")
    }
  }
}
