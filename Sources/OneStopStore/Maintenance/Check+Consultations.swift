import Database
import OneStop
import System

extension Check {
  /// Compares the rows of one dossier's consultations with its events.
  mutating func consultations(of id: Int64, _ dossier: Dossier, _ database: Connection) throws(StoreError) {
    for file in dossier.files { files[FileUse(dossier: id, digest: file.stored.digest)] = file.stored.size }
    guard !dossier.consultations.isEmpty else { return }
    let rows = try database.all(
      """
      SELECT number, agency, asked, question, asked_at, due, is_silence_agreement, ended_at, outcome
      FROM consultations WHERE dossier_id = $1 ORDER BY number
      """, id
    ) { ConsultationRow($0) }
    consultationCount += dossier.consultations.count
    if rows != dossier.consultations.map({ ConsultationRow($0, of: dossier) }) {
      find("consultations", "Dossier \(dossier.code): its consultations differ from its events.")
    }
    for asked in dossier.consultations {
      for file in asked.end?.files ?? [] { files[FileUse(dossier: id, digest: file.digest)] = file.size }
    }
  }

  /// Checks that every row has its events, and that every file named by an event is there.
  mutating func consultations(of database: Connection, folder: String) throws(StoreError) {
    let count = try database.first("SELECT count(*) FROM consultations") { $0.int(0) } ?? 0
    let asked = consultationCount
    if count != asked {
      find("consultations", "\(count) consultations are listed, \(asked) were asked.")
    }
    var unlisted = files
    try database.forEach("SELECT dossier_id, digest, size FROM files") { row in
      let digest = row.text(1)
      if unlisted.removeValue(forKey: FileUse(dossier: row.int64(0), digest: digest)) != row.int(2) {
        find("files", "File \(digest) is listed, but no event names it with this size.")
      }
    }
    for digest in Set(unlisted.keys.map(\.digest)).sorted() {
      find("files", "File \(digest) is not listed, though an event names it.")
    }
    let uses = files.keys
    let sizes = Dictionary(files.map { ($0.key.digest, $0.value) }) { $1 }
    for (digest, size) in sizes.sorted(by: { $0.key < $1.key })
    where FileSystem.size(of: folder + "/" + digest) != size || !FileDigest.isWhole(digest, in: folder) {
      let isThere = FileSystem.kind(of: folder + "/" + digest) != nil
      find(
        "files",
        "File \(digest) of \(Check.codes(ofFile: digest, uses, database)) \(isThere ? "was changed" : "is missing") in \(folder)."
      )
    }
  }
}

extension Check {
  /// The dossiers whose events name the file.
  private static func codes(
    ofFile digest: String, _ uses: some Collection<FileUse>, _ database: Connection
  ) -> String {
    let most = 3
    let ids = uses.filter { $0.digest == digest }.map(\.dossier).sorted()
    let codes = ids.prefix(most).map { id in
      (try? database.first("SELECT code FROM dossiers WHERE id = $1", id) { $0.text(0) }) ?? "dossier number \(id)"
    }
    return codes.joined(separator: ", ") + (ids.count > most ? " and \(ids.count - most) more" : "")
  }
}

/// A file, and a dossier whose events name it.
struct FileUse: Hashable {
  var dossier: Int64
  var digest: String
}

private struct ConsultationRow: Equatable {
  var number: Int
  var agency: String
  var asked: String
  var question: String
  var askedAt: Moment
  var due: Moment?
  var isSilenceAgreement: Bool
  var endedAt: Moment?
  var outcome: String?

  init(_ row: Row) {
    number = row.int(0)
    agency = row.text(1)
    asked = row.text(2)
    question = row.text(3)
    askedAt = row.moment(4)
    due = row.optional(5, Row.moment)
    isSilenceAgreement = row.bool(6)
    endedAt = row.optional(7, Row.moment)
    outcome = row.optional(8, Row.text)
  }

  init(_ asked: Consultation, of dossier: Dossier) {
    number = asked.number
    agency = dossier.agency.description
    self.asked = asked.agency.description
    question = asked.question
    askedAt = asked.askedAt
    due = asked.due
    isSilenceAgreement = asked.request.isSilenceAgreement
    endedAt = asked.end?.at
    outcome = asked.end?.outcome.word
  }
}
