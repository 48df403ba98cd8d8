import Database

extension Schema {
  /// Forms of procedures in their versions, what people have begun to fill in, and what was filed.
  static let forms = """
    -- Each as a file has it; from `valid_from` (a date) on, the one with the greatest number counts. `published_by`: the
    -- administrator's login; NULL: it came with the program.
    CREATE TABLE forms (
      procedure TEXT NOT NULL,
      number BIGINT NOT NULL,
      valid_from BIGINT NOT NULL,
      content TEXT NOT NULL,
      published_at BIGINT NOT NULL,
      published_by TEXT,
      PRIMARY KEY (procedure, number)
    );

    -- What administrators are changing until it is published. `base`: the number of the version that it was made from; 0:
    -- there was none. `revision` grows with each change.
    CREATE TABLE form_copies (
      procedure TEXT NOT NULL PRIMARY KEY,
      content TEXT NOT NULL,
      base BIGINT NOT NULL,
      revision BIGINT NOT NULL,
      changed_at BIGINT NOT NULL,
      changed_by TEXT NOT NULL
    );

    -- What somebody has begun, found by the digest of the key in its link. `digits`: the last of the phone number that
    -- stands in it, which its link then needs too. `filed`: the dossier that it became; its answers are empty then.
    --
    -- Of one that a member of staff has begun for somebody beside them: `assistant`, their login, the agency of their
    -- post, the channel, the key of its link, encrypted, and the name in it, by which they find it again. `letters`: how
    -- often its link was sent on the day `lettered_on`.
    CREATE TABLE drafts (
      id BIGINT PRIMARY KEY,
      key_digest TEXT NOT NULL,
      procedure TEXT NOT NULL,
      form BIGINT NOT NULL,
      answers TEXT NOT NULL,
      digits TEXT,
      begun_at BIGINT NOT NULL,
      saved_at BIGINT NOT NULL,
      filed TEXT,
      assistant TEXT,
      assistant_agency TEXT,
      channel TEXT,
      sealed_key TEXT,
      applicant TEXT,
      letters BIGINT NOT NULL DEFAULT 0,
      lettered_on BIGINT
    );
    CREATE UNIQUE INDEX drafts_key ON drafts (key_digest);
    CREATE INDEX drafts_age ON drafts (saved_at);
    CREATE INDEX drafts_assistant ON drafts (assistant, saved_at) WHERE assistant IS NOT NULL AND filed IS NULL;

    -- Files of a draft, by the form's field.
    CREATE TABLE draft_files (
      draft_id BIGINT NOT NULL REFERENCES drafts (id),
      number BIGINT NOT NULL,
      field TEXT NOT NULL,
      title TEXT NOT NULL,
      media_type TEXT NOT NULL,
      size BIGINT NOT NULL,
      digest TEXT NOT NULL,
      PRIMARY KEY (draft_id, number)
    );
    CREATE INDEX draft_files_digest ON draft_files (digest);

    -- What was filed, and what it was after each mending.
    CREATE TABLE filed_answers (
      dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
      number BIGINT NOT NULL,
      form BIGINT NOT NULL,
      answers TEXT NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (dossier_id, number)
    );
    """
}
