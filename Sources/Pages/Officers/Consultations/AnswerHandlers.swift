import FileKinds
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum AnswerHandlers {
  /// `POST /can-bo/ho-so/{code}/tra-loi`, by the agency that was asked: files are on disk before the event that names
  /// them. 422 for mistakes, 413 for files that are too large, in both cases with the good files kept; 409 with what
  /// was typed if the question no longer waits for an answer.
  static let send: UploadHandler = { visit, upload in
    let account = try visit.account
    let answered = try visit.answeredQuestion()
    var files = try await visit.files(of: answered.draft, in: upload, most: AnswerForms.mostFiles)
    let stored = try visit.dossierForStaff()
    var form = Form(files.fields, words: visit.words, idPrefix: AnswerForms.idPrefix)
    var answer = try visit.answer(to: answered, about: stored, forgetting: files.onForm, &form)
    files.noteMistakes(in: &form)
    let office = Office(try visit.reader.staff(of: account.agency, on: visit.now.date))
    if let denial = account.denial(of: .answerConsultation, on: stored.dossier, steps: [], office: office) {
      return try visit.refused(.denied(denial), form)
    }
    // If the question no longer waits for an answer, its mistakes do not matter.
    if try !form.isWrong || visit.isFormerlyConsulted(about: stored.dossier) {
      do throws(Act.Failure) {
        _ = try answer.decide(stored.dossier, office: office, calendar: visit.calendar)
      } catch {
        return try visit.refused(error, form)
      }
    }
    guard !form.isWrong, let saved = try await visit.save(&files, noting: &form) else {
      let status = files.status(of: form)
      try await visit.keep(files, of: answered.draft, noting: &form)
      return visit.answer(try visit.staffPage(stored, answer: form), status)
    }
    do {
      answer.files = saved.files.map(\.file)
      _ = try await visit.run(answer, naming: saved)
    } catch let failure as Act.Failure {
      return try visit.refused(failure, form)
    }
    return .redirect(to: .done(.answerConsultation, stored.dossier.code))
  }

  /// The form as it was filled in, with the files that were kept.
  static let again: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    guard try visit.isConsulted(about: stored.dossier) else { throw PortalError.forbidden }
    var form = Form(visit.form, words: visit.words, idPrefix: AnswerForms.idPrefix)
    visit.noteFileMistakes(in: &form)
    let page = try visit.staffPage(stored, answer: form)
    if page.answers?.isOpen == true { return visit.answer(page, form.status) }
    return try visit.refused(.refused(.notAllowed(.answerConsultation, in: stored.dossier.status)), form)
  }

  /// Keeps the files of a form that comes back.
  static let keep: UploadKeeper = { visit, upload in
    let answered = try visit.answeredQuestion()
    let files = try await visit.files(of: answered.draft, in: upload, most: AnswerForms.mostFiles)
    return try await visit.keep(files, of: answered.draft)
  }

  /// Keeps the files of an answer that arrived after the session had ended. Whether it may be given is checked when it
  /// is sent again.
  static let keepUnsigned: UnsignedUploadKeeper = { state, context, upload, owner in
    guard let code = context.parameters["code"].flatMap({ DossierCode(typed: $0) }),
      let stored = try state.reader.dossier(code),
      let number = Consultation.number(upload.fields[DossierCommand.Field.consultation]),
      stored.dossier.consultations.contains(where: { $0.number == number && $0.isOpen })
    else { return }
    let draft = FileDraft(owner: owner.tag, dossier: stored.id, purpose: AnswerForms.purpose(number))
    try await state.keep(upload, most: AnswerForms.mostFiles, of: draft)
  }

  /// `GET /can-bo/ho-so/{code}/y-kien/{number}/{file}`: the file, for the browser to save and never to open by itself.
  static let file: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    let dossier = stored.dossier
    let parameters = visit.context.parameters
    guard let number = parameters["number"].flatMap(Consultation.number),
      let place = parameters["file"].flatMap({ Int(typed: $0, in: 1...AnswerForms.mostFiles) }),
      let asked = dossier.consultations.first(where: { $0.number == number }), let files = asked.end?.files,
      files.indices.contains(place - 1)
    else { throw PortalError.notFound }
    let today = visit.now.date
    guard try visit.account.mayOpenFiles(of: asked, about: dossier, in: visit.catalogue, on: today) else {
      throw PortalError.forbidden
    }
    return try await visit.send(files[place - 1], of: stored.id)
  }
}

extension Visit {
  /// The question that the form answers; 403 if it is another agency's.
  fileprivate func answeredQuestion() throws -> (question: Consultation, draft: FileDraft) {
    let stored = try dossierForStaff()
    guard let number = Consultation.number(form[DossierCommand.Field.consultation]),
      let asked = stored.dossier.consultations.first(where: { $0.number == number }),
      try handlesDossiers(of: asked.agency)
    else { throw PortalError.forbidden }
    return (asked, answerDraft(stored.id, number))
  }

  func answerDraft(_ dossier: Int64, _ question: Int) -> FileDraft {
    fileDraft(dossier: dossier, purpose: AnswerForms.purpose(question))
  }

  /// Notes everything that the form lacks; an answer that lacks something is never given.
  fileprivate func answer(
    to answered: (question: Consultation, draft: FileDraft), about stored: StoredDossier, forgetting kept: FormFiles,
    _ form: inout Form
  ) throws -> AnswerConsultation {
    typealias Field = ConsultationField
    let opinion = Opinion(rawValue: form.values[Field.opinion])
    let text = form.values[Field.text]
    if opinion == nil { form.mistake(Field.opinion, words.refusals.opinionMissing) }
    if let opinion, opinion != .agree, text.isEmpty { form.mistake(Field.text, words.refusals.answerMissing) }
    return AnswerConsultation(
      dossier: stored.id, question: answered.question.number, opinion: opinion ?? .agree, text: text,
      account: try account, sight: confidentialSight, forgetting: kept, notices: notices, now: now)
  }

  /// The dossier as it is now, the reason why the answer is refused, and what was typed.
  fileprivate func refused(_ failure: Act.Failure, _ form: Form) throws -> Response {
    let sentence: HTML
    var status = HTTPResponse.Status.conflict
    switch failure {
    case .refused(let refusal): sentence = HTML(text: words.sentence(refusal))
    case .denied(let denial): (sentence, status) = (words.sentence(denial, .answerConsultation, names: [:]), .forbidden)
    // Its form has no version: whatever the asking agency does meanwhile does not prevent an answer.
    case .unknown, .hidden: throw PortalError.notFound
    case .ofOtherAgency(let agency): throw PortalError.ofOtherAgency(agency)
    case .dissolved: throw PortalError.forbidden
    case .stale: sentence = words.staff.changed.html
    }
    let text = form.values[ConsultationField.text]
    let typed: HTML =
      text.isEmpty ? .empty : "<p>\(words.staff.typed)</p><p class=\"said\" lang=\"vi\">\(text)</p>"
    let message = Notice.wrong(sentence, then: typed, title: words.staff.nothingChanged)
    let stored = try dossierForStaff()
    if try isFormerlyConsulted(about: stored.dossier) {
      return try formerQuestions(stored, message: message, status)
    }
    var page = try staffPage(stored, answer: form)
    page.message = message
    page.isRefused = true
    return answer(page, status)
  }
}
