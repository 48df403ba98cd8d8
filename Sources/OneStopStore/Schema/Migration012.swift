import Database

extension Schema {
  /// What is on the desks lies by agency and number, and not by due moment: a change of days off, which moves nearly all
  /// of them, then finds each dossier where it was, and its neighbours in the same page. What is open lies apart from
  /// what waits to be handed over.
  static let deskByNumber = Migration(
    number: 12,
    sql: """
      DROP INDEX dossiers_desk;
      CREATE INDEX dossiers_desk ON dossiers (agency, ended_at, id, due, status, at_risk_from, officer, step, procedure,
        channel, accepted_at, last_event_at, code, name_order) WHERE ended_at IS NULL OR status = 9;
      """)
}
