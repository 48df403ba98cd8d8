import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Where one procedure is filed online, and what people call it.
struct ProcedureSettingForm {
  static let formID = "lua-chon-thu-tuc"

  enum Field {
    static let filing = "noi_nop"
    static let address = "dia_chi"
    static let words = "tu_khoa"
    /// When the choice was made that the form began with, in microseconds.
    static let seen = "truoc"
    /// Words that found nothing.
    static let found = "tu"
  }

  let procedure: Procedure
  var form: Form
  let csrfField: HTML
  let language: Language
  private let choices: [ProcedureCode?: StoredProcedureChoice]
  private let isSeenKept: Bool

  init(
    procedure: Procedure, choices: [ProcedureCode?: StoredProcedureChoice], values: FormContent, isSeenKept: Bool,
    csrfField: HTML, words: Words, language: Language
  ) {
    (self.procedure, self.choices, self.isSeenKept) = (procedure, choices, isSeenKept)
    (self.csrfField, self.language) = (csrfField, language)
    let present = choices[procedure.code]?.choice ?? .none
    let found = values[Field.found].searchText
    let fields =
      values.has(Field.filing)
      ? values.pairs
      : [
        (name: Field.filing, value: present.filing?.rawValue ?? ""),
        (name: Field.address, value: present.nationalAddress ?? ""),
        (name: Field.words, value: (present.words + (found.isEmpty ? [] : [found])).joined(separator: "\n")),
      ]
    form = Form(FormContent(fields + values.pairs.filter { $0.name == Field.seen }), words: words)
  }

  /// When the choice was made that the form began with; nil: there was none.
  static func seen(_ values: FormContent) -> Moment? {
    Int64(values[Field.seen]).map { Moment(microseconds: $0) }
  }

  private var names: ProcedureSettingWords.Form { form.words.catalogue.settings.form }

  /// nil if there are mistakes, which are noted.
  mutating func read() -> ProcedureChoice? {
    var choice = ProcedureChoice()
    if let text = form.typed(Field.filing) {
      choice.filing = OnlineFiling(rawValue: text)
      if choice.filing == nil { form.mistake(Field.filing, names.filingMissing) }
    }
    if let text = form.typed(Field.address) {
      choice.nationalAddress = LinkAddress.read(text)
      if choice.nationalAddress == nil { form.mistake(Field.address, names.addressWrong) }
    }
    var known: Set<String> = []
    for (number, line) in form.values.untrimmed(Field.words).split(whereSeparator: \.isNewline).enumerated() {
      guard let word = try? ProcedureChoice.wordRule.read(String(line)) else {
        let limit = ProcedureChoice.wordRule.limit
        form.mistake(Field.words, names.tooLong(["line": "\(number + 1)", "count": "\(limit)"]))
        break
      }
      if !word.isEmpty, known.insert(word.folded).inserted { choice.words.append(word) }
    }
    if choice.words.count > ProcedureChoice.mostWords {
      form.mistake(Field.words, names.tooMany(count: ProcedureChoice.mostWords))
    }
    return form.isWrong ? nil : choice
  }

  private var seen: String {
    if isSeenKept, form.values.has(Field.seen) { return form.values[Field.seen] }
    return choices[procedure.code].map { "\($0.setAt.microseconds)" } ?? ""
  }

  var page: Page {
    let settings = form.words.catalogue.settings
    let filing = settings.filing
    let all = filing[choices[nil]?.choice.filing ?? .here]
    let options =
      [(value: "", text: settings.asAll(["place": all.html]))]
      + OnlineFiling.allCases.map { (value: $0.rawValue, text: filing[$0].html) }
    let address = FieldLook(
      hint: names.addressHint.html, isOptional: true, type: "url", autocomplete: "off", maxLength: LinkAddress.limit)
    let words = FieldLook(hint: names.wordsHint.html, isOptional: true)
    let own = Set((choices[procedure.code]?.choice.words ?? []).map(\.folded))
    let others = procedure.keywords.filter { !own.contains($0.folded) }
    let known = others.isEmpty ? HTML() : names.catalogueWords(["words": HTML(text: others.joined(separator: ", "))])
    let target = Address.procedureSetting(procedure.code)
    let plain = HTML(text: form.words.plainName(procedure.name, in: language))
    return Page(
      form.title(names.title(["procedure": "\(plain) – \(procedure.code)"])),
      """
      <h1>\(names.title(["procedure": form.words.name(procedure.name, in: language)]))</h1>\
      <p class="soft">\(procedure.code) · <a href="\(Address.formVersions(procedure.code))">\(form.words.forms.link)</a></p>\(form.errorSummary)\
      <form method="post" action="\(target)" id="\(ProcedureSettingForm.formID)" novalidate>\(csrfField)\
      <input type="hidden" name="\(Field.seen)" value="\(seen)">\
      \(form.radios(Field.filing, names.filing, options, FieldLook(hint: names.filingHint.html)))\
      \(form.input(Field.address, names.address, address))\(form.textArea(Field.words, names.words, words))\
      \("<p lang=\"vi\" class=\"soft small\">\(known)</p>", if: !others.isEmpty)\
      <p class="actions"><button class="button">\(names.button)</button></p></form>
      """, for: .staff, current: .procedureSettings, status: form.status, address: target,
      crumbs: [(settings.title.html, .procedureSettings)], form: TypedForm(id: ProcedureSettingForm.formID))
  }
}
