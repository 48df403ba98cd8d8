import OneStop
import OneStopStore

/// Nộp hồ sơ trực tuyến: a draft becomes a dossier that waits for its agency to accept it (Decree 61/2018/NĐ-CP art. 17,
/// Decree 118/2025/NĐ-CP). However often it is sent, it is filed once.
package struct SubmitDraft: Operation {
  package enum Outcome: Sendable {
    case filed(StoredDossier)
    /// It had been filed before.
    case earlier(DossierCode)
    case gone
    /// Something on this page of the form is missing or wrong; 0: who files.
    case wrong(page: Int)
    /// The agency has been dissolved, or does not handle the procedure.
    case noAgency
    /// The draft says something else than was looked at, or stands in another version of the form.
    case changedMeanwhile
    /// The procedure has ended, or is not filed by a form any more.
    case formEnded
    /// It is filed on the national portal now.
    case elsewhere
  }

  package let key: DraftKey
  /// The fingerprint of what was looked at (`Draft.fingerprint`).
  package let seen: String
  package let agency: AgencyCode
  package let returnBy: ReturnMethod
  package let notices: NoticeWriter
  package let channel: MessageChannel?
  /// The signatures of its files as they were found to be, by the file's digest.
  package let signatures: [String: FileSignature]
  /// Those that a member of staff has seen on the desk.
  package var onDesk: [SubmittedPaper] = []
  /// The words of the page that asks who files.
  package let filer: any FilerPage.Texts
  /// The signed-in member of staff who sends it, if any.
  package let account: Account?
  package let setting: FormSetting
  package let now: Moment

  package init(
    _ key: DraftKey, seen: String, at agency: AgencyCode, returnBy: ReturnMethod, tellingBy channel: MessageChannel?,
    signatures: [String: FileSignature], filer: any FilerPage.Texts = .none, by account: Account? = nil,
    notices: NoticeWriter, setting: FormSetting, now: Moment
  ) {
    (self.key, self.seen, self.agency, self.returnBy, self.channel) = (key, seen, agency, returnBy, channel)
    (self.signatures, self.filer, self.account) = (signatures, filer, account)
    (self.notices, self.setting, self.now) = (notices, setting, now)
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    guard let draft = try transaction.draft(keyDigest: key.digest, now: now) else { return .gone }
    if let code = draft.filed { return .earlier(code) }
    let catalogue = try transaction.presentCatalogue
    let helper = account.flatMap { draft.isAssisted(by: $0) ? $0 : nil }
    guard let version = try transaction.form(of: draft.procedure, number: draft.form),
      let procedure = catalogue.procedure(draft.procedure), !procedure.hasEnded(by: now.date)
    else { return .formEnded }
    guard procedure.onlineFiling == .here else { return .elsewhere }
    guard procedure.isFiledAtHome else { return .formEnded }
    guard draft.fingerprint == seen else { return .changedMeanwhile }
    guard let office = catalogue.agency(agency), procedure.isHandled(by: office),
      try transaction.dissolution(of: agency, on: now.date) == nil
    else { return .noAgency }
    let sheet = FormSheet(
      form: version.prepared.asking(filer), answers: draft.answers, files: draft.counts, setting: setting)
    if let page = sheet.firstPageToMend { return .wrong(page: page) }
    guard let applicant = sheet.applicant(setting.lists) else { return .wrong(page: 0) }
    let papers = Dictionary(sheet.filePapers.map { ($0.field, $0.paper) }) { first, _ in first }
    // Files of fields that are not asked any more do not come with it.
    let files = draft.files.compactMap { file -> AttachedFile? in
      guard let paper = papers[file.field] else { return nil }
      return AttachedFile(
        file.file, paper: paper, signature: signatures[file.file.digest] ?? FileSignature(.unchecked))
    }
    var filing = Filing(
      procedure: draft.procedure, procedureVersion: try transaction.procedureVersions()[draft.procedure] ?? 1,
      agency: agency, channel: helper == nil ? .online : draft.assistance?.channel ?? .counter, applicant: applicant,
      summary: sheet.summary ?? "",
      papers: submitted(files, with: version.form, of: procedure), returnBy: returnBy, key: LookupKey(),
      notices: channel)
    // What a counter takes in for another agency is that counter's too; a post office is none.
    if let helper, helper.agency != agency, procedure.isTakenInForOthers(on: now.date),
      helper.has(.takeIn, over: helper.agency, in: catalogue, on: now.date)
    {
      filing.receiver = helper.agency
    }
    let actor = helper.map { Actor.staff(login: $0.login) } ?? .applicant
    var events = [filing.filed(at: now, by: actor), filing.papers(files, at: now, by: actor)].compactMap(\.self)
    // At the counter of the agency that handles it, it is taken in as any dossier is there.
    if let helper, helper.has(.takeIn, over: agency, in: catalogue, on: now.date) {
      events.append(
        try filing.accepted(at: now, by: actor, rules: procedure.rules, calendar: transaction.calendar, now: now))
    }
    let stored = try transaction.intake(filing, rules: procedure.rules, events: events)
    if helper != nil, let help = draft.assistance { try transaction.noteAssistance(help, with: stored.id) }
    let own = Set(version.form.fields.map(\.key.description))
    try transaction.keep(sheet.asked(draft.answers).only(own), of: stored.id, form: draft.form, at: now)
    try transaction.file(draft, as: stored.dossier.code, now: now)
    try transaction.notify(stored, notices, now: now)
    return .filed(stored)
  }

  /// What has come: the form itself, what lies on the desk, and what came as files.
  private func submitted(
    _ files: [AttachedFile], with form: FormDefinition, of procedure: Procedure
  ) -> [SubmittedPaper] {
    let counts = files.reduce(into: [:]) { $0[$1.paper, default: 0] += 1 }
    let names = procedure.papers.map(\.name.vietnamese)
    return (names + (names.contains(filer.paperName) ? [] : [filer.paperName])).compactMap { name in
      if name == form.paper { return SubmittedPaper(name: name, quantity: 1, isElectronic: true) }
      if let paper = onDesk.first(where: { $0.name == name }) { return paper }
      return counts[name].map { SubmittedPaper(name: name, quantity: $0, isElectronic: true) }
    }
  }
}

extension Draft {
  /// Whether this member of staff has begun it, in the post in which they work now.
  package func isAssisted(by account: Account) -> Bool {
    assistance?.login == account.login && assistance?.agency == account.agency && account.role.has(.assistFiling)
  }
}
