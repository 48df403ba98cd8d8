import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Which looks are asked for, as the form has it.
struct LookForm {
  enum Field {
    static let reader = "nguoi"
    static let dossier = "ma"
    static let agency = "co-quan"
    static let part = "phan"
    static let from = "tu"
    static let until = "den"

    static let all = [reader, dossier, agency, part, from, until]
  }

  private(set) var form: Form
  /// Those to choose from.
  private let agencies: [Agency]

  init(_ values: FormContent, agencies: [Agency], words: Words) {
    form = Form(values, words: words)
    self.agencies = agencies
  }

  private var words: LookWords { form.words.looks }

  /// What is asked for; mistakes are noted in the form, and then nothing is looked for.
  ///
  /// - Parameters:
  ///   - reach: the agencies that the auditor oversees; nil: every one.
  ///   - dossier: finds a dossier's number by its code.
  ///   - readers: finds logins and labels by what was typed; nil: too many.
  mutating func read(
    reach: Set<AgencyCode>?, today: LocalDate, dossier: (DossierCode) throws -> Int64?,
    readers: (String) throws -> [String]?
  ) throws -> LookQuery {
    let mistakes = words.mistakes
    var query = LookQuery(agencies: reach)
    if let typed = form.typed(Field.reader) {
      query.names = try readers(TypedText.plain(typed))
      if query.names == nil { form.mistake(Field.reader, mistakes.readers) }
    }
    query.part = form.read(Field.part, LookPart.init(formValue:), or: mistakes.part.html)
    if let code = form.typed(Field.dossier) {
      query.dossier = try DossierCode(typed: code).flatMap(dossier)
      if query.dossier == nil { form.mistake(Field.dossier, mistakes.dossier) }
    }
    if let typed = form.typed(Field.agency) {
      if let agency = agencies.first(where: { $0.code.description == typed }) {
        query.agencies = [agency.code]
      } else {
        form.mistake(Field.agency, mistakes.agency)
      }
    }
    query.period = period(today: today)
    return query
  }

  private mutating func period(today: LocalDate) -> Period? {
    let mistakes = words.mistakes
    let from = form.day(Field.from, or: mistakes.day.html, where: WorkCalendar.covers)
    let until = form.day(Field.until, or: mistakes.day.html, where: WorkCalendar.covers)
    if let from, let until, until < from {
      form.mistake(Field.until, mistakes.reversed)
      return nil
    }
    guard from != nil || until != nil else { return nil }
    let last = until ?? max(today, from ?? today)
    let days = Int(ForgettingChore.lookLifetime / Moment.day)
    return Period(from: from ?? min(last, today).adding(days: -days), to: last)
  }

  func inputs(_ language: Language) -> HTML {
    let parts =
      [(value: "", text: words.anyPart.html)]
      + LookPart.allCases.map { (value: $0.formValue, text: words.parts[$0].html) }
    let text = FieldLook(isOptional: true, autocomplete: "off", maxLength: 100)
    let day = FieldLook(isOptional: true, isNarrow: true)
    var html = form.input(Field.reader, words.reader, text) + form.input(Field.dossier, words.dossier, text)
    if agencies.count > 1 {
      html += form.select(
        Field.agency, words.agency,
        [(value: "", text: words.anyAgency.html)] + form.words.choices(of: agencies, in: language))
    }
    return html + form.select(Field.part, words.part, parts) + form.date(Field.from, words.from, day)
      + form.date(Field.until, words.until, day)
  }

  /// The same as the query of an address.
  var pairs: [(name: String, value: String)] {
    Field.all.map { (name: $0, value: form.values[$0]) }.filter { !$0.value.isEmpty }
  }
}

extension LookPart: FormChoice {
  package var formValue: String { rawValue.replacing(" ", with: "-") }
}
