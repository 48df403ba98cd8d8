import Markup
import OneStop
import Operations
import Web
import Words

/// The form of one rule: how many months, and by what law.
struct RetentionForm {
  static let formID = "thoi-han-luu-giu"
  /// In place of a procedure's code: all that have no rule of their own.
  static let others = "khac"

  enum Field {
    static let procedure = "thu_tuc"
    static let months = "so_thang"
    static let basis = "co_so"
    /// The months and, after a space, the basis that were in force when the form was made.
    static let seen = "truoc"
    /// How many dossiers become due at once, as the reader was told.
    static let told = "da_biet"
  }

  /// nil: all others.
  let procedure: Procedure?
  var form: Form
  let csrfField: HTML
  let language: Language
  private let seen: String

  /// - Parameter isSeenKept: whether the form goes on with the rule that it was made with.
  init(
    procedure: Procedure?, present: RetentionRule?, values: FormContent, isSeenKept: Bool, csrfField: HTML,
    words: Words, language: Language
  ) {
    (self.procedure, self.csrfField, self.language) = (procedure, csrfField, language)
    let months = present.map { "\($0.months.months)" } ?? ""
    let isSent = values.has(Field.seen)
    seen = isSent && isSeenKept ? values[Field.seen] : present.map { "\(months) \($0.basis)" } ?? ""
    let fields =
      isSent ? values.pairs : [(name: Field.months, value: months), (name: Field.basis, value: present?.basis ?? "")]
    form = Form(FormContent(fields), words: words)
  }

  private var names: RetentionWords.Form { form.words.retention.form }

  /// The rule that the form was made with.
  private var before: RetentionRule? {
    let parts = seen.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let months = RetentionPeriod(typed: parts[0]) else { return nil }
    return RetentionRule(procedure: procedure?.code, months: months, basis: String(parts[1]))
  }

  /// nil if there are mistakes, which are noted. Without a number of months there is to be no rule.
  mutating func read() -> (rule: RetentionRule?, seen: RetentionRule?)? {
    guard let text = form.typed(Field.months) else { return (nil, before) }
    let months = RetentionPeriod(typed: text)
    if months == nil { form.mistake(Field.months, names.mistakes.months) }
    let basis = form.text(Field.basis, RetentionRule.basisRule, missing: names.mistakes.basis)
    guard let months, !form.isWrong else { return nil }
    return (RetentionRule(procedure: procedure?.code, months: months, basis: basis), before)
  }

  /// nil: nothing was said to the reader.
  var confirmed: Int? { Int(typed: form.values[Field.told], in: 0...Int.max) }

  private var subject: HTML {
    procedure.map { form.words.name($0.name, in: language) } ?? form.words.retention.rules.others.html
  }

  private var plain: HTML {
    procedure.map { HTML(text: form.words.plainName($0.name, in: language)) } ?? subject
  }

  private var code: String { procedure?.code.description ?? RetentionForm.others }

  private func page(_ content: HTML) -> Page {
    Page(
      form.title(names.title(["procedure": plain])), content, for: .staff, current: .retention, status: form.status,
      address: Address.retentionRule.with(Field.procedure, code),
      crumbs: [(form.words.retention.title.html, .retention)], form: TypedForm(id: RetentionForm.formID))
  }

  /// Asks before a rule is saved by which so many dossiers become due at once.
  func question(_ rule: RetentionRule?, due: Int, firstNight: LocalDate) -> Page {
    let words = form.words
    let asked =
      rule.map {
        names.asked([
          "period": words.retention.rules.months(count: $0.months.months), "basis": HTML(text: $0.basis),
        ])
      } ?? names.noRule.html
    let fields = [Field.procedure, Field.seen, Field.months, Field.basis].map { name -> HTML in
      let value = name == Field.procedure ? code : name == Field.seen ? seen : form.values[name]
      return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
    let sentence = names.ask(count: due, ["date": words.date(firstNight)])
    return page(
      """
      <h1>\(names.title(["procedure": subject]))</h1>\(Notice.wrong(sentence))<p>\(asked)</p>\
      <form method="post" action="\(Address.retentionRule)" id="\(RetentionForm.formID)" novalidate>\(csrfField)\
      \(fields.joined())<input type="hidden" name="\(Field.told)" value="\(due)">\
      <p class="actions"><button class="button danger">\(names.confirm(count: due))</button> \
      <a href="\(Address.retentionRule.with(Field.procedure, code))">\(names.change)</a></p></form>
      """)
  }

  var page: Page {
    let months = FieldLook(
      hint: names.monthsHint.html, isOptional: true, autocomplete: "off", inputMode: "numeric", isNarrow: true,
      maxLength: 9)
    let basis = FieldLook(hint: names.basisHint.html, autocomplete: "off", maxLength: RetentionRule.basisRule.limit)
    return page(
      """
      <h1>\(names.title(["procedure": subject]))</h1>\(form.errorSummary)<p>\(names.effect)</p>\
      <form method="post" action="\(Address.retentionRule)" id="\(RetentionForm.formID)" novalidate>\(csrfField)\
      <input type="hidden" name="\(Field.procedure)" value="\(code)">\
      <input type="hidden" name="\(Field.seen)" value="\(seen)">\
      \(form.input(Field.months, names.months, months))\(form.input(Field.basis, names.basis, basis))\
      <p class="actions"><button class="button">\(names.button)</button></p></form>
      """)
  }
}
