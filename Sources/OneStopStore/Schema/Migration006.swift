import Database

extension Schema {
  static let weeklyReports = Migration(
    number: 6,
    sql: """
      -- Where reports are sent; NULL: nowhere.
      ALTER TABLE accounts ADD COLUMN email TEXT;
      ALTER TABLE accounts ADD COLUMN phone TEXT;
      CREATE INDEX accounts_leaders ON accounts (agency) WHERE role = 'leader' AND is_disabled = 0;

      -- Late dossiers by the week in which they ended, and by cause.
      CREATE INDEX dossiers_late ON dossiers (agency, ended_at, cause, outcome) WHERE outcome = 'late';

      -- When an agency's report is made, and of those below it that have no row; without any, Monday at 07:00.
      CREATE TABLE weekly_schedules (
        agency TEXT NOT NULL PRIMARY KEY,
        is_on INTEGER NOT NULL,
        weekday INTEGER NOT NULL,
        minutes INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Reports as they were made; `monday` is the first day of the week that they tell of.
      CREATE TABLE weekly_reports (
        agency TEXT NOT NULL,
        monday INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        report TEXT NOT NULL,
        PRIMARY KEY (agency, monday)
      ) STRICT, WITHOUT ROWID;
      """)
}
