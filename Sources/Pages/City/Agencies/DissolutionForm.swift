import Markup
import OneStop
import Operations
import Web
import Words

/// The form by which an agency merges into another, as it comes back.
struct DissolutionForm {
  enum Field {
    static let from = "tu"
    static let to = "den"
    static let date = "ngay"
    static let decision = "quyet_dinh"
    /// The revision of the catalogue that a preview was made with.
    static let revision = "ban"

    static let all = [from, to, date, decision]
  }

  private static let decisionRule = TextRule.line(.form, upTo: 200).asReason

  private(set) var form: Form
  /// Whether the same was decided before.
  private(set) var isDecided = false
  let catalogue: Catalogue
  let language: Language

  /// - Parameter values: not checked here.
  init(_ values: FormContent, catalogue: Catalogue, words: Words, language: Language) {
    form = Form(values, words: words)
    self.catalogue = catalogue
    self.language = language
  }

  private var words: AgencyWords { form.words.agencies }
  private var values: FormContent { form.values }

  /// The agency that ends; nil if there is none with that code.
  var agency: Agency? { AgencyCode(typed: values[Field.from]).flatMap(catalogue.agency) }

  /// The dissolution in the form; nil if there are mistakes, which are noted in the form.
  mutating func read(today: LocalDate) -> (agency: Agency, successor: Agency, dissolution: Dissolution)? {
    let known = { [catalogue] (text: String) in AgencyCode(typed: text).flatMap(catalogue.agency) }
    let agency = form.needed(Field.from, known, or: words.mistakes.unknown)
    let successor = form.needed(Field.to, known, or: words.mistakes.unknown)
    let typed = form.day(Field.date, or: words.mistakes.dateForm.html, where: WorkCalendar.covers)
    let decision = form.text(Field.decision, Self.decisionRule, missing: words.mistakes.decisionMissing)
    let date = typed ?? today
    guard let agency, let successor, !form.isWrong else { return nil }
    let dissolution = Dissolution(into: successor.code, on: date, decision: decision)
    if let mistake = catalogue.mistake(in: dissolution, of: agency.code) {
      isDecided = agency.dissolution == dissolution
      note(mistake)
      return nil
    }
    return (agency, successor, dissolution)
  }

  /// Notes it at the field that it is about.
  mutating func note(_ mistake: DissolutionMistake) {
    let mistakes = words.mistakes
    switch mistake {
    case .unknownAgency(let code):
      form.mistake(code.description == values[Field.from] ? Field.from : Field.to, mistakes.unknown)
    case .intoItself: form.mistake(Field.to, mistakes.intoItself)
    case .dissolvedAlready(let code, let before):
      form.mistake(Field.from, names(mistakes.dissolvedAlready, code, before))
    case .successorDissolved(let code, let after):
      form.mistake(Field.to, names(mistakes.successorDissolved, code, after))
    case .awaited(let code, let later): form.mistake(Field.date, names(mistakes.awaited, code, later))
    case .decisionMissing: form.mistake(Field.decision, mistakes.decisionMissing)
    }
  }

  /// Notes that the agencies have changed since the form was made.
  mutating func noteOutdated() { form.mistake(Field.from, words.mistakes.outdated) }

  private func names(_ phrase: Phrase, _ code: AgencyCode, _ dissolution: Dissolution) -> HTML {
    phrase([
      "agency": name(code), "successor": name(dissolution.successor),
      "date": form.words.date(dissolution.on),
    ])
  }

  private func name(_ code: AgencyCode) -> HTML {
    catalogue.agency(code).map { form.words.name($0.name, in: language) } ?? "\(code)"
  }

  var inputs: HTML {
    let fields = words.fields
    let none: [(value: String, text: HTML)] = [(value: "", text: form.words.form.choose.html)]
    let lasting = catalogue.agencies.filter { $0.dissolution == nil }.byName {
      form.words.plainName($0.name, in: language)
    }
    let option = { (agency: Agency) in
      (
        value: agency.code.description,
        text: HTML(text: "\(form.words.plainName(agency.name, in: language)) (\(agency.code))")
      )
    }
    // The city itself merges into nothing.
    let options = lasting.filter { $0.parent != nil }.map(option)
    let successors = lasting.map(option).filter { $0.value != values[Field.from] }
    let date = FieldLook(hint: fields.dateHint.html, isOptional: true, isNarrow: true)
    let decision = FieldLook(hint: fields.decisionHint.html, autocomplete: "off", maxLength: Self.decisionRule.limit)
    return form.select(Field.from, fields.from, none + options)
      + form.select(Field.to, fields.to, none + successors, FieldLook(hint: fields.toHint.html))
      + form.date(Field.date, fields.date, date) + form.input(Field.decision, fields.decision, decision)
  }

  /// Everything that was typed, for a form that only asks for confirmation.
  var hidden: HTML {
    Field.all.filter { !values[$0].isEmpty }.map { name -> HTML in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(values[name])\">"
    }.joined()
  }

  /// The same as the query of an address.
  var pairs: [(name: String, value: String)] {
    Field.all.map { (name: $0, value: values[$0]) }
  }
}
