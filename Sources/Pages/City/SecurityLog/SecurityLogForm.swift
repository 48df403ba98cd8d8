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

    static let all = [login, event, from, until]
  }

  private(set) var form: Form

  init(_ values: FormContent, words: Words) {
    form = Form(values, words: words)
  }

  private var words: SecurityLogWords { form.words.securityLog }

  /// What is asked for; mistakes are noted in the form, and then not looked for.
  ///
  /// - Parameter agencies: nil: every line.
  mutating func read(agencies: Set<AgencyCode>?, today: LocalDate) -> SecurityQuery {
    let mistakes = words.mistakes
    var query = SecurityQuery(agencies: agencies)
    query.login = form.typed(Field.login).map { TypedText.plain($0).lowercased() }
    query.event = form.read(Field.event, SecurityEvent.init(formValue:), or: mistakes.event.html)
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

  var inputs: HTML {
    let events =
      [(value: "", text: words.anyEvent.html)]
      + SecurityEvent.allCases.map { (value: $0.formValue, text: words.events[$0].html) }
    let login = FieldLook(isOptional: true, autocomplete: "off", maxLength: 40)
    let day = FieldLook(isOptional: true, isNarrow: true)
    return form.input(Field.login, words.person, login) + form.select(Field.event, words.event, events)
      + form.date(Field.from, words.from, day) + form.date(Field.until, words.until, day)
  }

  /// The same as the query of an address.
  var pairs: [(name: String, value: String)] { Field.all.map { (name: $0, value: form.values[$0]) } }
}

extension SecurityEvent: FormChoice {
  package var formValue: String { rawValue.replacing(" ", with: "-") }
}
