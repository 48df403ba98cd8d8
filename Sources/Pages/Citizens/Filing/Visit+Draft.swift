import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

/// A draft that this reader may go on with, and what it is filled in by.
struct OpenDraft {
  let key: DraftKey
  let draft: Draft
  let version: PublishedForm
  let procedure: Procedure
  let setting: FormSetting
  /// With the page that asks who files, whose number is 0, before its own.
  let prepared: PreparedForm
  /// Whether the reader is the member of staff who has begun it for somebody.
  let isHelping: Bool

  var form: FormDefinition { prepared.definition }

  /// After it was saved, in the same version of the form.
  func with(_ draft: Draft) -> OpenDraft {
    OpenDraft(
      key: key, draft: draft, version: version, procedure: procedure, setting: setting, prepared: prepared,
      isHelping: isHelping)
  }

  func sheet(_ answers: FormAnswers? = nil) -> FormSheet {
    FormSheet(form: prepared, answers: answers ?? draft.answers, files: draft.counts, setting: setting)
  }

  /// As far as one page asks, shown as it was.
  ///
  /// - Parameter answers: nil: those of the draft.
  func sheet(ofPage number: Int, _ answers: FormAnswers? = nil) -> FormSheet {
    FormSheet(
      form: prepared, answers: answers ?? draft.answers.padded(for: fields(onPage: number)), files: draft.counts,
      setting: setting, page: number)
  }

  /// The fields of a page, shown or not.
  func fields(onPage number: Int) -> [FormField] { form.pages[number].fields }

  /// As the page is shown: with the blank rows that its groups need.
  func sheet(showing page: Int) -> FormSheet { sheet(draft.answers.padded(for: fields(onPage: page))) }
}

/// What the link of a draft leads to.
enum DraftAtPath {
  case open(OpenDraft)
  /// Its phone number's digits are needed first.
  case closed(DraftKey, Draft)
  /// - Parameter isOpened: whether the reader may see the dossier's key.
  case filed(DraftKey, DossierCode, isOpened: Bool)
  case gone
}

extension Visit {
  var formSetting: FormSetting {
    FormSetting(today: now.date, province: state.shared.province, lists: state.shared.formLists)
  }

  func draftAtPath() throws -> DraftAtPath {
    guard let key = context.parameters["key"].flatMap({ DraftKey($0) }),
      let draft = try reader.draft(keyDigest: key.digest, now: now)
    else { return .gone }
    if let code = draft.filed { return .filed(key, code, isOpened: isOpened(draft, key)) }
    guard isOpened(draft, key) else { return .closed(key, draft) }
    return try open(draft, key)
  }

  /// The draft as another window has saved it meanwhile, perhaps with a phone number: this reader had it open before.
  func draftSaved(_ key: DraftKey) throws -> DraftAtPath {
    try reader.draft(keyDigest: key.digest, now: now).map { try open($0, key) } ?? .gone
  }

  private func open(_ draft: Draft, _ key: DraftKey) throws -> DraftAtPath {
    guard let version = try reader.form(of: draft.procedure, number: draft.form),
      let procedure = catalogue.procedure(draft.procedure)
    else { return .gone }
    return .open(
      OpenDraft(
        key: key, draft: draft, version: version, procedure: procedure, setting: formSetting,
        prepared: version.prepared.asking(isHelping(draft) ? words.filing.assistedFiler : words.filing.filer),
        isHelping: isHelping(draft)))
  }

  private func isHelping(_ draft: Draft) -> Bool { session.map { draft.isAssisted(by: $0.account) } ?? false }

  /// Whether this browser has shown the digits, or the reader needs none.
  private func isOpened(_ draft: Draft, _ key: DraftKey) -> Bool {
    guard let digits = draft.digits, !isHelping(draft) else { return true }
    guard let cookie = request.cookie(.draft) else { return false }
    return Secrets.isEqual(cookie, draftSeal(key, digits))
  }

  private func draftSeal(_ key: DraftKey, _ digits: String) -> String {
    state.secrets.seal("draft", "\(key.digest) \(digits)")
  }

  /// From now on this browser needs no digits for the draft, until it closes.
  func keepDraftOpen(_ key: DraftKey, _ digits: String?, in response: inout Response) {
    guard let digits else { return }
    state.shared.draftTries.noteOpen(by: request.client, key: key.digest)
    response.set(
      Cookie(name: .draft, value: draftSeal(key, digits), path: Address.draft(key)), for: request)
  }
}
