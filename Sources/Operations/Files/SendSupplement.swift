import OneStop
import OneStopStore

/// The applicant supplies what was asked for, from the look-up page: the clock goes on from this moment, as it does for
/// papers brought to the counter (Decree 61/2018/ND-CP art. 17). The files are already on disk.
package struct SendSupplement: Operation {
  package let dossier: Int64
  /// What it answers.
  package let request: SupplementRequest
  package var files: [AttachedFile]
  /// What the applicant writes with them.
  package let text: String
  /// The form of the dossier as it was mended; nil where nothing in it was.
  package var mended: MendedAnswers?
  /// The kept files that the form had.
  package let kept: FormFiles?
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    _ files: [AttachedFile], text: String, to dossier: Int64, answering request: SupplementRequest,
    forgetting kept: FormFiles? = nil, notices: NoticeWriter, now: Moment
  ) {
    (self.files, self.text, self.dossier, self.kept) = (files, text, dossier, kept)
    (self.request, self.notices, self.now) = (request, notices, now)
  }

  /// The limit of `text`.
  package static let textRule = TextRule.text(.form, upTo: 4_000)

  /// Throws `Act.Failure` or `FileRefusal`, and then has changed nothing.
  package func run(in transaction: Transaction) throws -> StoredDossier {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    _ = try acting.passOn(dossier)
    if !files.isEmpty {
      _ = try acting.append(to: dossier) {
        try requireAsked($0.dossier, $0.events)
        return try $0.dossier.decide(.addPapers(files), by: .applicant, now: now)
      }
    }
    if let mended {
      try transaction.keep(mended.answers, of: dossier, form: mended.form, at: now)
      // As the dossier is by now: its officers may have corrected it since the form was made.
      if let change = mended.change, let present = try transaction.dossier(id: dossier),
        let details = change.details(of: present.dossier.filing)
      {
        _ = try acting.append(to: dossier) { stored in
          try refusing { () throws(Refusal) in
            try stored.dossier.decide(
              DossierCommand(.correct(details), note: mended.note), by: .applicant, calendar: acting.calendar, now: now)
          }
        }
      }
    }
    let after = try acting.append(to: dossier) { try receipt($0.dossier, $0.events, calendar: acting.calendar) }
    if let kept { try transaction.forget(kept) }
    try acting.tell(after)
    return after
  }

  /// Whether it would be taken; throws as `run`.
  package func check(_ dossier: Dossier, _ events: [DossierEvent], calendar: WorkCalendar) throws {
    try requireAsked(dossier, events)
    if !files.isEmpty { _ = try dossier.decide(.addPapers(files), by: .applicant, now: now) }
    _ = try receipt(dossier, events, calendar: calendar)
  }

  /// What was sent for one request is not filed as the papers of another.
  private func requireAsked(_ dossier: Dossier, _ events: [DossierEvent]) throws(FileRefusal) {
    if let erasedAt = dossier.erasedAt { throw .erased(erasedAt) }
    guard dossier.status == .awaitingSupplement else { throw .notAwaited }
    guard SupplementRequest.last(of: events)?.number == request.number else { throw .otherRequest }
  }

  private func receipt(
    _ dossier: Dossier, _ events: [DossierEvent], calendar: WorkCalendar
  ) throws -> DossierEvent {
    try requireAsked(dossier, events)
    if files.isEmpty, !text.saysSomething, mended == nil { throw FileRefusal.empty }
    return try refusing { () throws(Refusal) in
      try dossier.decide(
        DossierCommand(.supplementReceived, note: text), by: .applicant, calendar: calendar, now: now)
    }
  }

  private func refusing(_ decide: () throws(Refusal) -> DossierEvent) throws(Act.Failure) -> DossierEvent {
    do { return try decide() } catch { throw .refused(error) }
  }
}

/// What a filed form says once its applicant has mended it.
package struct MendedAnswers: Hashable, Sendable {
  /// All of them.
  package let answers: FormAnswers
  /// The version of the procedure's form.
  package let form: Int
  /// Of what the dossier says of its applicant and matter; nil: it stays.
  package let change: FilingChange?
  /// Of the correction's event.
  package let note: String

  package init(_ answers: FormAnswers, form: Int, change: FilingChange?, note: String) {
    (self.answers, self.form, self.change, self.note) = (answers, form, change, note)
  }
}
