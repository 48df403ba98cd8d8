import Markup
import OneStop
import Operations
import Web
import Words

/// Đính chính: everything in a filing that may have been mistyped, filled in as it is, to be corrected.
struct CorrectionPage {
  static let id = "dinh-chinh"

  let view: DossierView
  /// The present values, or what was typed.
  let form: Form
  let csrfField: HTML
  /// The channels that can be offered for notices.
  let settings: NoticeSettings
  /// What others have done since the form was made.
  var changes: HTML?
  /// Where the reader comes from.
  let list: ListAddress

  private var words: Words { view.words }
  private var names: IntakeWords.Fields { words.intake.fields }
  private var filing: Filing { view.dossier.filing }

  var page: Page {
    let code = view.dossier.code
    return Page(
      title, content, for: .staff, current: .worklist, status: changes == nil ? form.status : .conflict,
      address: Address.correction(code),
      crumbs: [(list.title(words), list.address), ("\(code)", Address.staffDossier(code))], form: TypedForm(id: Self.id)
    )
  }

  private var title: HTML {
    let title: HTML = "\(words.corrections.title) \(view.dossier.code.tail)"
    return changes == nil ? form.title(title) : words.form.errorTitle(["title": title])
  }

  private var content: HTML {
    """
    <h1>\(words.corrections.title)</h1>\(form.errorSummary)\(changed)\
    <p class="lead"><strong>\(filing.applicant.name)</strong> · <span class="code">\(view.dossier.code)</span></p>\
    <p>\(words.corrections.lead)</p>\
    <form method="post" action="\(Address.correction(view.dossier.code))" id="\(CorrectionPage.id)" \
    novalidate>\(csrfField)\
    <input type="hidden" name="\(DossierCommand.Field.version)" value="\(view.dossier.eventCount)">\
    \(applicant)\(request)\(papers)\(ways)\(reason)\
    <p class="actions"><button class="button">\(words.corrections.button)</button> \
    <a href="\(Address.staffDossier(view.dossier.code))">\(words.corrections.cancel)</a></p></form>
    """
  }

  private var changed: Notice? {
    changes.map {
      .wrong(
        words.staff.changed.html, then: "\($0)<p>\(words.staff.sendAgain)</p>", title: words.staff.nothingChanged,
        id: form.isWrong ? nil : Notice.toMend)
    }
  }

  private func look(_ hint: Phrase? = nil, type: String = "text", mode: String? = nil, narrow: Bool = false)
    -> FieldLook
  {
    FieldLook(
      hint: hint?.html, isOptional: true, type: type, autocomplete: "off", inputMode: mode, isNarrow: narrow)
  }

  private var applicant: HTML {
    var name = look(names.nameHint)
    name.isOptional = false
    let kinds = Applicant.Kind.allCases.map { (value: $0.formValue, text: words.dossiers.applicantKinds[$0].html) }
    return """
      \(form.radios(IntakeField.kind, names.kind, kinds))\(form.input(IntakeField.name, names.name, name))\
      \(form.input(IntakeField.identity, names.identity, look(names.identityHint, narrow: true)))\
      \(form.input(
        IntakeField.birthDate, names.birthDate, look(names.birthDateHint, mode: "numeric", narrow: true)))\
      \(form.input(IntakeField.phone, names.phone, look(names.phoneHint, type: "tel", mode: "tel", narrow: true)))\
      \(form.input(IntakeField.address, names.address, look()))\
      \(form.input(IntakeField.ward, names.ward, look(names.wardHint)))\
      \(form.input(IntakeField.email, names.email, look(type: "email", mode: "email")))\
      \(form.input(IntakeField.representative, names.representative, look(names.representativeHint)))\
      \(form.input(IntakeField.representativeIdentity, names.representativeIdentity, look(narrow: true)))\
      \(form.input(
        IntakeField.representativePhone, names.representativePhone, look(type: "tel", mode: "tel", narrow: true)))
      """
  }

  private var request: HTML {
    form.textArea(IntakeField.summary, names.summary, FieldLook(isOptional: true, autocomplete: "off"))
  }

  private var papers: HTML {
    let papers = form.values.all(CorrectionField.paper)
    guard !papers.isEmpty else { return .empty }
    let rows = papers.enumerated().map { place, name -> HTML in
      let field = CorrectionField.quantity(place)
      let error = form.message(field)
      return """
        <div class="copies\(" wrong", if: error != nil)"><input type="hidden" name="\(CorrectionField.paper)" value="\(name)">\
        <input id="\(form.id(field))" name="\(field)" value="\(form.values[field])" class="narrow" inputmode="numeric" \
        autocomplete="off" maxlength="3"\
        \(" aria-invalid=\"true\" aria-describedby=\"\(form.id(field))-loi\"" as HTML, if: error != nil)>\
        <label for="\(form.id(field))" lang="vi">\(name)</label>\
        \("<span class=\"error\" id=\"\(form.id(field))-loi\">\(error ?? .empty)</span>" as HTML, if: error != nil)</div>
        """
    }
    return """
      <fieldset class="field papers" aria-describedby="so-luong-goi-y"><legend class="label">\(words.intake.papers.title)\
      </legend><span class="hint" id="so-luong-goi-y">\(words.corrections.papersHint)</span>\(rows.joined())</fieldset>
      """
  }

  private var ways: HTML {
    let present = view.dossier.filing.returnBy
    let offered = ReturnMethod.offered + (ReturnMethod.offered.contains(present) ? [] : [present])
    let methods = offered.map { (value: $0.formValue, text: words.dossiers.returnMethods[$0].html) }
    return "\(form.radios(IntakeField.returnBy, names.returnBy, methods))\(notices)"
  }

  /// The dossier's present channel, or the one just chosen, stays on offer.
  private var notices: HTML {
    let present = view.dossier.filing.notices
    let offered = MessageChannel.allCases.filter {
      $0 == present || settings.offered(beside: form.values[IntakeField.notices]).contains($0)
    }
    if offered.isEmpty { return .empty }
    let channels = offered.map { (value: $0.rawValue, text: words.notices.channels[$0].html) }
    return form.radios(
      IntakeField.notices, names.notices, [(value: "", text: words.notices.noChannel.html)] + channels,
      FieldLook(hint: words.privacy.consent.html))
  }

  private var reason: HTML {
    form.textArea(
      CorrectionField.reason, words.corrections.reason,
      FieldLook(hint: words.corrections.reasonHint.html, maxLength: CorrectionEntry.reasonRule.limit))
  }

  /// The present values, as fields of the form.
  static func fields(_ filing: Filing, papers: [String]) -> FormContent {
    let applicant = filing.applicant
    var pairs: [(name: String, value: String)] = [
      (IntakeField.kind, applicant.kind.formValue), (IntakeField.name, applicant.name),
      (IntakeField.identity, applicant.identity?.description ?? ""),
      (IntakeField.phone, applicant.phone?.description ?? ""), (IntakeField.email, applicant.email?.description ?? ""),
      (IntakeField.address, applicant.address),
      (IntakeField.birthDate, applicant.birthDate.map(LocalDate.typed) ?? ""), (IntakeField.ward, applicant.ward),
      (IntakeField.representative, applicant.representative?.name ?? ""),
      (IntakeField.representativeIdentity, applicant.representative?.identity?.description ?? ""),
      (IntakeField.representativePhone, applicant.representative?.phone?.description ?? ""),
      (IntakeField.summary, filing.summary),
      (IntakeField.returnBy, filing.returnBy.formValue), (IntakeField.notices, filing.notices?.rawValue ?? ""),
    ]
    for (place, name) in papers.enumerated() {
      let quantity = place < filing.papers.count ? filing.papers[place].quantity : 0
      pairs.append((CorrectionField.paper, name))
      pairs.append((CorrectionField.quantity(place), "\(quantity)"))
    }
    return FormContent(pairs)
  }
}
