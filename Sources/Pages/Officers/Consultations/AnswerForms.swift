import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The questions put to the reader's agency about a dossier, with the form of its answer, its only action here.
struct AnswerForms {
  let view: DossierView
  let account: Account
  let catalogue: Catalogue
  let office: Office
  let csrfField: HTML
  /// A form that came back.
  var returned: Form?
  /// The files kept for an answer that is to be sent again, by the question's number.
  var kept: (_ question: Int) -> [KeptFile] = { _ in [] }

  /// The limit for all files of an answer together.
  static let limit = 25 * 1_024 * 1_024
  static let mostFiles = 10
  static let idPrefix = "tra-loi-"
  static let formID = "tra-loi"

  private typealias Field = ConsultationField
  private var words: ConsultationWords.Reply { view.words.consultations.reply }

  var html: HTML {
    let looking: HTML = Notice.remark(words.onlyLooking.html).html
    guard let asked = open else { return looking }
    if let denial = account.denial(of: .answerConsultation, on: view.dossier, steps: [], office: office) {
      return "\(looking)<p>\(view.words.sentence(denial, .answerConsultation, names: [:]))</p>"
    }
    return "\(looking)<h2>\(words.title)</h2>\(form(asked))"
  }

  /// Whether the page has the form.
  var isOpen: Bool {
    open != nil && account.denial(of: .answerConsultation, on: view.dossier, steps: [], office: office) == nil
  }

  /// An agency has at most one open question about a dossier.
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
      <form method="post" action="\(Address.answer(view.dossier.code))" enctype="multipart/form-data" \
      class="action main act" id="\(AnswerForms.formID)">\(csrfField)\
      <input type="hidden" name="\(DossierCommand.Field.consultation)" value="\(asked.number)">\
      <p class="said">\(asked.question)</p>\(due(asked))\
      \(form.radios(Field.opinion, words.opinion, opinions))\(form.textArea(Field.text, words.text, text))\
      \(keptFiles(asked))\(files(form))<p><button class="button" type="submit">\
      \(view.words.staff.buttons[.answerConsultation])</button></p></form>
      """
  }

  private func due(_ asked: Consultation) -> HTML {
    guard let due = asked.due else { return .empty }
    let left = view.words.timeLeft(until: due, now: view.now, calendar: view.calendar)
    let late: HTML = view.now > due ? Notice.remark(words.lateNotice.html).html : .empty
    let silence: HTML =
      asked.request.isSilenceAgreement ? "<p class=\"soft\">\(view.words.consultations.silence)</p>" : .empty
    return """
      <p><strong>\(view.words.consultations.due): \(view.words.deadline(due))</strong> · \(left)</p>\(silence)\(late)
      """
  }

  /// Files from a form that could not be saved; they need not be chosen again.
  private func keptFiles(_ asked: Consultation) -> HTML {
    let kept = kept(asked.number)
    guard !kept.isEmpty else { return .empty }
    let ticks = kept.enumerated().map { place, file -> HTML in
      let id = "\(AnswerForms.idPrefix)\(Field.keptFiles)-\(place + 1)"
      let size = view.words.consultations.fileSize(count: max(1, (file.file.size + 1_023) / 1_024))
      return """
        <div class="tick"><input type="checkbox" id="\(id)" name="\(Field.keptFiles)" value="\(file.name)" checked>\
        <label for="\(id)">\(file.file.safeName) (\(size))</label></div>
        """
    }
    return """
      <fieldset class="field"><legend class="label">\(words.kept(count: kept.count))</legend>\
      <span class="hint">\(words.keptHint)</span>\(ticks.joined())</fieldset>
      """
  }

  private func files(_ form: Form) -> HTML {
    let id = form.id(Field.files)
    let mistake = form.message(Field.files)
    var html: HTML = """
      <div class="field\(" wrong", if: mistake != nil)"><label for="\(id)">\(words.files) \
      <span class="soft">\(view.words.form.optional)</span></label> \
      <span class="hint" id="\(id)-goi-y">\(words.filesHint)</span>
      """
    if let mistake { html += "<span class=\"error\" id=\"\(id)-loi\">\(mistake)</span>" }
    html += """
      <input type="file" multiple id="\(id)" name="\(Field.files)" aria-describedby="\(id)-goi-y\(
        " \(id)-loi", if: mistake != nil)"\(" aria-invalid=\"true\"", if: mistake != nil)></div>
      """
    return html
  }
}
