import OneStop
import OneStopStore

/// A dossier as the API tells it.
struct DossierJSON {
  let stored: StoredDossier
  let catalogue: Catalogue
  let words: Words
  /// Whether the caller is the dossier's own agency: names, papers, notes and the receipt's key are for it alone.
  let isOwn: Bool

  private var dossier: Dossier { stored.dossier }

  var bytes: [UInt8] { JSONWriter.bytes(capacity: 2_048, write) }

  private func write(to writer: inout JSONWriter) {
    writer.object { json in
      json.member("code", text: dossier.code)
      if let filedCode = stored.filedCode { json.member("filed_code", text: filedCode) }
      json.status(dossier.status, words)
      let filing = dossier.filing
      json.name("agency")
      json.subject(dossier.agency, catalogue.agency(dossier.agency)?.name)
      json.name("procedure")
      json.subject(filing.procedure, catalogue.procedure(filing.procedure)?.name)
      json.member("received_at", dossier.acceptedAt)
      json.member("due_at", dossier.due)
      json.member("due_is_provisional", dossier.isDueProvisional)
      json.member("new_due_at", dossier.rescheduled?.to)
      json.member("ended_at", dossier.ended?.at)
      json.member("outcome", dossier.ended?.outcome.rawValue)
      json.member("handed_over_at", dossier.handedOverAt)
      json.member("supplement_requests", dossier.supplementRequests)
      if isOwn { writeDetails(to: &json) }
      // Who in the agency has it is the agency's own affair.
      let events = stored.events.filter { isOwn || !TimelineEntry($0.kind).isInternal }
      json.member("events", array: events) { list, event in
        EventJSON(event: event, isOwn: isOwn).write(to: &list)
      }
    }
  }

  private func writeDetails(to json: inout JSONWriter) {
    let filing = dossier.filing
    json.member("channel", filing.channel.rawValue)
    json.member("applicant") {
      let applicant = filing.applicant
      $0.member("kind", applicant.kind.rawValue)
      $0.member("name", applicant.name)
      $0.member("id_number", applicant.identity?.description)
      $0.member("phone", applicant.phone?.description)
      $0.member("email", applicant.email?.description)
      $0.member("address", applicant.address)
      $0.member("birth_date", applicant.birthDate?.description)
      $0.member("ward", applicant.ward)
      $0.name("representative")
      $0.representative(applicant.representative)
    }
    json.member("summary", filing.summary)
    json.member("papers", array: filing.papers) { list, paper in
      list.object {
        $0.member("name", paper.name)
        $0.member("quantity", paper.quantity)
      }
    }
    json.member("return_by", filing.returnBy.rawValue)
    json.member("cause", dossier.ended?.cause?.rawValue)
    json.member("lookup_key", text: filing.key)
  }

  /// What a filing is answered with.
  static func receipt(_ dossier: Dossier, words: Words) -> [UInt8] {
    JSONWriter.bytes(capacity: 256) { writer in
      writer.object { json in
        json.member("code", text: dossier.code)
        json.status(dossier.status, words)
        json.member("received_at", dossier.acceptedAt)
        json.member("due_at", dossier.due)
        json.member("due_is_provisional", dossier.isDueProvisional)
        json.member("lookup_key", text: dossier.filing.key)
      }
    }
  }
}

/// One event; its type is the word under which it is sent in.
private struct EventJSON {
  let event: DossierEvent
  let isOwn: Bool

  func write(to writer: inout JSONWriter) {
    writer.object { json in
      json.member("type", event.kind.name)
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
    case .filed, .accepted, .refused, .processed, .takenBack, .supplementReceived, .paymentReceived, .handedOver,
      .withdrawn, .dueRecomputed, .transferred, .endUndone:
      break
    case .corrected(let correction): json.changes(correction)
    case .consultationAsked(let request):
      json.member("agency", text: request.agency)
      json.member("answer_due", request.due)
      json.member("silence_is_agreement", request.isSilenceAgreement)
    case .consultationAnswered(let number, let opinion, _):
      json.member("consultation", number)
      json.member("opinion", opinion.rawValue)
    case .consultationLapsed(let number), .consultationWithdrawn(let number): json.member("consultation", number)
    }
  }
}

extension DossierEvent.Kind {
  /// The word under which it is sent in, or under which others read of what nobody sends in.
  fileprivate var name: String {
    if case .dueRecomputed = self { return "recompute_due" }
    if case .transferred = self { return "transfer" }
    return action?.rawValue ?? "file"
  }
}

extension JSONWriter {
  mutating func representative(_ representative: Representative?) {
    guard let representative else { return null() }
    object {
      $0.member("name", representative.name)
      $0.member("id_number", representative.identity?.description)
    }
  }

  mutating func status(_ status: Status, _ words: Words) {
    member("status") {
      $0.member("code", status.rawValue)
      $0.member("name", words.dossiers.statuses[status].text)
    }
  }

  /// An agency or procedure with its names, as far as the catalogue knows them.
  mutating func subject(_ code: some CustomStringConvertible & Sendable, _ name: BilingualText?) {
    object {
      $0.member("code", text: code)
      $0.member("name", name?.vietnamese)
      $0.member("name_en", name?.english)
    }
  }
}
