import OneStop

/// What the reader's agency was asked about a dossier, with the form of its answer: the one thing that it does here.
struct AnswerForms {
  let view: DossierView
  let account: Account
  let catalogue: Catalogue
  let office: Office
  let csrfField: HTML
  /// A form that came back.
  var returned: Form?

  /// Of all files of an answer together.
  static let limit = 25 * 1_024 * 1_024
  static let mostFiles = 10
  static let idPrefix = "tra-loi-"

  private typealias Field = ConsultationField
  private var words: ConsultationWords.Reply { view.words.consultations.reply }

  var html: HTML {
    let looking: HTML = "<p class=\"notice\">\(words.onlyLooking)</p>"
    guard let asked = open else { return looking }
    if let denial = account.denial(of: .answerConsultation, on: view.dossier, steps: [], office: office) {
      return "\(looking)<p>\(view.words.sentence(denial, .answerConsultation, names: [:]))</p>"
    }
    return "\(looking)<h2>\(words.title)</h2>\(form(asked))"
  }

  /// An agency has one question of a dossier before it at a time.
  private var open: Consultation? {
    view.dossier.openConsultations.first {
      account.handlesDossiers(of: $0.agency, in: catalogue, on: view.now.date) && !$0.isAgreedBySilence(at: view.now)
    }
  }

  private func form(_ asked: Consultation) -> HTML {
    let form = returned ?? Form(words: view.words, idPrefix: AnswerForms.idPrefix)
    let opinions = Opinion.allCases.map { opinion in
      (value: opinion.rawValue, text: view.words.consultations.states[ConsultationState(opinion)].html)
    }
    let text = FieldLook(hint: words.textHint.html, isOptional: true, maxLength: 10_000)
    return """
      <form method="post" action="/can-bo/ho-so/\(view.dossier.code)/tra-loi" enctype="multipart/form-data" \
      class="action main act" id="tra-loi">\(csrfField)\
      <input type="hidden" name="\(DossierCommand.Field.consultation)" value="\(asked.number)">\
      <p class="said">\(asked.question)</p>\(due(asked))\
      \(form.radios(Field.opinion, words.opinion, opinions))\(form.textArea(Field.text, words.text, text))\
      \(files(form))<p><button class="button" type="submit">\
      \(view.words.staff.buttons[.answerConsultation])</button></p></form>
      """
  }

  private func due(_ asked: Consultation) -> HTML {
    guard let due = asked.due else { return .empty }
    let left = view.words.timeLeft(until: due, now: view.now, calendar: view.calendar)
    let late: HTML = view.now > due ? "<p class=\"notice\">\(words.lateNotice)</p>" : .empty
    let silence: HTML =
      asked.request.isSilenceAgreement ? "<p class=\"soft\">\(view.words.consultations.silence)</p>" : .empty
    return """
      <p><strong>\(view.words.consultations.due): \(view.words.moment(due))</strong> · \(left)</p>\(silence)\(late)
      """
  }

  private func files(_ form: Form) -> HTML {
    let id = form.id(Field.files)
    let mistake = form.message(Field.files)
    // A browser does not choose files again by itself.
    let again: HTML = returned == nil ? .empty : " \(words.chooseAgain)"
    var html: HTML = """
      <div class="field\(" wrong", if: mistake != nil)"><label for="\(id)">\(words.files) \
      <span class="soft">\(view.words.form.optional)</span></label> \
      <span class="hint" id="\(id)-goi-y">\(words.filesHint)\(again)</span>
      """
    if let mistake { html += "<span class=\"error\" id=\"\(id)-loi\">\(mistake)</span>" }
    html += """
      <input type="file" multiple id="\(id)" name="\(Field.files)" aria-describedby="\(id)-goi-y\(
        " \(id)-loi", if: mistake != nil)"\(" aria-invalid=\"true\"", if: mistake != nil)></div>
      """
    return html
  }
}
