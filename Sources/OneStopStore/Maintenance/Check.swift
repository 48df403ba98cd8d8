import Database
import OneStop
import System

/// What `check` read, and what it found wrong, as sentences.
package struct CheckReport: Hashable, Sendable {
  package var dossiers = 0
  package var events = 0
  package var findings: [String] = []
  /// What is no difference, and worth knowing.
  package var notes: [String] = []
  package var isSound: Bool { findings.isEmpty }
}

extension Store {
  package func check() throws(StoreError) -> CheckReport { try folder.check() }
}

extension DataFolder {
  /// Compares everything that is derived with what it is derived from: the file with its own structure, codes with
  /// their days and serials, each dossier's columns and consultations with a replay of its events, tallies and step
  /// times with a scan of the dossiers, the folder of files with the files that events name. What is not derived is
  /// compared with checksums: those of the file's pages, and the names of uploaded files, which are their digests.
  ///
  /// Reads one state of the database, while a server may be running, and writes nothing. Takes about half a minute for a
  /// million dossiers, and some hundred bytes of memory for each combination of agency, procedure, channel and day.
  /// Throws `noDatabase` where the file is empty, and an error where it does not have this program's schema.
  package func check() throws(StoreError) -> CheckReport {
    var check = Check()
    guard case .file(let file) = place else {
      try compare(Connection(inspecting: place, version: Schema.store.newest), &check)
      return check.report
    }
    guard FileSystem.size(of: file) ?? 0 > 0 else { throw .noDatabase(path: path) }
    // First, so that SQLite finds its place in a log that a kill has left; but of a damaged file the pages tell more.
    let opened = Result { () throws(StoreError) in try Connection(inspecting: place, version: Schema.store.newest) }
    // Nor do the pages of a change that was broken off say anything yet.
    if case .failure(.interrupted(let path)) = opened { throw .interrupted(path: path) }
    let pages = try PageScan(of: file)
    check.pages(pages)
    if case .failure = opened { check.log(pages) }
    // Nothing more can be learned from a damaged file, and reading on may fail.
    guard check.report.isSound else { return check.report }
    try compare(opened.get(), &check)
    check.log(pages)
    return check.report
  }

  private func compare(_ database: Connection, _ check: inout Check) throws(StoreError) {
    try Snapshots(database).read { snapshot throws(StoreError) in try compare(snapshot, &check) }
  }

  private func compare(_ snapshot: any Snapshot, _ check: inout Check) throws(StoreError) {
    let database = try snapshot.connection
    try check.structure(of: database)
    if check.report.isSound {
      guard let catalogue = try check.catalogue(snapshot) else { return }
      check.calendar = catalogue.cityCalendar
      check.confidential = catalogue.confidentialProcedures
      check.isRecomputing = try !snapshot.unfinishedRecomputations().isEmpty
      try check.dossiers(of: database)
      try check.erasures(of: database)
      try check.strays(of: database, in: self)
      try check.placements(of: database)
      try check.serials(of: database)
      try check.tallies(of: database)
      try check.stepTimes(of: database)
      try check.consultations(of: database)
      try check.files(of: database, folder: files)
    }
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

  /// Further findings of one kind are only counted.
  static let most = 20

  var report = CheckReport()
  var serials: [Day: Serials] = [:]
  var expected: [TallyDay: Tally] = [:]
  var expectedStepTimes: [StepTimeRow: Int] = [:]
  /// The calendar by which step times are measured.
  var calendar = Catalogue().cityCalendar
  var confidential: Set<ProcedureCode> = []
  /// Whether due moments are still being recomputed after a change of days off.
  var isRecomputing = false
  /// How many questions the events of all dossiers asked, and which files they name, with their sizes.
  var consultationCount = 0
  var files: [FileUse: Int] = [:]
  private var counts: [String: Int] = [:]

  /// Adds a finding: `kind` groups findings, the sentence says what differs.
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

  /// nil where it cannot be read; then nothing that depends on it can be compared.
  mutating func catalogue(_ snapshot: any Snapshot) throws(StoreError) -> Catalogue? {
    do throws(StoreError) {
      return try snapshot.catalogue()
    } catch {
      guard case .corrupt(let message) = error else { throw error }
      find("catalogue", "The catalogue cannot be read: \(message).")
      return nil
    }
  }

  /// Checks that a dossier marked for a check of its agency is marked at the agency that has it.
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
