import HTTPServer
import JSON
import OneStop
import OneStopStore
import Operations

enum ChangesEndpoint {
  static let usualLimit = 50
  static let mostLimit = 200

  /// `GET /changes?after=&limit=`: the events after a number, of the dossiers of the token's agency, in the order in
  /// which they were recorded. A program that asks again with `last` gets each event at least once.
  static let list: AgencyAPIHandler = { call, agency in
    var query = QueryFields(call.request.query, names: ["after", "limit"])
    let number = query.read(
      "after", { Int(typed: $0, in: 0...Int.max) }, or: "It must be the last of an earlier answer, or 0.")
    let after = Int64(number ?? 0)
    let limit = query.limit(upTo: mostLimit) ?? usualLimit
    // A restored database continues its old numbering: a program that is ahead of it would miss the next events.
    if try after > call.reader.lastChange() {
      query.mistake("after", "No event has this number yet. If a backup was restored, begin again at 0.")
    }
    try query.mistakes.check()
    let changes = try call.reader.changes(of: call.ownAgencies(agency), after: after, limit: limit)
    // Events have papers and notes.
    try await call.record(.list, of: changes.map(\.dossierID))
    let body = JSONWriter.bytes(capacity: 320 * changes.count + 64) { writer in
      writer.object { json in
        json.member("items", array: changes) { list, change in
          list.object {
            $0.member("number", Int(change.number))
            $0.member("code", text: change.code)
            $0.member("place", change.place)
            $0.member("event") { EventJSON(change.event, isOwn: true).write(to: &$0) }
          }
        }
        json.member("last", Int(changes.last?.number ?? after))
      }
    }
    return .json(body, isPublic: false)
  }
}

extension APICall {
  /// The caller's agency, and those that merged into it.
  func ownAgencies(_ agency: Agency) -> [AgencyCode] {
    [agency.code] + catalogue.predecessors(of: agency.code, on: now.date).map(\.code)
  }
}
