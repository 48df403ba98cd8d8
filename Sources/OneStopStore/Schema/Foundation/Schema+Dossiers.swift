import Database

extension Schema {
  /// Dossiers with their events, and the indexes that find and list them.
  static let dossiers = """
    -- The last serial given on a day: of codes, and of provisional codes of filings not yet accepted.
    CREATE TABLE serials (
      agency TEXT NOT NULL,
      day BIGINT NOT NULL,
      last BIGINT NOT NULL,
      last_filed BIGINT NOT NULL,
      PRIMARY KEY (agency, day)
    );

    -- Above the line what was filed, which corrections alone change; below it what its events made of it.
    --
    -- `receiver` is the centre that took it in for the agency; NULL: the agency itself.
    -- `notices` is how the applicant asked to be told what happens; NULL: not at all. `agency` is who has the
    -- dossier; `filing_agency` is where it was filed, `ended_agency` who ended it and counts it, each NULL where that
    -- is `agency`. `at_risk_from`, `risk_need` and `risk_cases` are `LateRisk` as of the last event or the last
    -- night, while the clock runs; `name_order` is what the applicant's name sorts by, while somebody has the dossier
    -- on the desk; `is_confidential` says whether the procedure is so in the present catalogue. `erased_at`: when its
    -- personal data were erased, and its salt with them: what salts are for is said at `PersonalField`.
    CREATE TABLE dossiers (
      id BIGINT PRIMARY KEY,
      procedure TEXT NOT NULL,
      procedure_version BIGINT NOT NULL,
      time_value BIGINT NOT NULL,
      time_unit TEXT NOT NULL,
      cutoff BIGINT,
      supplement TEXT NOT NULL,
      channel TEXT NOT NULL,
      return_by TEXT NOT NULL,
      lookup_key TEXT NOT NULL,
      applicant_kind TEXT NOT NULL,
      applicant_name TEXT NOT NULL,
      identity TEXT,
      phone TEXT,
      email TEXT,
      address TEXT NOT NULL,
      summary TEXT NOT NULL,
      papers TEXT NOT NULL,
      notices TEXT,
      birth_date BIGINT,
      ward TEXT NOT NULL,
      representative TEXT,
      representative_identity TEXT,
      receiver TEXT,
      representative_phone TEXT,
      salt BYTEA,
      -- --
      agency TEXT NOT NULL,
      filing_agency TEXT,
      ended_agency TEXT,
      code TEXT NOT NULL UNIQUE,
      filed_code TEXT,
      status BIGINT NOT NULL,
      accepted_at BIGINT,
      due BIGINT,
      is_due_provisional BIGINT NOT NULL,
      new_due BIGINT,
      supplement_requests BIGINT NOT NULL,
      ended_at BIGINT,
      outcome TEXT,
      cause TEXT,
      handed_over_at BIGINT,
      last_event_at BIGINT NOT NULL,
      event_count BIGINT NOT NULL,
      officer TEXT,
      step BIGINT NOT NULL,
      at_risk_from BIGINT,
      risk_need BIGINT,
      risk_cases BIGINT,
      name_order TEXT,
      is_confidential BIGINT NOT NULL,
      erased_at BIGINT
    );
    CREATE UNIQUE INDEX dossiers_filed_code ON dossiers (filed_code) WHERE filed_code IS NOT NULL;
    -- By what their owners find their own, the newest first.
    CREATE INDEX dossiers_phone ON dossiers (phone, id) WHERE phone IS NOT NULL;
    CREATE INDEX dossiers_email ON dossiers (lower(email), id) WHERE email IS NOT NULL;
    CREATE INDEX dossiers_owner ON dossiers (identity, id) WHERE identity IS NOT NULL;
    -- Also whether the same person has filed the same before.
    CREATE INDEX dossiers_identity ON dossiers (identity, agency, procedure) WHERE identity IS NOT NULL;
    CREATE INDEX dossiers_representative ON dossiers (representative_identity)
      WHERE representative_identity IS NOT NULL;
    -- In the order in which they came in.
    CREATE INDEX dossiers_of_agency ON dossiers (agency, id);
    -- What a centre took in for other agencies, the newest first.
    CREATE INDEX dossiers_receiver ON dossiers (receiver, id)
      WHERE receiver IS NOT NULL AND (ended_at IS NULL OR status = 9);
    CREATE INDEX dossiers_confidential ON dossiers (agency) WHERE is_confidential = 1;
    -- Everything that lists ask about what is on somebody's desk, so that they read no dossier that they do not show.
    -- By number and not by due moment: a change of days off, which moves nearly all of them, finds each where it was.
    -- What is open lies apart from what waits to be handed over.
    CREATE INDEX dossiers_desk ON dossiers (agency, ended_at, id, due, status, at_risk_from, officer, step, procedure,
      channel, accepted_at, last_event_at, code, name_order, is_confidential) WHERE ended_at IS NULL OR status = 9;
    -- Late dossiers by the week in which they ended, and by cause; with the columns of the expression, so that
    -- counting reads the index alone.
    CREATE INDEX dossiers_late
      ON dossiers (coalesce(ended_agency, agency), ended_at, cause, outcome, ended_agency, agency)
      WHERE outcome = 'late';

    -- What is due for erasure, once its procedure's time is over.
    CREATE INDEX dossiers_to_erase ON dossiers (procedure, ended_at)
      WHERE ended_at IS NOT NULL AND erased_at IS NULL AND status <> 9;

    -- Keyed by one number, made of the dossier's and the event's place there (EventNumber): a tree by two columns
    -- holds whole events in its upper levels, and is two levels deeper.
    --
    -- `note`: a decision that is for everybody; what else is written with an event is in `event_texts`.
    -- `consultation`: ConsultationText says how. `old_due`, of kind recompute_due: the due moment before.
    -- `undone_status` and `undone_at`,
    -- of kind undo_end: the status that is taken back, and since when it stood. `agencies`, of kind transfer: the
    -- dissolved one and its successor. `ground`: on what ground of law a refusal or a stop rests.
    CREATE TABLE events (
      id BIGINT PRIMARY KEY,
      at BIGINT NOT NULL,
      recorded_at BIGINT NOT NULL,
      kind TEXT NOT NULL,
      actor TEXT NOT NULL,
      note TEXT NOT NULL,
      cause TEXT,
      new_due BIGINT,
      amount BIGINT,
      due BIGINT,
      is_due_provisional BIGINT NOT NULL,
      is_late_entry BIGINT NOT NULL,
      step BIGINT,
      officer TEXT,
      consultation TEXT,
      old_due BIGINT,
      undone_status BIGINT,
      undone_at BIGINT,
      agencies TEXT,
      ground TEXT,
      file_number BIGINT,
      dossier_id BIGINT NOT NULL REFERENCES dossiers (id) GENERATED ALWAYS AS (id >> 16) STORED,
      seq BIGINT NOT NULL GENERATED ALWAYS AS (id & 65535) STORED
    );
    -- What events say of people, apart from the rest: it is erased, and they stay. A row for each event that says
    -- something. `note`: what was written with it; `papers`: what is to be supplied; `correction`: what the filing said
    -- and says (CorrectionText); `files`: of an answer (ConsultationText); `reasons`: a TextList of papers and fields that
    -- are asked for, each with the reason behind it.
    CREATE TABLE event_texts (
      event BIGINT PRIMARY KEY,
      note TEXT,
      papers TEXT,
      correction TEXT,
      files TEXT,
      receipt TEXT,
      fields TEXT,
      reasons TEXT,
      salt BYTEA NOT NULL
    );

    -- What is undone changes the figures of the day on which it had happened; but a handing over (status 10) has none.
    CREATE INDEX events_late
      ON events ((CASE WHEN undone_status = 10 THEN at ELSE coalesce(undone_at, at) END)) WHERE is_late_entry = 1;

    -- Events in the order in which they were recorded, for other systems of the agency which had the dossier after
    -- them. Those of confidential dossiers are not in it, so that the numbers have no gap for them.
    CREATE TABLE changes (
      number BIGINT PRIMARY KEY,
      event BIGINT NOT NULL,
      agency TEXT NOT NULL
    );
    CREATE INDEX changes_agency ON changes (agency, number);

    -- Words of applicants' and representatives' names, folded, for the search at the counter.
    CREATE TABLE words (
      agency TEXT NOT NULL,
      word TEXT NOT NULL,
      dossier_id BIGINT NOT NULL,
      PRIMARY KEY (agency, word, dossier_id)
    );

    -- Each time that the applicant agreed to a purpose, or withdrew from it (`channel` NULL), with the door and the
    -- version of the wording. What holds now stands in `dossiers.notices`.
    CREATE TABLE consents (
      dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
      number BIGINT NOT NULL,
      purpose TEXT NOT NULL,
      channel TEXT,
      at BIGINT NOT NULL,
      door TEXT NOT NULL,
      wording BIGINT NOT NULL,
      PRIMARY KEY (dossier_id, number)
    );

    -- Wrong tries at a dossier's four digits, which must outlive a restart.
    CREATE TABLE wrong_digits (
      dossier_id BIGINT NOT NULL PRIMARY KEY REFERENCES dossiers (id),
      day BIGINT NOT NULL,
      of_day BIGINT NOT NULL,
      total BIGINT NOT NULL
    );

    -- `agency` has the dossier, which came from `dissolved`; marked until somebody has seen it.
    CREATE TABLE placements (
      dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
      agency TEXT NOT NULL,
      dissolved TEXT NOT NULL,
      marked_at BIGINT NOT NULL,
      seen_at BIGINT,
      seen_by TEXT
    );
    CREATE INDEX placements_to_see ON placements (agency) WHERE seen_at IS NULL;
    """
}
