import Markup
import OneStop
import Operations
import Web
import Words

/// The form at the counter: one page, one button, and the appointment in sight before it is pressed.
struct IntakePage {
  let procedure: Procedure
  let due: DuePreview
  /// What was typed, and what is wrong with it.
  let form: Form
  /// Why a form without mistakes came back.
  var notice: Notice?
  /// The result of the search for a repeat applicant.
  var found: RepeatApplicant.Found?
  let csrfField: HTML
  /// The channels that can be offered for notices.
  let settings: NoticeSettings
  let solver: Solver
  /// Whether the form asks which agency solves it.
  let asksSolver: Bool
  let wards: WardChoices
  /// The form's submission token.
  let number: String
  /// Whether the procedure has a form that can be filled in with the applicant instead.
  var hasForm = false

  static let id = "tiep-nhan"

  private var words: Words { form.words }
  private var names: IntakeWords.Fields { words.intake.fields }
  private var address: Address {
    let address = Address.intake(of: procedure.code)
    return asksSolver ? address.with(Solver.query, "1") : address
  }
  private var procedureName: HTML { words.name(procedure.name, in: due.language) }

  var page: Page {
    Page(
      title, content, for: .staff, current: .intake, status: notice == nil ? form.status : .unprocessableContent,
      address: address, crumbs: [(words.site.intake.html, .intake)],
      form: TypedForm(id: IntakePage.id, enter: IntakeField.enter), scripts: ["intake.js"])
  }

  /// In plain words, without markup.
  private var title: HTML {
    let name = HTML(text: words.plainName(procedure.name, in: due.language))
    let title = words.intake.title(["procedure": name])
    return notice == nil ? form.title(title) : words.form.errorTitle(["title": title])
  }

  private var content: HTML {
    """
    <h1>\(words.intake.title(["procedure": procedureName]))</h1>\(form.errorSummary)\(notice)\(foundBox)\(toForm)\(toOthers)\
    <form method="post" action="\(address)" id="\(IntakePage.id)" class="columns with-due" novalidate><div>\
    \(enter)\(csrfField)<input type="hidden" name="\(IntakeField.number)" value="\(number)">\
    <input type="hidden" name="\(IntakeField.procedure)" value="\(procedure.code)">\
    \(PrivacyNote(.intake, words: words).html)\
    \(asksSolver ? solver.html(form, language: due.language) : .empty)\(applicant)\(request)\(IntakePapers(procedure: procedure, form: form, language: due.language).html)\
    \(channels)</div>\
    <aside><div class="sheet due" id="hen-tra" aria-live="polite" data-address="\(Address.intakeDue.with("thu-tuc", procedure.code))">\
    \(due.html)</div></aside>\
    <p class="actions"><button class="button" data-save\(question)>\(words.intake.save)</button> \
    <span class="soft" data-script="\(words.intake.saveHint)"></span></p></form>
    """
  }

  private var toForm: HTML {
    guard hasForm else { return .empty }
    let form = Address.filing(procedure.code).with(AssistedStart.field, "1")
    return "<p><a href=\"\(form)\">\(words.filing.help.beginHere)</a></p>"
  }

  /// The way to the same form for another agency.
  private var toOthers: HTML {
    guard !asksSolver, solver.hasOthers else { return .empty }
    return "<p><a href=\"\(address.with(Solver.query, "1"))\">\(words.intake.others.link)</a></p>"
  }

  /// Enter presses a form's first button. A hand scanner is a keyboard that ends with Enter, which must not save a
  /// form.
  private var enter: HTML {
    """
    <button class="visually-hidden" tabindex="-1" aria-hidden="true" name="\(IntakeField.enter)" value="1">\
    \(words.intake.repeat.find)</button>
    """
  }

  /// The question that the script asks once if no required paper is ticked.
  private var question: HTML {
    guard procedure.papers.contains(where: \.isRequired) else { return .empty }
    let papers = words.intake.papers
    return " data-question=\"\(papers.allMissing)\" data-back=\"\(papers.goBack)\" data-on=\"\(papers.goOn)\""
  }

  private var foundBox: HTML {
    guard let found else { return .empty }
    return Notice.news(found.sentence(words)).html
  }

  /// The browser must not suggest other people's names and numbers.
  private func look(
    _ hint: Phrase? = nil, type: String = "text", mode: String? = nil, narrow: Bool = false
  ) -> FieldLook {
    FieldLook(
      hint: hint?.html, isOptional: true, type: type, autocomplete: "off", inputMode: mode, enterKey: "next",
      isNarrow: narrow)
  }

  private var applicant: HTML {
    var name = look(names.nameHint)
    name.isOptional = false
    if case .nothing = found?.source { name.isFocused = true }
    var identity = look(names.identityHint, narrow: true)
    identity.button = """
      <button class="button quiet" name="\(IntakeField.find)" value="1" formaction="\(address)">\
      \(words.intake.repeat.find)</button>
      """
    let birthDate = look(names.birthDateHint, mode: "numeric", narrow: true)
    var phone = look(names.phoneHint, type: "tel", mode: "tel", narrow: true)
    phone.isFocused = isPhoneNext
    var ward = look(names.wardHint)
    ward.list = wards.id
    return """
      <div class="in-row">\(radios(IntakeField.kind, names.kind, usual: .citizen, of: Applicant.Kind.allCases) {
        words.dossiers.applicantKinds[$0]
      })</div>\
      \(form.input(IntakeField.identity, names.identity, identity))\
      \(form.input(IntakeField.name, names.name, name))\
      \(form.input(IntakeField.birthDate, names.birthDate, birthDate))\
      \(form.input(IntakeField.phone, names.phone, phone))\
      \(form.input(IntakeField.address, names.address, look()))\
      \(form.input(IntakeField.ward, names.ward, ward))\(wards.html)\
      \(form.input(IntakeField.email, names.email, look(type: "email", mode: "email")))\(notices)\(representative)
      """
  }

  /// After a scanned card, what the card does not have comes first.
  private var isPhoneNext: Bool { found?.hasFilledIn == true && form.values[IntakeField.phone].isEmpty }

  /// Folded until somebody files on the applicant's behalf.
  private var representative: HTML {
    let fields = [IntakeField.representative, IntakeField.representativeIdentity, IntakeField.representativePhone]
    let isOpen = fields.contains { !form.values[$0].isEmpty || form.message($0) != nil }
    return """
      <details class="field"\(" open", if: isOpen)><summary>\(names.representativeTitle)</summary>\
      \(form.input(IntakeField.representative, names.representative, look(names.representativeHint)))\
      \(form.input(IntakeField.representativeIdentity, names.representativeIdentity, look(narrow: true)))\
      \(form.input(
        IntakeField.representativePhone, names.representativePhone, look(type: "tel", mode: "tel", narrow: true)))</details>
      """
  }

  private var notices: HTML {
    let offered = settings.offered(beside: form.values[IntakeField.notices])
    if offered.isEmpty { return .empty }
    let channels = offered.map { (value: $0.rawValue, text: words.notices.channels[$0].html) }
    return form.radios(
      IntakeField.notices, names.notices, [(value: "", text: words.notices.noChannel.html)] + channels,
      FieldLook(hint: words.privacy.consent.html))
  }

  private var request: HTML {
    var look = FieldLook(
      hint: names.summaryHint.html, isOptional: true, autocomplete: "off", maxLength: FilingTexts.typed.summary.limit)
    look.isFocused = found?.hasFilledIn == true && !isPhoneNext
    return form.textArea(IntakeField.summary, names.summary, look)
  }

  private var channels: HTML {
    let methods = radios(IntakeField.returnBy, names.returnBy, usual: .counter, of: ReturnMethod.offered) {
      words.dossiers.returnMethods[$0]
    }
    let channels = radios(IntakeField.channel, names.channel, usual: .counter, of: Channel.allCases) {
      words.dossiers.channels[$0]
    }
    return "<div class=\"in-row\">\(methods)\(channels)</div>"
  }

  private func radios<Choice: FormChoice>(
    _ field: String, _ label: Phrase, usual: Choice, of choices: [Choice], _ name: (Choice) -> Phrase
  ) -> HTML {
    var form = form
    if !form.values.has(field) {
      form.values = FormContent(form.values.pairs + [(name: field, value: usual.formValue)])
    }
    return form.radios(field, label, choices.map { (value: $0.formValue, text: name($0).html) })
  }
}

extension Address {
  /// The form of one procedure.
  static func intake(of code: ProcedureCode) -> Address { intake.with("thu-tuc", code) }
}
