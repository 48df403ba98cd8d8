import Database
import OneStop

/// Bản nháp: what somebody has begun to fill in at home. Whoever has its link can go on with it, until it is filed.
package struct Draft: Hashable, Sendable {
  package let id: Int64
  package let procedure: ProcedureCode
  /// The version of the form.
  package private(set) var form: Int
  package var answers: FormAnswers
  /// The last four digits of the phone number in it, which its link then needs too.
  package var digits: String?
  package let begunAt: Moment
  package private(set) var savedAt: Moment
  /// What it became.
  package let filed: DossierCode?
  /// Who of the staff has begun it; nil: whoever files it.
  package let assistance: DraftAssistance?
  package var files: [DraftFile]

  /// For so many days after the one on which it was last saved it is kept.
  package static let days = 30

  /// Those that were saved before it are not kept any more.
  static func oldest(at now: Moment) -> Moment { Moment(now.date.adding(days: -days), TimeOfDay(0, 0)) }

  fileprivate func saved(at moment: Moment, form: Int? = nil) -> Draft {
    var saved = self
    saved.savedAt = moment
    saved.form = form ?? self.form
    return saved
  }
}

/// Nộp giúp: a member of staff fills a form in with the person who files it beside them.
package struct DraftAssistance: Hashable, Sendable {
  package let login: String
  /// Of their post.
  package let agency: AgencyCode
  /// How it came: at the counter, or at the post office.
  package let channel: Channel

  package init(login: String, agency: AgencyCode, channel: Channel) {
    (self.login, self.agency, self.channel) = (login, agency, channel)
  }
}

/// A draft that a member of staff has begun and that is not filed, in the list of theirs.
package struct AssistedDraft: Hashable, Sendable {
  package let procedure: ProcedureCode
  /// The name in it so far.
  package let applicant: String?
  package let savedAt: Moment
  /// The key of its link, encrypted.
  package let sealedKey: String
}

/// A file of a draft.
package struct DraftFile: Hashable, Sendable {
  /// From 1; that of a file that is gone may be given again.
  package var number: Int
  /// The form's field that it was chosen in.
  package var field: String
  package var file: StoredFile

  package init(number: Int, field: String, file: StoredFile) {
    self.number = number
    self.field = field
    self.file = file
  }
}

extension Snapshot {
  /// nil where there is none, or its time is over.
  ///
  /// - Parameter digest: of the key in its link.
  package func draft(keyDigest digest: String, now: Moment) throws(StoreError) -> Draft? {
    let database = try connection
    let oldest = Draft.oldest(at: now)
    let found = try database.first(
      """
      SELECT id, procedure, form, answers, digits, begun_at, saved_at, filed, assistant, assistant_agency, channel
      FROM drafts
      WHERE key_digest = $1 AND saved_at >= $2
      """, digest, oldest
    ) { row throws(StoreError) in
      guard let answers = FormAnswers(parsing: Array(row.text(3).utf8)) else { throw row.unreadable(3) }
      return Draft(
        id: row.int64(0), procedure: try database.procedureCode(row, 1), form: row.int(2), answers: answers,
        digits: row.optional(4, Row.text), begunAt: row.moment(5), savedAt: row.moment(6),
        filed: try row.optionalDossierCode(7),
        assistance: try row.optional(8, Row.text).map { login throws(StoreError) in
          DraftAssistance(login: login, agency: try database.agencyCode(row, 9), channel: try row.word(10))
        }, files: [])
    }
    guard var draft = found else { return nil }
    draft.files = try database.all(
      "SELECT number, field, title, media_type, size, digest FROM draft_files WHERE draft_id = $1 ORDER BY number",
      draft.id
    ) { row in
      DraftFile(
        number: row.int(0), field: row.text(1),
        file: StoredFile(name: row.text(2), mediaType: row.text(3), size: row.int(4), digest: row.text(5)))
    }
    return draft
  }

  /// The drafts that the member of staff has begun at the agency and that are not filed, the last saved first.
  package func drafts(
    assistedBy login: String, at agency: AgencyCode, now: Moment, limit: Int
  ) throws(StoreError) -> [AssistedDraft] {
    let database = try connection
    return try database.all(
      """
      SELECT procedure, applicant, saved_at, sealed_key FROM drafts
      WHERE assistant = $1 AND assistant_agency = $2 AND filed IS NULL AND saved_at >= $3
      ORDER BY saved_at DESC LIMIT $4
      """, login, agency, Draft.oldest(at: now), limit
    ) { row throws(StoreError) in
      AssistedDraft(
        procedure: try database.procedureCode(row, 0), applicant: row.optional(1, Row.text), savedAt: row.moment(2),
        sealedKey: row.text(3))
    }
  }
}

extension Transaction {
  /// Begins a draft with these answers. Once this is committed, the link that holds the key leads to it.
  package func beginDraft(
    keyDigest: String, of form: PublishedForm, answers: FormAnswers, digits: String? = nil,
    with help: (DraftAssistance, sealedKey: String)? = nil, now: Moment
  ) throws(StoreError) {
    let database = try connection
    let last = try database.first("SELECT coalesce(max(id), 0) FROM drafts") { $0.int64(0) } ?? 0
    try database.run(
      """
      INSERT INTO drafts (id, key_digest, procedure, form, answers, digits, begun_at, saved_at, filed,
        assistant, assistant_agency, channel, sealed_key)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $7, NULL, $8, $9, $10, $11)
      """, last + 1, keyDigest, form.procedure, form.number, String(decoding: answers.json, as: UTF8.self), digits,
      now, help?.0.login, help?.0.agency, help?.0.channel.rawValue, help?.sealedKey)
  }

  /// Notes that the draft's link is sent once more.
  ///
  /// - Returns: false where it was sent as often as it may be on that day.
  package func noteLetter(of draft: Draft, on day: LocalDate, most: Int) throws(StoreError) -> Bool {
    try connection.change(
      """
      UPDATE drafts SET letters = CASE WHEN lettered_on = $1 THEN letters + 1 ELSE 1 END, lettered_on = $1
      WHERE id = $2 AND filed IS NULL AND (lettered_on IS NULL OR lettered_on <> $1 OR letters < $3)
      """, day, draft.id, most) == 1
  }

  /// Saves what was typed, perhaps in another version of the form, and the files that belong to it from now on.
  ///
  /// - Returns: it as saved.
  package func save(_ draft: Draft, form: Int, applicant: String?, now: Moment) throws(StoreError) -> Draft {
    let database = try connection
    try database.run(
      """
      UPDATE drafts SET form = $1, answers = $2, digits = $3, saved_at = $4, applicant = $5
      WHERE id = $6 AND filed IS NULL
      """, form, String(decoding: draft.answers.json, as: UTF8.self), draft.digits, now,
      draft.assistance == nil ? nil : applicant, draft.id)
    let present = Set(
      try database.all("SELECT number FROM draft_files WHERE draft_id = $1", draft.id) { $0.int(0) })
    for number in present.subtracting(draft.files.map(\.number)) {
      try database.run("DELETE FROM draft_files WHERE draft_id = $1 AND number = $2", draft.id, number)
    }
    for file in draft.files where !present.contains(file.number) {
      try database.run(
        """
        INSERT INTO draft_files (draft_id, number, field, title, media_type, size, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """, draft.id, file.number, file.field, file.file.name, file.file.mediaType, file.file.size, file.file.digest)
    }
    return draft.saved(at: now, form: form)
  }

  /// Saves what was typed over what stood there; its files stay.
  ///
  /// - Returns: it as saved; nil where it says something else by now, or is filed: nothing was changed.
  package func save(_ draft: Draft, over before: Draft, applicant: String?, now: Moment) throws(StoreError) -> Draft? {
    let isSaved =
      try connection.change(
        """
        UPDATE drafts SET answers = $1, digits = $2, saved_at = $3, applicant = $4
        WHERE id = $5 AND form = $6 AND answers = $7 AND saved_at = $8 AND filed IS NULL
        """, String(decoding: draft.answers.json, as: UTF8.self), draft.digits, now,
        draft.assistance == nil ? nil : applicant, draft.id, draft.form,
        String(decoding: before.answers.json, as: UTF8.self), before.savedAt) == 1
    return isSaved ? draft.saved(at: now) : nil
  }

  /// Its answers and files are the dossier's now; the link still leads to that.
  package func file(_ draft: Draft, as code: DossierCode, now: Moment) throws(StoreError) {
    let database = try connection
    try database.run(
      "UPDATE drafts SET answers = '{}', applicant = NULL, sealed_key = NULL, saved_at = $1, filed = $2 WHERE id = $3",
      now, code, draft.id)
    try database.run("DELETE FROM draft_files WHERE draft_id = $1", draft.id)
  }

  /// Forgets what was typed and the files that came; the link leads nowhere any more. A filed one stays.
  ///
  /// - Returns: whether there was one.
  package func discard(_ draft: Draft) throws(StoreError) -> Bool {
    let database = try connection
    try database.run(
      "DELETE FROM draft_files WHERE draft_id = (SELECT id FROM drafts WHERE id = $1 AND filed IS NULL)", draft.id)
    return try database.change("DELETE FROM drafts WHERE id = $1 AND filed IS NULL", draft.id) == 1
  }

  /// Forgets drafts that nobody has saved for so long.
  ///
  /// - Returns: how many.
  func forgetDrafts(now: Moment) throws(StoreError) -> Int {
    let database = try connection
    let oldest = Draft.oldest(at: now)
    try database.run(
      "DELETE FROM draft_files WHERE draft_id IN (SELECT id FROM drafts WHERE saved_at < $1)", oldest)
    return try database.change("DELETE FROM drafts WHERE saved_at < $1", oldest)
  }
}
