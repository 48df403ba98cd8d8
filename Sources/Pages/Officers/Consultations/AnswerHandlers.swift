import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import System
import Web

enum AnswerHandlers {
  /// `POST /can-bo/ho-so/{code}/tra-loi`, by the agency that was asked: files are on disk before the event that names
  /// them. 422 for mistakes, 413 for files that are too large, in both cases with the good files kept; 409 with what
  /// was typed if the question no longer waits for an answer.
  static let send: UploadHandler = { visit, upload in
    let account = try visit.account
    let answered = try visit.answeredQuestion()
    let files = try await visit.files(of: answered, in: upload)
    let stored = try visit.dossierForStaff()
    var form = Form(visit.form, words: visit.words, idPrefix: AnswerForms.idPrefix)
    var answer = try visit.answer(to: answered, about: stored, &form)
    for mistake in files.mistakes { form.mistake(ConsultationField.files, mistake) }
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
    if form.isWrong {
      try await visit.keep(files, of: answered.draft)
      let isOnlyTooLarge = files.isOnlyTooLarge && form.mistakes.count == files.mistakes.count
      return visit.answer(
        try visit.staffPage(stored, answer: form), isOnlyTooLarge ? .contentTooLarge : .unprocessableContent)
    }
    let kept = try visit.reader.keptFiles(of: answered.draft, now: visit.now)
    do {
      answer.files = try await files.save(in: visit.state.shared.uploads, from: visit.state.store.folder.kept)
      _ = try await visit.run(answer)
      // Once more: the same content may have been erased with another dossier just before this one named it.
      _ = try await files.save(in: visit.state.shared.uploads, from: visit.state.store.folder.kept)
      visit.remove(kept)
    } catch let failure as Act.Failure {
      return try visit.refused(failure, form)
    }
    return .redirect(to: .done(.answerConsultation, stored.dossier.code))
  }

  /// The form as it was filled in, with the files that were kept.
  static let again: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    guard try visit.isConsulted(about: stored.dossier) else { throw PortalError.forbidden }
    let form = Form(visit.form, words: visit.words, idPrefix: AnswerForms.idPrefix)
    let page = try visit.staffPage(stored, answer: form)
    if page.answers?.isOpen == true { return visit.answer(page) }
    return try visit.refused(.refused(.notAllowed(.answerConsultation, in: stored.dossier.status)), form)
  }

  /// Keeps the files of a form that is wanted in another language.
  static let keep: UploadKeeper = { visit, upload in
    let answered = try visit.answeredQuestion()
    try await visit.keep(visit.files(of: answered, in: upload), of: answered.draft)
  }

  /// Keeps the files of an answer that arrived after the session had ended. Whether it may be given is checked when it
  /// is sent again.
  static let keepUnsigned: UnsignedUploadKeeper = { state, context, upload, owner in
    guard let code = context.parameters["code"].flatMap({ DossierCode(typed: $0) }),
      let stored = try state.reader.dossier(code),
      let number = Consultation.number(upload.fields[DossierCommand.Field.consultation]),
      stored.dossier.consultations.contains(where: { $0.number == number && $0.isOpen })
    else { return }
    let draft = AnswerDraft(login: owner.tag, dossier: stored.id, question: number)
    let words = state.words(.vietnamese).consultations.reply
    let files = try await AnswerFiles(upload, kept: [], into: state.shared.uploads, words: words)
    state.reader.endBatch()
    let kept = try await files.keep(in: state.store.folder.kept)
    try await state.store.run(KeepAnswerFiles(kept, of: draft, now: state.clock()))
  }

  /// `GET /can-bo/ho-so/{code}/y-kien/{number}/{file}`: the file, for the browser to save and never to open by itself.
  static let file: ReadHandler = { visit in
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
    let file = files[place - 1]
    visit.note(.file, [stored.id])
    return Response(
      fields: [
        .contentType: file.kind.mediaType, .contentDisposition: file.disposition, .xContentTypeOptions: "nosniff",
        .cacheControl: "no-store",
      ],
      body: .file(try FileContent(path: visit.state.shared.uploads.path + "/" + file.digest)))
  }
}

extension Visit {
  /// The question that the form answers; 403 if it is another agency's.
  fileprivate func answeredQuestion() throws -> (question: Consultation, draft: AnswerDraft) {
    let stored = try dossierForStaff()
    guard let number = Consultation.number(form[DossierCommand.Field.consultation]),
      let asked = stored.dossier.consultations.first(where: { $0.number == number }),
      try handlesDossiers(of: asked.agency)
    else { throw PortalError.forbidden }
    return (asked, try answerDraft(stored.id, number))
  }

  /// Found by the seal over the login, which is also in a form's token: so the form of an ended session finds its
  /// owner.
  func answerDraft(_ dossier: Int64, _ question: Int) throws -> AnswerDraft {
    AnswerDraft(login: state.secrets.formOwner(try account.login).tag, dossier: dossier, question: question)
  }

  /// Whatever is read afterwards is as of the time when they have all arrived.
  fileprivate func files(
    of answered: (question: Consultation, draft: AnswerDraft), in upload: UploadedForm
  ) async throws -> AnswerFiles {
    let kept = try reader.keptFiles(of: answered.draft, now: now)
    let files = try await AnswerFiles(
      upload, kept: kept, into: state.shared.uploads, words: words.consultations.reply)
    reader.endBatch()
    return files
  }

  fileprivate func keep(_ files: AnswerFiles, of draft: AnswerDraft) async throws {
    let before = try reader.keptFiles(of: draft, now: now)
    let kept = try await files.keep(in: state.store.folder.kept)
    try await run(KeepAnswerFiles(kept, of: draft, now: now))
    // Files that are no longer wanted are deleted now instead of the next night.
    let names = Set(kept.map(\.name))
    remove(before.filter { !names.contains($0.name) })
  }

  /// What is not removed goes with the next sweep.
  fileprivate func remove(_ files: [KeptFile]) {
    for file in files { try? FileSystem.remove("\(state.store.folder.kept)/\(file.name)") }
  }

  /// Notes everything that the form lacks; an answer that lacks something is never given.
  fileprivate func answer(
    to answered: (question: Consultation, draft: AnswerDraft), about stored: StoredDossier, _ form: inout Form
  ) throws -> AnswerConsultation {
    typealias Field = ConsultationField
    let opinion = Opinion(rawValue: form.values[Field.opinion])
    let text = form.values[Field.text]
    if opinion == nil { form.mistake(Field.opinion, words.refusals.opinionMissing) }
    if let opinion, opinion != .agree, text.isEmpty { form.mistake(Field.text, words.refusals.answerMissing) }
    return AnswerConsultation(
      dossier: stored.id, question: answered.question.number, opinion: opinion ?? .agree, text: text,
      account: try account, sight: confidentialSight, draft: answered.draft, notices: notices, now: now)
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
      text.isEmpty ? .empty : "<p>\(words.staff.typed)</p><p class=\"said\">\(text)</p>"
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

extension StoredFile {
  /// With its name in ASCII and its real name (RFC 6266 section 4.3, RFC 8187).
  fileprivate var disposition: String {
    let name = safeName
    let plain = String(decoding: name.utf8.map { (0x20...0x7E).contains($0) && $0 != 0x25 ? $0 : 0x5F }, as: UTF8.self)
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"
  }
}
