import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore

enum EventEndpoints {
  /// `POST /dossiers/{code}/events`: one lifecycle event; answers with the dossier as it then stands.
  static let append: APIHandler = { call in
    let agency = try call.agency()
    let body = try await call.jsonBody()
    let key = try IdempotencyKey(call, body: body)
    if let answer = try key?.answer(in: call.reader) { return .json(answer.body, isPublic: false) }
    try call.requireWorking(agency)

    let (found, isOwn) = try call.dossierAtPath()
    guard isOwn else { throw Problem.otherAgency }
    let input = try EventInput(body: body)
    if let missing = input.missing {
      try found.dossier.permit(input.command.action, at: input.command.at, now: call.now)
      throw Problem.invalid([missing])
    }
    let notices = call.notices
    let answer = try await call.write { transaction in
      if let answer = try key?.answer(in: transaction) { return answer }
      let calendar = try transaction.calendar
      // What has still to pass to the caller's agency does not wait for its turn.
      _ = try transaction.passOn(found.id, now: call.now) { try transaction.notify($0, notices, now: call.now) }
      let stored = try transaction.append(to: found.id) { stored in
        // It may have passed to another agency meanwhile.
        let present = try transaction.presentCatalogue.present(stored.dossier.agency, on: call.now.date)
        guard present == agency.code else { throw Problem.otherAgency }
        // Somebody may have been given it.
        guard stored.dossier.isSeen(by: call.confidentialSight) else { throw Problem.dossierUnknown }
        return try stored.dossier.decide(input.command, by: call.actor, calendar: calendar, now: call.now)
      }
      guard let stored else { throw Problem.dossierUnknown }
      try transaction.notify(stored, notices, now: call.now)
      let answer = IdempotencyKey.Answer(code: stored.dossier.code, body: call.json(stored, isOwn: true))
      try key?.keep(answer, in: transaction, now: call.now)
      return answer
    }
    return .json(answer.body, isPublic: false)
  }
}
