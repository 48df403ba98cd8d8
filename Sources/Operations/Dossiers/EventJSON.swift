import JSON
import OneStop

/// One event; its type is the same word as in a request.
package struct EventJSON {
  private let event: DossierEvent
  private let isOwn: Bool

  package init(_ event: DossierEvent, isOwn: Bool) { (self.event, self.isOwn) = (event, isOwn) }

  /// Writes its members into an object that is already open.
  package func write(to json: inout JSONWriter) {
    json.member("type", event.kind.name.word)
    json.member("at", event.at)
    write(.everyone, to: &json)
    guard isOwn else { return }
    json.member("recorded_at", event.recordedAt)
    json.member("by", text: event.actor)
    json.member("note", event.note)
    if let ground = event.ground { json.member("ground", ground.rawValue) }
    write(.staff, to: &json)
  }

  /// Writes its details for exactly these readers.
  private func write(_ audience: Audience, to json: inout JSONWriter) {
    var members = EventMembers(audience: audience, due: event.due)
    // Swapped in and out: a second writer would copy everything written so far.
    swap(&members.json, &json)
    event.kind.write(to: &members)
    swap(&members.json, &json)
  }
}

/// Writes the details of events, each part as its members, for everyone or for the agency's own program.
private struct EventMembers: EventPartWriter {
  var json = JSONWriter(capacity: 0)
  let audience: Audience
  /// The due moment after the event.
  let due: Moment?

  init(audience: Audience, due: Moment?) {
    self.audience = audience
    self.due = due
  }

  mutating func write(papers: [String]) {
    if audience == .staff { json.member("papers", array: papers) { $0.string($1) } }
  }

  mutating func write(reasons: [String: String]) {
    if audience == .staff { json.member(reasons: reasons) }
  }

  mutating func write(fields: [String]) {
    if audience == .staff, !fields.isEmpty { json.member("fields", array: fields) { $0.string($1) } }
  }

  mutating func write(amount: Int?) {
    if audience == .staff { json.member("amount", amount) }
  }

  mutating func write(newDue: Moment) {
    if audience == .everyone { json.member("new_due", newDue) }
  }

  mutating func write(cause: LatenessCause?) {
    if audience == .staff { json.member("cause", cause?.rawValue) }
  }

  mutating func write(step: Int?, officer: String?) {
    guard audience == .staff else { return }
    if let step { json.member("step", step + 1) }
    json.member("officer", officer)
  }

  mutating func write(request: ConsultationRequest) {
    guard audience == .staff else { return }
    json.member("agency", text: request.agency)
    json.member("answer_due", request.due)
    json.member("silence_is_agreement", request.isSilenceAgreement)
  }

  mutating func write(answer number: Int, _ opinion: Opinion, files: [StoredFile]) {
    guard audience == .staff else { return }
    json.member("consultation", number)
    json.member("opinion", opinion.rawValue)
  }

  mutating func write(question number: Int) {
    if audience == .staff { json.member("consultation", number) }
  }

  mutating func write(oldDue: Moment?) {
    guard audience == .everyone else { return }
    json.member("due_before", oldDue)
    json.member("due_after", due)
  }

  mutating func write(from agency: AgencyCode, to successor: AgencyCode) {
    guard audience == .everyone else { return }
    json.member("from_agency", text: agency)
    json.member("to_agency", text: successor)
  }

  mutating func write(correction: Correction) {
    if audience == .staff { json.changes(correction) }
  }

  mutating func write(undone status: Status, at moment: Moment) {
    guard audience == .everyone else { return }
    json.member("undone_status", status.rawValue)
    json.member("undone_at", moment)
  }

  mutating func write(files: [AttachedFile]) {
    guard audience == .staff else { return }
    json.member("files", array: files) { json, file in
      json.object { $0.members(of: file) }
    }
  }

  mutating func write(removed number: Int) {
    if audience == .staff { json.member("file", number) }
  }

  mutating func write(receipt: String) {
    if audience == .staff { json.member("receipt", receipt) }
  }
}

extension JSONWriter {
  mutating func members(of file: AttachedFile) {
    member("name", file.stored.name)
    member("media_type", file.stored.mediaType)
    member("size", file.stored.size)
    member("sha256", file.stored.digest)
    if !file.paper.isEmpty { member("paper", file.paper) }
    member("signature", file.signature.state.rawValue)
    if let source = file.source { member("source", text: source) }
  }

  /// A file of a dossier, for its agency.
  package mutating func members(of file: DossierFile) {
    member("number", file.number)
    let purpose =
      switch file.purpose {
      case .paper: "paper"
      case .result: "result"
      case .note: "note"
      }
    member("purpose", purpose)
    members(of: file.attached)
    member("added_at", file.addedAt)
    if let removal = file.removal { member("removed_at", removal.at) }
  }
}

extension JSONWriter {
  /// Why papers and fields are asked for, by their names and keys; nothing where none has a reason of its own.
  mutating func member(reasons: [String: String]) {
    if reasons.isEmpty { return }
    member("reasons", array: reasons.sorted { $0.key < $1.key }) { list, reason in
      list.object {
        $0.member("of", reason.key)
        $0.member("reason", reason.value)
      }
    }
  }
}
