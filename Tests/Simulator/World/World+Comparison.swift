import OneStop
import OneStopStore

/// What the store says of one dossier, beside the model.
extension World {
  func compare(_ id: Int64) throws {
    guard let stored = try opened.read({ try $0.dossier(id: id) }) else {
      throw Difference(kind: "a dossier", sentence: "dossier \(id) is not there")
    }
    try adopt(stored)
    let expected = model[id]
    var differences: [(kind: String, found: String, expected: String)] = []
    func same<Value: Equatable>(_ kind: String, _ found: Value, _ wanted: Value) {
      if found != wanted { differences.append((kind, "\(found)", "\(wanted)")) }
    }
    let dossier = stored.dossier
    same("code", dossier.code.description, expected.code ?? "")
    same("provisional code", stored.filedCode?.description, expected.filedCode)
    same("events", stored.events.map(\.kind.name), expected.entries.map(\.kind))
    same("moments", stored.events.map(\.at), expected.entries.map(\.at))
    same("moments of entry", stored.events.map(\.recordedAt), expected.entries.map(\.recordedAt))
    same("actors", stored.events.map(\.actor), expected.entries.map(\.actor))
    same("status", dossier.status, expected.state.status)
    same("agency", dossier.agency, expected.agency)
    same("acceptance", dossier.acceptedAt, expected.acceptedAt)
    same("pauses", dossier.pauses, expected.state.pauses)
    same("due moment", dossier.due, expected.due)
    same("due moment's certainty", dossier.isDueProvisional, expected.isProvisional)
    same("due moments of events", stored.events.map(\.due), expected.entries.map(\.due))
    same(
      "letter of apology", dossier.rescheduled.map { [$0.to, $0.issuedAt] },
      expected.letter.map { [$0.to, $0.issuedAt] })
    same("cause of the letter", dossier.rescheduled?.cause, expected.letter?.cause)
    same("lateness of the letter", dossier.rescheduled?.isIssuedLate, expected.letter?.isLate)
    same("requests for supplements", dossier.supplementRequests, expected.supplementRequests)
    same("end", dossier.ended?.at, expected.state.endedAt)
    same("outcome", dossier.ended?.outcome, expected.state.outcome)
    same("cause of lateness", dossier.ended?.cause, expected.state.cause)
    same("agency that ended it", dossier.ended?.agency, expected.state.endedBy)
    same("handing over", dossier.handedOverAt, expected.handedOverAt)
    same("step", dossier.step, expected.state.step)
    same("holder", dossier.officer, expected.state.officer)
    same("place at the counter", dossier.isAtCounter, expected.state.isAtCounter)
    same(
      "last move", dossier.forwarding.map { "\($0.step) \($0.sender)" },
      expected.state.move.map { "\($0.step) \($0.sender)" })
    same("questions", dossier.consultations.map(\.line), expected.state.questions.map(\.line))
    same("corrections", dossier.corrections, expected.corrections)
    same("confidentiality", dossier.isConfidential, expected.isConfidential)
    same("details", dossier.filing.details, expected.filing.details)
    try same("messages", opened.read { try $0.notices(of: id) }.map(\.line), expected.messages(in: model))
    let rating = try opened.read { try $0.rating(of: id) }
    same("rating", rating?.level, model.ratings[id]?.level)
    let mark = try opened.read { try $0.placement(of: id) }
    same("mark", mark != nil, model.placements.contains(id))
    guard let first = differences.first else { return }
    let more = differences.dropFirst().map { "\n  \($0.kind): \($0.found), not \($0.expected)" }.joined()
    throw Difference(
      kind: "the \(first.kind) of a dossier",
      sentence: "dossier \(id), \(expected.filing.procedure) at \(expected.agency): \(first.found), not "
        + "\(first.expected)\(more)")
  }

  /// Takes over a code that was drawn at random, if it is one that may be drawn.
  private func adopt(_ stored: StoredDossier) throws {
    let expected = model[stored.id]
    guard expected.code == nil else { return }
    let code = stored.dossier.code.description
    let day = (expected.acceptedAt ?? expected.entries[0].at).localDay
    let agency = expected.entries.last { $0.kind == .accepted || $0.kind == .filed }?.counted ?? expected.agency
    let parts = code.split(separator: "-")
    let isDrawn = parts.count == 3 && (500_000...899_999).contains(Int(parts[2]) ?? 0)
    guard isDrawn, parts[0] == agency.description, parts[1] == Civil.six(day),
      !model.dossiers.contains(where: { $0.code == code })
    else { throw Difference(kind: "a confidential code", sentence: "dossier \(stored.id) has \(code)") }
    model[stored.id].code = code
  }
}

extension Consultation {
  fileprivate var line: String {
    "\(agency) \(due.map { "\($0)" } ?? "–") \(request.isSilenceAgreement) \(askedAt) \(end.map { "\($0.at) \($0.outcome)" } ?? "open")"
  }
}

extension ModelDossier.Question {
  fileprivate var line: String {
    let end = endedAt.map { at in "\(at) \(outcome.map { "\($0)" } ?? "")" } ?? "open"
    return "\(asked) \(due.map { "\($0)" } ?? "–") \(isSilenceAgreement) \(askedAt) \(end)"
  }
}

extension StoredMessage {
  /// What the model knows of it, in one line.
  var line: String {
    let topic = message.topic.map { "\($0)" } ?? "–"
    return "\(topic) to \(message.recipient.address) \(state)\(withdrawal.map { " \($0)" } ?? "")"
      + (isClaimed ? " on its way" : "") + " \(attemptCount)/\(tries)"
      + (state == .waiting ? " next \(nextAttemptAt.microseconds)" : "")
  }
}

extension ModelMessage {
  var line: String {
    let topic = topic.map { "\($0)" } ?? "–"
    return "\(topic) to \(to.address) \(state)\(withdrawal.map { " \($0)" } ?? "")"
      + (isClaimed ? " on its way" : "") + " \(attempts)/\(tries)"
      + (state == .waiting ? " next \(nextAt.microseconds)" : "")
  }
}

extension ModelDossier {
  fileprivate func messages(in model: Model) -> [String] {
    model.messages.filter { $0.dossier == id && $0.account == nil }.map(\.line)
  }
}
