import Crypto
import Encodings
import OneStop
import OneStopStore

/// One page of a draft is saved, right or wrong: what was typed there takes the place of what stood there.
package struct SaveDraft: Operation {
  package enum Outcome: Hashable, Sendable {
    case saved(Draft)
    /// The page was saved meanwhile from another window: nothing was changed.
    case changedMeanwhile
    case filed(DossierCode)
    /// There is no such draft any more.
    case gone

    package var isSaved: Bool { if case .saved = self { true } else { false } }
  }

  package let key: DraftKey
  /// What the page says now; other pages' answers stay.
  package let page: FormAnswers
  /// The names of the page's fields and groups, shown or not.
  package let names: Set<String>
  /// The fingerprint of what the page said when the form was made (`Draft.fingerprint(of:)`).
  package let before: String
  /// Files that came with the page, by field, and the numbers of those that go.
  package var added: [(field: String, file: StoredFile)] = []
  package var removed: Set<Int> = []
  /// The files that waited for the page.
  package var kept: FormFiles?
  /// What becomes of a draft that nobody else saves meanwhile, read before the transaction; of a page with files, nil.
  package var expected: Expected?
  /// The version of the form that the answers are for.
  package let form: Int
  package let setting: FormSetting
  package let now: Moment

  package init(
    _ key: DraftKey, page: FormAnswers, names: Set<String>, before: String, form: Int, setting: FormSetting,
    now: Moment
  ) {
    (self.key, self.page, self.names, self.before) = (key, page, names, before)
    (self.form, self.setting, self.now) = (form, setting, now)
  }

  package struct Expected: Sendable {
    /// As it was read.
    let before: Draft
    let after: Draft
    let applicant: String?

    /// - Parameter sheet: the draft's answers with the page's.
    package init(_ draft: Draft, _ sheet: FormSheet, _ setting: FormSetting) {
      (before, applicant) = (draft, sheet.applicant(setting.lists)?.name)
      var after = draft
      after.take(sheet)
      self.after = after
    }
  }

  /// Whether another window has saved the page since, or brought the draft into another version of the form. The same
  /// once more is no change.
  package func isChanged(_ draft: Draft) -> Bool {
    if draft.form != form { return true }
    if draft.fingerprint(of: names) == before { return false }
    return !added.isEmpty || !removed.isEmpty || draft.answers.only(names) != page
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    if let expected, !isChanged(expected.before),
      let saved = try transaction.save(expected.after, over: expected.before, applicant: expected.applicant, now: now)
    {
      return .saved(saved)
    }
    guard var draft = try transaction.draft(keyDigest: key.digest, now: now),
      let version = try transaction.form(of: draft.procedure, number: form)
    else { return .gone }
    if let code = draft.filed { return .filed(code) }
    if isChanged(draft) { return .changedMeanwhile }
    draft.answers.replace(names, by: page)
    let last = draft.files.map(\.number).max() ?? 0
    draft.files.removeAll { removed.contains($0.number) }
    draft.files += added.enumerated().map { place, entry in
      DraftFile(number: last + place + 1, field: entry.field, file: entry.file)
    }
    let sheet = FormSheet(
      form: version.prepared.asking(.none), answers: draft.answers, files: draft.counts, setting: setting)
    draft.take(sheet)
    let saved = try transaction.save(draft, form: form, applicant: sheet.applicant(setting.lists)?.name, now: now)
    if let kept { try transaction.forget(kept) }
    return .saved(saved)
  }
}

extension Draft {
  /// Tells whether it is the same as one that a page showed: its version of the form, its answers and files.
  package var fingerprint: String { "\(form)-\(answers.fingerprint)\(files.print)" }

  /// The same of some fields and groups.
  package func fingerprint(of names: Set<String>) -> String {
    answers.only(names).fingerprint + files.filter { names.contains($0.field) }.print
  }

  /// How many files each field has.
  package var counts: [AnswerPlace: Int] {
    files.reduce(into: [:]) { counts, file in counts[AnswerPlace(file.field), default: 0] += 1 }
  }

  /// A phone number that was typed once stays the proof until another stands there.
  package mutating func take(_ sheet: FormSheet) {
    answers = sheet.answers
    digits = sheet.digits ?? digits
  }
}

extension [DraftFile] {
  fileprivate var print: String { map { "-\($0.number).\($0.file.digest.prefix(8))" }.joined() }
}

extension FormAnswers {
  /// Tells whether they are the same as those that a page showed.
  package var fingerprint: String { String(SHA256.hash(data: json).hexadecimal.prefix(16)) }

  /// What these fields and groups hold. A part belongs to its field.
  package func only(_ names: Set<String>) -> FormAnswers {
    FormAnswers(
      fields: fields.filter { names.contains(FormAnswers.key(of: $0.key)) },
      rows: rows.filter { names.contains($0.key) })
  }

  /// Puts these answers in the place of whatever the fields and groups held.
  package mutating func replace(_ names: Set<String>, by page: FormAnswers) {
    fields = fields.filter { !names.contains(FormAnswers.key(of: $0.key)) }
    rows = rows.filter { !names.contains($0.key) }
    let page = page.only(names)
    fields.merge(page.fields) { $1 }
    rows.merge(page.rows) { $1 }
  }

  private static func key(of name: String) -> String { String(name.prefix { $0 != "." }) }
}
