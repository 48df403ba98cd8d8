import HTTPServer
import HTTPTypes
import OneStop
import Operations
import Words

enum ReportEndpoints {
  /// `GET /reports/on-time?from=&to=&by=&agency=`: public figures, both days included; without dates, of this month so
  /// far; without an agency, of the whole city.
  static let onTime: APIHandler = { call in
    let question = try call.reportQuestion()
    let report = try call.state.reportBuilder(call.catalogue, for: .everyone).report(
      question, from: call.reader, now: call.now)
    return .json(ReportJSON(report: report).bytes, isPublic: true)
  }
}

extension APICall {
  fileprivate func reportQuestion() throws(Problem) -> ReportQuestion {
    let query = QueryFields(request.query, names: ["from", "to", "by", "agency"])
    let date = { (name: String, fallback: LocalDate) -> LocalDate in
      guard let date = query.read(name, "It must be a date such as 2018-06-01.", LocalDate.init(typed:)) else {
        return fallback
      }
      if !date.isInReports { query.mistakes.add(name, "It must lie in the years 2000 to 2100.") }
      return date.isInReports ? date : fallback
    }
    let to = date("to", now.date)
    let from = date("from", min(to, now.date).firstOfMonth)
    let grouping = query.read(
      "by", "It must be one of \(Words.list(Report.Grouping.allCases)).", Report.Grouping.init(rawValue:))
    let agency = query.read("agency", "There is no agency of this code.") {
      AgencyCode(typed: $0).flatMap(catalogue.agency)
    }
    let period = Period(from: from, to: to)
    if period == nil { query.mistakes.add("to", "It must not lie before from.") }
    try query.mistakes.check()
    guard let period else { throw .invalid(query.mistakes.list) }
    return ReportQuestion(
      period: period, grouping: grouping ?? .agency, scope: agency.map { .subtree($0.code) } ?? .city)
  }
}
