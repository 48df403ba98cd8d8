import JSON
import OneStop

/// One event; its type is the word under which it is sent in.
struct EventJSON {
  let event: DossierEvent
  let isOwn: Bool

  /// Its members, into an object that is open.
  func write(to json: inout JSONWriter) {
    json.member("type", event.kind.name.word)
    json.member("at", event.at)
    if case .extended(let moment, _) = event.kind { json.member("new_due", moment) }
    if case .dueRecomputed(let old) = event.kind {
      json.member("due_before", old)
      json.member("due_after", event.due)
    }
    if case .transferred(let from, let to) = event.kind {
      json.member("from_agency", text: from)
      json.member("to_agency", text: to)
    }
    if case .endUndone(let status, let moment) = event.kind {
      json.member("undone_status", status.rawValue)
      json.member("undone_at", moment)
    }
    if isOwn { writeDetails(to: &json) }
  }

  private func writeDetails(to json: inout JSONWriter) {
    json.member("recorded_at", event.recordedAt)
    json.member("by", text: event.actor)
    json.member("note", event.note)
    if let ground = event.ground { json.member("ground", ground.rawValue) }
    switch event.kind {
    case .supplementRequested(let papers): json.member("papers", array: papers) { $0.string($1) }
    case .paymentRequested(let amount): json.member("amount", amount)
    case .extended(_, let cause): json.member("cause", cause.rawValue)
    case .finished(let cause), .stopped(let cause): json.member("cause", cause?.rawValue)
    case .forwarded(let step, let officer):
      json.member("step", step + 1)
      json.member("officer", officer)
    case .assigned(let officer): json.member("officer", officer)
    case .corrected(let correction): json.changes(correction)
    case .consultationAsked(let request):
      json.member("agency", text: request.agency)
      json.member("answer_due", request.due)
      json.member("silence_is_agreement", request.isSilenceAgreement)
    default:
      if let number = event.kind.consultation { json.member("consultation", number) }
      if case .consultationAnswered(_, let opinion, _) = event.kind { json.member("opinion", opinion.rawValue) }
    }
  }
}
