import Database
import OneStop
import System

/// What a restored backup brings back although people had it erased, or had withdrawn it, since it was made.
package struct BroughtBack: Hashable, Sendable {
  /// Dossiers whose personal data were erased for a person's sake. Those whose time was over are erased again by
  /// themselves.
  package private(set) var erased: Set<DossierCode> = []
  /// Dossiers to whose notices the applicant had withdrawn the consent.
  package private(set) var withdrawn: Set<DossierCode> = []
  /// Databases of before that cannot be read, and may tell of more.
  package private(set) var unread: [String] = []
  /// Files that the backup names, and that neither it nor the folder has.
  package internal(set) var lost = LostFiles()

  /// Compares the backup with the database whose place it takes, and with those that earlier restores have put aside.
  init(by backup: Connection, into folder: DataFolder) throws(StoreError) {
    let names = try StoreError.wrapping { try FileSystem.names(in: folder.path) }
    let aside = names.filter { name in
      name.hasPrefix("motcua.sqlite.before-restore") && !["-wal", "-shm", "-journal"].contains(where: name.hasSuffix)
    }
    for path in [folder.database] + aside.sorted().map({ "\(folder.path)/\($0)" })
    where FileSystem.kind(of: path) == .other {
      // The log beside one that was put aside is for whoever looks into it.
      let hasLog = path != folder.database && (FileSystem.size(of: path + "-wal") ?? 0) > 0
      guard !hasLog, let before = try? Connection(path: path, knownVersion: .max, isReadOnly: true),
        (try? add(before, backup)) != nil
      else {
        unread.append(path)
        continue
      }
    }
  }

  private mutating func add(_ before: Connection, _ backup: Connection) throws(StoreError) {
    if try before.hasTable("erasures") {
      let codes = try before.all(
        """
        SELECT e.code, d.filed_code FROM erasures e LEFT JOIN dossiers d ON d.code = e.code
        WHERE e.ground <> 'retention'
        """
      ) { (code: $0.text(0), filed: $0.optional(1, Row.text)) }
      let log = try backup.hasTable("erasures")
      for (code, filed) in codes {
        let isErased = log ? try backup.first("SELECT 1 FROM erasures WHERE code = $1", code) { $0.int(0) } : nil
        if isErased != nil { continue }
        // In the backup it may not have been accepted yet.
        let found = try backup.first("SELECT code FROM dossiers WHERE code = $1 OR code = $2", code, filed) {
          $0.text(0)
        }
        if let found { erased.insert(DossierCode(stored: found)) }
      }
    }
    if try before.hasTable("consents") {
      let codes = try before.all(
        """
        SELECT d.code, d.filed_code FROM consents c JOIN dossiers d ON d.id = c.dossier_id
        WHERE c.channel IS NULL AND c.number = (SELECT max(n.number) FROM consents n WHERE n.dossier_id = d.id)
        """
      ) { (code: $0.text(0), filed: $0.optional(1, Row.text)) }
      for (code, filed) in codes {
        let found = try backup.first(
          "SELECT code FROM dossiers WHERE (code = $1 OR code = $2) AND notices IS NOT NULL", code, filed
        ) { $0.text(0) }
        if let found { withdrawn.insert(DossierCode(stored: found)) }
      }
    }
  }
}
