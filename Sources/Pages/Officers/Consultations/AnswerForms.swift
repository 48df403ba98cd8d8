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
  /// By which a script sends files for an answer.
  var draftToken: (_ question: Int) -> String? = { _ in nil }

  static let mostFiles = 10
  static let idPrefix = "tra-loi-"
  static let formID = "tra-loi"

  /// Of the draft that files are kept for.
  static func purpose(_ question: Int) -> String { "y-kien-\(question)" }

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
      <p class="said" lang="vi">\(asked.question)</p>\(given(asked))\(due(asked))\
      \(form.radios(Field.opinion, words.opinion, opinions))\(form.textArea(Field.text, words.text, text))\
      \(files(form, asked))<p><button class="button" type="submit">\
      \(view.words.staff.buttons[.answerConsultation])</button></p></form>
      """
  }

  /// The papers that came with the question, as far as they still count.
  private func given(_ asked: Consultation) -> HTML {
    let files = view.dossier.files(for: .asked([asked.agency])).filter { asked.request.files.contains($0.number) }
    guard !files.isEmpty else { return .empty }
    let list = FileList(files: files, words: view.words, address: { Address.dossierFile(view.dossier.code, $0.number) })
    return "<p>\(view.words.dossierFiles.given):</p>\(list.html)"
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

  private func files(_ form: Form, _ asked: Consultation) -> HTML {
    FilePicker(
      form, words.files.html, most: AnswerForms.mostFiles, isOptional: true, kept: kept(asked.number),
      draftToken: draftToken(asked.number)
    ).html
  }
}
