import HTTPServer
import HTTPTypes
import OneStop

enum ReportEndpoints {
  /// `GET /reports/on-time?from=&to=&by=&agency=`: public figures, both days included; without dates this month so far,
  /// without an agency the whole city.
  static let onTime: APIHandler = { call in
    let question = try call.reportQuestion()
    let report = try call.portal.reportBuilder(call.catalogue, for: .everyone).report(
      question, from: call.reader, now: call.now)
    return .json(ReportJSON(report: report).bytes, isPublic: true)
  }
}

extension APICall {
  fileprivate func reportQuestion() throws(Problem) -> ReportQuestion {
    let mistakes = FieldMistakes()
    let query = request.query
    let date = { (name: String, fallback: LocalDate) -> LocalDate in
      guard let text = query[name] else { return fallback }
      guard let date = LocalDate(typed: text) else {
        mistakes.add(name, text.isEmpty ? "It is empty." : "It must be a date such as 2018-06-01.")
        return fallback
      }
      if !date.isInReports { mistakes.add(name, "It must lie in the years 2000 to 2100.") }
      return date.isInReports ? date : fallback
    }
    let to = date("to", now.date)
    let from = date("from", min(to, now.date).firstOfMonth)
    let grouping = query["by"].map(Report.Grouping.init(rawValue:)) ?? .agency
    if grouping == nil { mistakes.add("by", "It must be one of \(Words.list(Report.Grouping.allCases)).") }
    var scope = ReportScope.city
    if let text = query["agency"] {
      if let agency = AgencyCode(typed: text).flatMap(catalogue.agency) {
        scope = .subtree(agency.code)
      } else {
        mistakes.add("agency", "There is no agency of this code.")
      }
    }
    let period = Period(from: from, to: to)
    if period == nil { mistakes.add("to", "It must not lie before from.") }
    try mistakes.check()
    guard let period, let grouping else { throw .invalid(mistakes.list) }
    return ReportQuestion(period: period, grouping: grouping, scope: scope)
  }
}
