import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

enum EventEndpoints {
  /// `POST /dossiers/{code}/events`: records one lifecycle event and answers with the dossier's new state.
  static let append: AgencyAPIHandler = { call, agency in
    let body = try await call.jsonBody()
    let key = try IdempotencyKey(call, body: body)
    if let answer = try key?.answer(in: call.reader) {
      let dossier = try call.replayable(answer, in: call.reader)
      try await call.record(.details, of: [dossier.id])
      return .json(answer.body, isPublic: false)
    }
    try call.requireWorking(agency)

    let (found, isOwn) = try call.dossierAtPath()
    guard isOwn else { throw Problem.otherAgency }
    let input = try EventInput(body: body)
    let act = Act(
      dossier: found.id, commands: [input.command], author: .program(call.label, of: agency.code),
      notices: call.notices, now: call.now)
    let answer = try await call.write { transaction in
      // The answer is the whole dossier. A refusal changes nothing, so that it costs the other changes nothing.
      if let answer = try key?.answer(in: transaction) {
        _ = try call.replayable(answer, in: transaction)
        try transaction.record(call.look(.details, at: [found.id]))
        return answer
      }
      let stored: StoredDossier
      do {
        stored = try act.run(in: transaction)
      } catch let failure as Act.Failure {
        throw Problem(failure, of: agency)
      }
      try transaction.record(call.look(.details, at: [found.id]))
      let answer = IdempotencyKey.Answer(code: stored.dossier.code, body: call.json(stored, isOwn: true))
      try key?.keep(answer, in: transaction, now: call.now)
      return answer
    }
    return .json(answer.body, isPublic: false)
  }
}

extension APICall {
  /// The dossier of an answer that is about to be given again. A confidential one may have been assigned to somebody
  /// since: then the program does not see it any more.
  fileprivate func replayable(_ answer: IdempotencyKey.Answer, in snapshot: some Snapshot) throws -> StoredDossier {
    guard let stored = try snapshot.dossier(answer.code), stored.dossier.isSeen(by: confidentialSight) else {
      throw Problem.dossierUnknown
    }
    return stored
  }
}

extension Problem {
  /// The reason why an act of an agency's program was refused.
  init(_ failure: Act.Failure, of agency: Agency) {
    switch failure {
    case .unknown, .hidden: self = .dossierUnknown
    case .ofOtherAgency: self = .otherAgency
    case .dissolved(let end): self.init(agency, end)
    case .refused(let refusal): self.init(refusal: refusal)
    case .stale, .denied: self.init(PortalError.forbidden)
    }
  }
}
