import HTTPServer
import JSON
import OneStop
import OneStopStore

enum DossierListEndpoint {
  static let usualLimit = 50
  static let mostLimit = 200

  /// `GET /dossiers?status=&procedure=&received_from=&received_to=&updated_since=&cursor=&limit=`: the dossiers of the
  /// token's agency, in pages.
  static let list: AgencyAPIHandler = { call, agency in
    let question = try Question(call)
    let (lines, next) = try call.reader.dossierList(
      of: call.ownAgencies(agency), question.filter, after: question.after, limit: question.limit)
    let body = JSONWriter.bytes(capacity: 400 * lines.count + 64) { writer in
      writer.object { json in
        json.member("items", array: lines) { list, line in list.object { call.write(line, to: &$0) } }
        json.member("next", next.map(Cursor.text))
      }
    }
    return .json(body, isPublic: false)
  }

  /// The query, or every mistake in it.
  private struct Question {
    var filter = DossierListFilter()
    var after: Int64 = 0
    var limit = usualLimit

    init(_ call: APICall) throws(Problem) {
      var query = QueryFields(call.request.query, names: Question.names)
      let numbered = { (text: String) in Int(typed: text, in: 1...10).flatMap(Status.init(rawValue:)) }
      filter.status = query.read("status", numbered, or: "It must be a number from 1 to 10.")
      filter.procedure = query.read("procedure", ProcedureCode.init(typed:), or: FieldSentences.procedure)
      filter.receivedFrom = query.read("received_from", LocalDate.init(typed:), or: FieldSentences.date)
      filter.receivedTo = query.read("received_to", LocalDate.init(typed:), or: FieldSentences.date)
      filter.updatedSince = query.read("updated_since", Moment.init(typed:), or: FieldSentences.moment)
      after = query.read("cursor", Cursor.place, or: "It must be the next of an earlier answer.") ?? 0
      limit = query.limit(upTo: mostLimit) ?? usualLimit
      try query.mistakes.check()
    }

    private static let names: Set = [
      "status", "procedure", "received_from", "received_to", "updated_since", "cursor", "limit",
    ]
  }

  /// The end of a page, opaque to callers.
  private enum Cursor {
    private static let mark: Int64 = 0x6D63_5A17_39C4

    static func text(_ place: Int64) -> String { String(place ^ mark, radix: 36) }

    static func place(_ text: String) -> Int64? {
      guard text.utf8.count <= 13, let number = Int64(text, radix: 36), number >= 0 else { return nil }
      return number ^ mark
    }
  }
}

extension APICall {
  fileprivate func write(_ line: DossierSummary, to json: inout JSONWriter) {
    json.member("code", text: line.code)
    json.status(line.status, words)
    json.name("agency")
    json.subject(line.agency, catalogue.agency(line.agency)?.name)
    json.name("procedure")
    json.subject(line.procedure, catalogue.procedure(line.procedure)?.name)
    json.member("received_at", line.acceptedAt)
    json.member("due_at", line.due)
    json.member("due_is_provisional", line.isDueProvisional)
    json.member("new_due_at", line.newDue)
    json.member("ended_at", line.endedAt)
    json.member("outcome", line.outcome?.rawValue)
    json.member("supplement_requests", line.supplementRequests)
    json.member("updated_at", line.lastEventAt)
  }
}
