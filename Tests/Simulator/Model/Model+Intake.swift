import OneStop
import Operations

/// What a counter's form, or another system, hands in.
struct Intake: Hashable, Sendable {
  var filing: Filing
  var rules: DeadlineRules
  var receivedAt: Moment?
  var actor: Actor
  /// nil where the sender itself makes sure that it comes once.
  var token: String?
  var digest = ""
  /// Whether to ask if the person has an open dossier for the same.
  var asksRepeats = false
}

extension Model {
  /// Tiếp nhận, as `TakeIn` should do it; `step` is what it is called by later on.
  mutating func takeIn(_ intake: Intake, step: Int, now: Moment) -> Answer {
    let key = intake.token.map { FormKey(owner: "\(intake.actor)", token: $0) }
    if let key, let sent = submissions[key] {
      return .earlier(code: sent.code ?? self[sent.dossier].code ?? "", isSame: sent.digest == intake.digest)
    }
    let filing = intake.filing
    if let end = end(of: filing.agency, on: now.localDay) { return .ended(into: end.dissolution.successor) }
    if intake.asksRepeats, let open = openDossier(like: filing, actor: intake.actor, on: now.localDay) {
      return .repeats(open)
    }
    let received = intake.receivedAt ?? now
    if received > now { return .failed(.refused(.inTheFuture(received))) }
    let id = begin(intake, at: received, step: step)
    let due = clock.due(accepted: received, rules: intake.rules, pauses: [])
    if !self[id].isConfidential { self[id].code = nextCode(filing.agency, on: received.localDay) }
    happen(.accepted, to: id, at: received, recordedAt: now, by: intake.actor, due: due)
    notify(id, now: now)
    if let key, mutation != .tokensAreForgotten {
      submissions[key] = Sent(digest: intake.digest, dossier: id, code: self[id].code, at: now)
    }
    return .taken(id)
  }

  /// Filed online or by post; nobody has accepted it yet.
  mutating func file(_ intake: Intake, step: Int, now: Moment) -> Answer {
    let id = begin(intake, at: now, step: step)
    if !self[id].isConfidential { self[id].code = nextFiledCode(intake.filing.agency, on: now.localDay) }
    happen(.filed, to: id, at: now, recordedAt: now, by: intake.actor)
    return .taken(id)
  }

  private mutating func begin(_ intake: Intake, at moment: Moment, step: Int) -> Int64 {
    let id = Int64(dossiers.count + 1)
    var filing = intake.filing
    filing.isConfidential = procedures[filing.procedure]?.isConfidential ?? false
    dossiers.append(
      ModelDossier(
        id: id, filing: filing, rules: intake.rules, agency: filing.agency, firstActor: intake.actor, lastAt: moment))
    begun[step] = id
    return id
  }

  /// The last open dossier of the same person for the same procedure at the agency: with the same identity number or,
  /// where one has none, with the same telephone and name.
  private func openDossier(like filing: Filing, actor: Actor, on day: Int) -> Int64? {
    guard let person = actor.login.flatMap({ accounts[$0] }) else { return nil }
    let sight = sight(of: person, on: day)
    let open = dossiers.reversed().filter {
      !$0.isEnded && $0.agency == filing.agency && $0.filing.procedure == filing.procedure && $0.isSeen(by: sight)
    }
    let applicant = filing.applicant
    if let identity = applicant.identity, let same = open.first(where: { $0.filing.applicant.identity == identity }) {
      return same.id
    }
    guard let phone = applicant.phone else { return nil }
    return open.first { other in
      let isSame = other.filing.applicant.phone == phone && other.filing.applicant.name == applicant.name
      return isSame && (applicant.identity == nil || other.filing.applicant.identity == nil)
    }?.id
  }
}
