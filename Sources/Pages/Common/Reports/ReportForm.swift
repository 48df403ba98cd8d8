import Markup
import OneStop
import Operations
import Web
import Words

/// The form above a report: its days and its grouping, with what was typed and the mistakes in it.
struct ReportForm {
  private(set) var form: Form
  /// nil if the form has mistakes.
  private(set) var period: Period?
  private(set) var grouping = Report.Grouping.agency
  private(set) var format = ReportFormat.html

  /// - Parameter standard: the period if no day is given.
  init(_ query: FormContent, standard: Period, today: LocalDate, words: Words) {
    form = Form(query, words: words)
    let from = date("tu", words.reports.from)
    let to = date("den", words.reports.to)
    grouping = form.read("theo", Report.Grouping.init(parameter:), or: words.reports.badGrouping.html) ?? .agency
    if !query["dang"].isEmpty {
      if let format = ReportFormat(rawValue: query["dang"]) {
        self.format = format
      } else {
        // The format is chosen by a link; it is not a field of the form.
        form.mistake("theo", words.reports.badFormat)
      }
    }
    guard !form.isWrong else { return }
    let period = ReportForm.period(from: from, to: to, standard: standard, today: today)
    guard let period else {
      form.mistake("den", words.reports.badOrder)
      return
    }
    choose(period)
  }

  /// Replaces a period that nobody has typed.
  mutating func choose(_ period: Period) {
    self.period = period
    form.values = FormContent(
      [
        (name: "tu", value: period.from.description), (name: "den", value: period.to.description),
        (name: "theo", value: grouping.parameter),
      ])
  }

  mutating func mistake(_ field: String, _ message: Phrase) {
    form.mistake(field, message)
    period = nil
  }

  /// A single day stands for the period that people mean by it: since that day, or that month until then.
  private static func period(from: LocalDate?, to: LocalDate?, standard: Period, today: LocalDate) -> Period? {
    switch (from, to) {
    case (nil, nil): standard
    case (let from?, nil): Period(from: from, to: max(from, today))
    case (nil, let to?): Period(from: to.firstOfMonth, to: to)
    case (let from?, let to?): Period(from: from, to: to)
    }
  }

  private mutating func date(_ name: String, _ label: Phrase) -> LocalDate? {
    form.day(name, or: form.words.reports.badDate(["field": label.html])) { $0.isInReports }
  }

  /// The fields and the button.
  func html(
    action: Address, hasGroupings: Bool, button: Phrase? = nil, hidden: [(name: String, value: String)] = []
  ) -> HTML {
    let words = form.words.reports
    var fields = form.date("tu", words.from) + form.date("den", words.to)
    if hasGroupings {
      let options = Report.Grouping.allCases.map { (value: $0.parameter, text: words.subjects[$0].html) }
      fields += form.select("theo", words.groupBy, options)
    }
    for (name, value) in hidden where !value.isEmpty {
      fields += "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
    return """
      <form method="get" action="\(action)" class="inline-form report-form no-print">\(fields)\
      <button class="button">\(button ?? words.show)</button></form>
      """
  }
}

/// The format in which a report is wanted.
enum ReportFormat: String, CaseIterable, Sendable {
  case html, csv, xlsx, json

  /// The value in an address; empty for a page, which is what an address leads to by itself.
  var parameter: String { self == .html ? "" : rawValue }
}

extension Report.Grouping {
  /// The value in an address.
  var parameter: String {
    switch self {
    case .agency: "co-quan"
    case .field: "linh-vuc"
    case .procedure: "thu-tuc"
    }
  }

  init?(parameter: String) {
    guard let grouping = Report.Grouping.allCases.first(where: { $0.parameter == parameter }) else { return nil }
    self = grouping
  }
}
