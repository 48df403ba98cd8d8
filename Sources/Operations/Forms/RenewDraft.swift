import OneStop
import OneStopStore

/// What a draft would be in a newer version of its form, and what does not fit there.
package struct DraftRenewal: Hashable, Sendable {
  package let answers: FormAnswers
  package let lost: [FormAnswers.Lost]
  package let files: [DraftFile]
  package let lostFiles: [DraftFile]

  /// - Parameter filer: the words of the page that asks who files, which stands before the form's own in both.
  package init(
    _ draft: Draft, from old: PublishedForm, to new: PublishedForm, filer: any FilerPage.Texts = .none,
    in setting: FormSetting
  ) {
    let (old, new) = (old.prepared.asking(filer), new.prepared.asking(filer))
    (answers, lost) = draft.answers.brought(from: old, to: new, in: setting)
    let fields = Set(
      new.definition.fields.compactMap { field in
        if case .input(.files) = field.type { field.key.description } else { nil }
      })
    files = draft.files.filter { fields.contains($0.field) }
    lostFiles = draft.files.filter { !fields.contains($0.field) }
  }
}

/// Somebody brings their draft over to the newest version of its form, having seen what does not fit there.
package struct RenewDraft: Operation {
  package enum Outcome: Hashable, Sendable {
    case renewed
    /// The draft, or the newest version, is another than the author has seen: nothing was changed.
    case changedMeanwhile
    /// It is in the newest version already.
    case current
    case filed(DossierCode)
    case gone
  }

  private let key: DraftKey
  private let version: Int
  private let seen: String
  private let setting: FormSetting
  private let now: Moment

  /// - Parameters:
  ///   - version: the one that the author has seen.
  ///   - seen: the fingerprint of what the author has seen (`Draft.fingerprint`).
  package init(_ key: DraftKey, to version: Int, seen: String, setting: FormSetting, now: Moment) {
    (self.key, self.version, self.seen, self.setting, self.now) = (key, version, seen, setting, now)
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    guard var draft = try transaction.draft(keyDigest: key.digest, now: now),
      let old = try transaction.form(of: draft.procedure, number: draft.form)
    else { return .gone }
    if let code = draft.filed { return .filed(code) }
    guard let new = try transaction.form(of: draft.procedure, on: now.date), new.number > draft.form else {
      return .current
    }
    guard new.number == version, draft.fingerprint == seen else { return .changedMeanwhile }
    let renewal = DraftRenewal(draft, from: old, to: new, in: setting)
    draft.answers = renewal.answers
    draft.files = renewal.files
    let sheet = FormSheet(
      form: new.prepared.asking(.none), answers: draft.answers, files: draft.counts, setting: setting)
    draft.take(sheet)
    _ = try transaction.save(draft, form: new.number, applicant: sheet.applicant(setting.lists)?.name, now: now)
    return .renewed
  }
}
