import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form of a new token, as it comes back.
struct TokenForm {
  enum Field {
    static let label = "nhan"
    static let agency = "co_quan"
    static let scope = "quyen"
    static let last = "den_ngay"
    static let hourly = "gioi_han"
    /// On the form that replaces a token.
    static let overlap = "con_dung"
  }

  private static let labelRule = TextRule.line(.form, upTo: 100)
  private static let mostHourly = 1_000_000

  private(set) var form: Form
  let agencies: [Agency]
  let today: LocalDate
  let language: Language

  init(_ values: FormContent, agencies: [Agency], today: LocalDate, words: Words, language: Language) {
    form = Form(values, words: words)
    (self.agencies, self.today, self.language) = (agencies, today, language)
  }

  private var words: TokenWords { form.words.tokens }

  /// nil if there are mistakes, which are noted in the form.
  mutating func read(now: Moment) -> APIToken? {
    let mistakes = words.mistakes
    let label = form.text(Field.label, TokenForm.labelRule, missing: mistakes.label)
    let known = { [agencies] (text: String) -> AgencyCode? in
      AgencyCode(typed: text).flatMap { code in agencies.contains { $0.code == code } ? code : nil }
    }
    let agency = form.needed(Field.agency, known, or: mistakes.agency)
    let scope = form.choice(Field.scope, usual: TokenScope.read, or: mistakes.agency)
    let last = form.day(Field.last, or: mistakes.last.html, where: { [today] in $0 >= today })
    let hourly = form.read(Field.hourly, { Int(typed: $0, in: 1...TokenForm.mostHourly) }, or: mistakes.hourly.html)
    guard let agency, !form.isWrong else { return nil }
    return APIToken(
      agency: agency, label: label, createdAt: now, lastDay: last, isReadOnly: scope == .read, hourlyLimit: hourly)
  }

  mutating func note(_ refusal: TokenRefusal) { form.mistake(Field.agency, words.mistakes.outOfReach) }

  var inputs: HTML {
    let names = words.add
    let choices = form.words.choices(of: agencies, in: language)
    let options = (agencies.count == 1 ? [] : [(value: "", text: form.words.form.choose.html)]) + choices
    let label = FieldLook(hint: names.labelHint.html, autocomplete: "off", maxLength: TokenForm.labelRule.limit)
    let last = FieldLook(hint: names.lastHint.html, isOptional: true, isNarrow: true)
    let hourly = FieldLook(
      hint: names.hourlyHint.html, isOptional: true, autocomplete: "off", inputMode: "numeric", isNarrow: true,
      maxLength: 9)
    var shown = form
    if !form.values.has(Field.scope) {
      shown.values = FormContent(form.values.pairs + [(name: Field.scope, value: TokenScope.read.formValue)])
    }
    return form.input(Field.label, names.label, label) + form.select(Field.agency, names.agency, options)
      + shown.radios(
        Field.scope, names.scope,
        [
          (value: TokenScope.read.formValue, text: words.readOnly.html),
          (value: TokenScope.write.formValue, text: words.readWrite.html),
        ]) + form.date(Field.last, names.last, last) + form.input(Field.hourly, names.hourly, hourly)
  }
}

/// What a token lets a program do.
enum TokenScope: FormChoice {
  case read, write

  var formValue: String { self == .read ? "doc" : "ghi" }
}
