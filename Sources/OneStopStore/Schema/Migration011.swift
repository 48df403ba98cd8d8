import Database

extension Schema {
  /// `dossiers_desk` answers whatever `dossiers_open` did, which every change of a due moment still had to write.
  static let oneDesk = Migration(number: 11, sql: "DROP INDEX dossiers_open;")
}
