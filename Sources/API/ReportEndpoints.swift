import HTTPServer
import HTTPTypes
import OneStop
import Operations
import Words

enum ReportEndpoints {
  /// `GET /reports/on-time?from=&to=&by=&agency=`: public figures, both days included; without dates, for this month so
  /// far; without an agency, for the whole city.
  static let onTime: APIHandler = { call in
    let question = try call.reportQuestion()
    let report = try call.state.reportBuilder(call.catalogue, for: .everyone).report(
      question, from: call.reader, now: call.now)
    return .json(ReportJSON(report: report).bytes, isPublic: true)
  }
}

extension APICall {
  fileprivate func reportQuestion() throws(Problem) -> ReportQuestion {
    var query = QueryFields(request.query, names: ["from", "to", "by", "agency"])
    let to = query.day("to") ?? now.date
    let from = query.day("from") ?? min(to, now.date).firstOfMonth
    let grouping = query.read(
      "by", Report.Grouping.init(rawValue:), or: FieldSentences.word(Report.Grouping.allCases))
    let agency = query.agency(in: catalogue)
    let period = Period(from: from, to: to)
    if period == nil { query.mistake("to", "It must not be before from.") }
    try query.mistakes.check()
    guard let period else { throw .invalid(query.mistakes.list) }
    return ReportQuestion(
      period: period, grouping: grouping ?? .agency, scope: agency.map { .subtree($0.code) } ?? .city)
  }
}

extension QueryFields {
  /// A day in the years that reports cover.
  fileprivate mutating func day(_ name: String) -> LocalDate? {
    guard let date = read(name, LocalDate.init(typed:), or: FieldSentences.date) else { return nil }
    if date.isInReports { return date }
    mistake(name, "It must be in the years 2000 to 2100.")
    return nil
  }
}
