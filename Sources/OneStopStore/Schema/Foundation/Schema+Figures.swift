import Database

extension Schema {
  /// What reports add up, and what applicants say about the service.
  static let figures = """
    -- `TallyGrain` says what period, scope and subject are.
    CREATE TABLE tallies (
      grain BIGINT NOT NULL,
      period BIGINT NOT NULL,
      scope TEXT NOT NULL,
      subject TEXT NOT NULL,
      channel TEXT NOT NULL,
      received BIGINT NOT NULL,
      early BIGINT NOT NULL,
      on_time BIGINT NOT NULL,
      late BIGINT NOT NULL,
      refused BIGINT NOT NULL,
      withdrawn BIGINT NOT NULL,
      stopped BIGINT NOT NULL,
      ended_undated BIGINT NOT NULL,
      repeat_supplements BIGINT NOT NULL,
      overdue_change BIGINT NOT NULL,
      paused_change BIGINT NOT NULL,
      undated_change BIGINT NOT NULL,
      satisfied BIGINT NOT NULL,
      partly BIGINT NOT NULL,
      unsatisfied BIGINT NOT NULL,
      corrections BIGINT NOT NULL,
      transferred_in BIGINT NOT NULL,
      transferred_out BIGINT NOT NULL,
      PRIMARY KEY (grain, period, scope, subject, channel)
    );

    -- How many dossiers took how long from a step to their end (`TimeHistogram`).
    CREATE TABLE step_times (
      agency TEXT NOT NULL,
      procedure TEXT NOT NULL,
      step BIGINT NOT NULL,
      bucket BIGINT NOT NULL,
      count BIGINT NOT NULL,
      PRIMARY KEY (agency, procedure, step, bucket)
    );

    -- `event_count`: how many events the dossier had when it was rated; NULL in old rows.
    CREATE TABLE ratings (
      dossier_id BIGINT NOT NULL PRIMARY KEY REFERENCES dossiers (id),
      level BIGINT NOT NULL,
      comment TEXT NOT NULL,
      at BIGINT NOT NULL,
      event_count BIGINT
    );
    CREATE INDEX ratings_commented ON ratings (at, dossier_id) WHERE comment <> '';

    -- When an agency's report is made, and of those below it that have no row; without any, Monday at 07:00.
    CREATE TABLE weekly_schedules (
      agency TEXT NOT NULL PRIMARY KEY,
      is_on BIGINT NOT NULL,
      weekday BIGINT NOT NULL,
      minutes BIGINT NOT NULL
    );

    -- Reports as they were made; `monday` is the first day of the week that they tell of.
    CREATE TABLE weekly_reports (
      agency TEXT NOT NULL,
      monday BIGINT NOT NULL,
      made_at BIGINT NOT NULL,
      report TEXT NOT NULL,
      PRIMARY KEY (agency, monday)
    );
    """
}
