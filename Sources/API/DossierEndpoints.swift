import HTTPServer
import HTTPTypes
import JSON
import OneStop
import OneStopStore
import Operations

enum DossierEndpoints {
  /// `POST /dossiers`: files a dossier and accepts it. The answer is sent once it is on disk.
  static let create: AgencyAPIHandler = { call, agency in
    let body = try await call.jsonBody()
    guard let key = try IdempotencyKey(call, body: body) else {
      throw Problem(.badRequest, "An Idempotency-Key is needed, so that a dossier is not filed twice.")
    }
    // Before the body is parsed: a dossier that was accepted stays accepted, whatever the catalogue says now.
    if let answer = try key.answer(in: call.reader) { return created(answer) }
    try call.requireWorking(agency)

    let input = try DossierInput(body: body, agency: agency, current: call.current, today: call.now.date)
    let takeIn = TakeIn(
      filing: input.filing, rules: input.rules, receivedAt: input.receivedAt, actor: call.actor, notices: call.notices,
      now: call.now)
    // Mistakes are reported without waiting for the writer.
    if let at = input.receivedAt, at > call.now {
      throw Problem.invalid("received_at", "\(at.rfc3339) is in the future.")
    }
    _ = try takeIn.accepted(by: call.calendar)
    let (words, now, channels) = (call.words, call.now, call.state.shared.notices.channels)
    let answer = try await call.write { transaction in
      transaction.askEarly { early in
        _ = try key.answer(in: early)
        try takeIn.readAhead(in: early)
      }
      if let answer = try key.answer(in: transaction) { return answer }
      switch try takeIn.run(in: transaction) {
      case .taken(let stored):
        let answer = IdempotencyKey.Answer(
          code: stored.dossier.code, body: DossierJSON.receipt(stored.dossier, channels: channels, words: words))
        try key.keep(answer, in: transaction, now: now)
        return answer
      case .dissolved(let end): throw Problem(agency, end)
      // Programs have idempotency keys instead, and are not asked.
      case .earlier, .repeats: throw Problem(.conflict, "The dossier exists already.")
      }
    }
    return created(answer)
  }

  private static func created(_ answer: IdempotencyKey.Answer) -> Response {
    var response = Response.json(answer.body, status: .created, isPublic: false)
    response.fields[.location] = "/api/v1/dossiers/\(answer.code)"
    return response
  }

  /// `GET /dossiers/{code}`: its public part, or all of it with a token of its agency.
  static let show: APIHandler = { call in
    let (stored, isOwn) = try call.dossierAtPath()
    guard isOwn else { return .json(call.json(stored, isOwn: false), isPublic: true) }
    try await call.record(.details, of: [stored.id])
    let form = try FiledFormJSON(of: stored, in: call.reader, call.formSetting)
    return .json(call.json(stored, isOwn: true, form: form), isPublic: false)
  }

  /// `GET /dossiers/{code}/ledger`: every day from acceptance to the due date, and how it was counted.
  static let ledger: APIHandler = { call in
    let (stored, _) = try call.dossierAtPath()
    let calendar = try call.state.calendar(of: stored, call.current)
    let json = LedgerJSON(dossier: stored.dossier, calendar: calendar, now: call.now)
    return .json(JSONWriter.bytes(capacity: 4_096, json.write), isPublic: !stored.dossier.isConfidential)
  }
}

extension APICall {
  /// The author of this call's events.
  var actor: Actor { .system(label) }

  /// The label of the program's token.
  var label: String { caller?.token.label ?? "" }

  /// The dossier in the path, and whether the caller is its agency. An unknown code and a confidential dossier get the
  /// same answer; only the program that filed a confidential dossier sees it, until it is assigned to somebody.
  func dossierAtPath() throws -> (stored: StoredDossier, isOwn: Bool) {
    guard let code = context.parameters["code"].flatMap({ DossierCode(typed: $0) }),
      let stored = try caller.map({ try reader.dossier(code, for: confidentialSight, of: $0.token.agency) })
        ?? reader.publicDossier(code)
    else { throw Problem.dossierUnknown }
    // A closed dossier stays in the name of a merged agency; the successor keeps its papers.
    let isOwn = caller?.token.agency == catalogue.present(stored.dossier.agency, on: now.date)
    guard stored.dossier.isSeen(by: isOwn ? confidentialSight : .none) else { throw Problem.dossierUnknown }
    return (stored, isOwn)
  }

  var confidentialSight: ConfidentialSight { caller.map { .program(label: $0.token.label) } ?? .none }

  func json(_ stored: StoredDossier, isOwn: Bool, form: FiledFormJSON? = nil) -> [UInt8] {
    DossierJSON(stored, catalogue: catalogue, words: words, isOwn: isOwn, form: form).bytes
  }

  var formSetting: FormSetting {
    FormSetting(today: now.date, province: state.shared.province, lists: state.shared.formLists)
  }
}
