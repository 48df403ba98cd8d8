import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// What is looked for in the security log, as the form has it.
struct SecurityLogForm {
  enum Field {
    static let login = "nguoi"
    static let event = "viec"
    static let from = "tu"
    static let until = "den"
    static let network = "dia_chi"

    static let all = [login, event, network, from, until]
  }

  private(set) var form: Form

  init(_ values: FormContent, words: Words) {
    form = Form(values, words: words)
  }

  private var words: SecurityLogWords { form.words.securityLog }

  /// What is asked for; mistakes are noted in the form, and then not looked for.
  ///
  /// - Parameters:
  ///   - agencies: nil: every line.
  ///   - people: the logins of those whom a name means.
  mutating func read(
    agencies: Set<AgencyCode>?, today: LocalDate, people: (String) throws -> [String]
  ) rethrows -> SecurityQuery {
    let mistakes = words.mistakes
    var query = SecurityQuery(agencies: agencies)
    query.logins = try form.typed(Field.login).map(people)
    query.events = form.read(Field.event, SecurityLogForm.events, or: mistakes.event.html)
    query.network = form.read(Field.network, NetworkPattern.init(typed:), or: mistakes.network.html)
    let from = form.day(Field.from, or: mistakes.day.html, where: WorkCalendar.covers)
    let until = form.day(Field.until, or: mistakes.day.html, where: WorkCalendar.covers)
    if let from, let until, until < from {
      form.mistake(Field.until, mistakes.reversed)
    } else if from != nil || until != nil {
      let last = until ?? max(today, from ?? today)
      query.period = Period(
        from: from ?? min(last, today).adding(days: -Int(ForgettingChore.securityLifetime / Moment.day)), to: last)
    }
    return query
  }

  private static let changes = "thay-doi"
  private static let refusals = "tu-choi"

  private static func events(_ value: String) -> [SecurityEvent]? {
    switch value {
    case changes: SecurityEvent.allCases.filter(\.isChange)
    case refusals: SecurityEvent.allCases.filter(\.isRefusal)
    default: SecurityEvent(formValue: value).map { [$0] }
    }
  }

  var inputs: HTML {
    let events =
      [
        (value: "", text: words.anyEvent.html), (value: SecurityLogForm.changes, text: words.anyChange.html),
        (value: SecurityLogForm.refusals, text: words.anyRefusal.html),
      ]
      + SecurityEvent.allCases.map { (value: $0.formValue, text: words.events[$0].html) }
    let login = FieldLook(isOptional: true, autocomplete: "off", maxLength: 100)
    let network = FieldLook(hint: words.networkHint.html, isOptional: true, autocomplete: "off", maxLength: 45)
    let day = FieldLook(isOptional: true, isNarrow: true)
    return form.input(Field.login, words.person, login) + form.select(Field.event, words.event, events)
      + form.input(Field.network, words.network, network) + form.date(Field.from, words.from, day)
      + form.date(Field.until, words.until, day)
  }

  /// The same as the query of an address.
  var pairs: [(name: String, value: String)] { Field.all.map { (name: $0, value: form.values[$0]) } }
}

extension SecurityEvent: FormChoice {
  package var formValue: String { rawValue.replacing(" ", with: "-") }
}
