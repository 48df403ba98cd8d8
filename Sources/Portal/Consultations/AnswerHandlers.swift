import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore

enum AnswerHandlers {
  /// `POST /can-bo/ho-so/{code}/tra-loi`, by the agency that was asked: files are on disk before the event that names
  /// them. 422 for what has to be mended; 409 with what was typed where nothing waits for the answer any more.
  static let send: UploadHandler = { visit, parts in
    let account = try visit.account
    guard try visit.isConsulted(about: visit.dossierForStaff().dossier) else { throw PortalError.forbidden }
    let upload = try await AnswerUpload(parts, of: visit, into: visit.portal.shared.uploads)
    visit.reader.endBatch()
    let stored = try visit.dossierForStaff()
    var form = Form(upload.fields, words: visit.words, idPrefix: AnswerForms.idPrefix)
    let number = Consultation.number(form.values[DossierCommand.Field.consultation])
    guard let asked = stored.dossier.consultations.first(where: { $0.number == number }),
      try visit.handlesDossiers(of: asked.agency)
    else { throw PortalError.forbidden }

    let command = StaffCommand(visit.answer(to: asked, upload, &form), by: account)
    let office = Office(try visit.reader.staff(of: account.agency))
    let (calendar, now) = (visit.calendar, visit.now)
    let decide: @Sendable (Dossier, [AnswerFile]) throws -> DossierEvent = { dossier, files in
      var command = command
      command.command.consultation.files = files
      return try command.decide(dossier, steps: [], office: office, calendar: calendar, now: now)
    }
    if let denial = account.denial(of: .answerConsultation, on: stored.dossier, steps: [], office: office) {
      return try visit.refused(.denied(denial), form)
    }
    do {
      // Where nothing waits for it any more, its mistakes do not matter.
      if try !form.isWrong || visit.isFormerlyConsulted(about: stored.dossier) { _ = try decide(stored.dossier, []) }
    } catch let failure as StaffCommand.Failure {
      return try visit.refused(failure, form)
    }
    if form.isWrong {
      return visit.answer(try visit.staffPage(stored, answer: form), .unprocessableContent)
    }
    var kept: [AnswerFile] = []
    for file in upload.files {
      kept.append(try await file.answerFile())
      try await file.keep(kept[kept.count - 1])
    }
    do {
      let files = kept
      _ = try await visit.write { transaction in
        try transaction.append(to: stored.id) { try decide($0.dossier, files) }
      }
    } catch let failure as StaffCommand.Failure {
      return try visit.refused(failure, form)
    }
    return .redirect(to: "/can-bo/ho-so/\(stored.dossier.code)?da=\(Action.answerConsultation.path)")
  }

  /// `GET /can-bo/ho-so/{code}/y-kien/{number}/{file}`: to be kept, never to be run by the browser.
  static let file: ReadHandler = { visit in
    let dossier = try visit.dossierForStaff().dossier
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
    return Response(
      fields: [
        .contentType: file.mediaType, .contentDisposition: file.disposition, .xContentTypeOptions: "nosniff",
        .cacheControl: "no-store",
      ],
      body: .file(try FileContent(path: visit.portal.shared.uploads.path + "/" + file.digest)))
  }
}

extension Visit {
  /// Everything that the form lacks is noted in it at once.
  fileprivate func answer(to asked: Consultation, _ upload: AnswerUpload, _ form: inout Form) -> DossierCommand {
    typealias Field = ConsultationField
    let reply = words.consultations.reply
    let opinion = Opinion(rawValue: form.values[Field.opinion])
    let text = form.values[Field.text]
    if opinion == nil { form.mistake(Field.opinion, words.refusals.opinionMissing) }
    if let opinion, opinion != .agree, text.isEmpty { form.mistake(Field.text, words.refusals.answerMissing) }
    if upload.files.count > AnswerForms.mostFiles {
      form.mistake(Field.files, reply.tooManyFiles(count: AnswerForms.mostFiles))
    }
    for file in upload.files where file.size == 0 || file.kind == .unknown {
      let sentence = file.size == 0 ? reply.fileEmpty : reply.fileKind
      form.mistake(Field.files, sentence(["name": HTML(text: file.name)]))
    }
    return DossierCommand(
      .answerConsultation, note: text, consultation: ConsultationCommand(number: asked.number, opinion: opinion))
  }

  /// The dossier as it stands, why the answer is not taken, and what was typed.
  fileprivate func refused(_ failure: StaffCommand.Failure, _ form: Form) throws -> Response {
    let sentence: HTML
    var status = HTTPResponse.Status.conflict
    switch failure {
    case .refused(let refusal): sentence = HTML(text: words.sentence(refusal))
    case .denied(let denial): (sentence, status) = (words.sentence(denial, .answerConsultation, names: [:]), .forbidden)
    // Its form asks for no version: what the agency that asked does meanwhile does not hinder an answer.
    case .hidden: throw PortalError.notFound
    case .stale: sentence = words.staff.changed.html
    }
    let text = form.values[ConsultationField.text]
    let typed: HTML =
      text.isEmpty ? .empty : "<p>\(words.staff.typed)</p><p class=\"said\">\(text)</p>"
    let message: HTML = """
      <div class="error-summary" role="alert" tabindex="-1"><h2>\(words.staff.nothingChanged)</h2>\
      <p>\(sentence)</p>\(typed)</div>
      """
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

extension AnswerFile {
  /// With its name in ASCII, and as it is (RFC 6266 section 4.3, RFC 8187).
  fileprivate var disposition: String {
    let plain = String(decoding: name.utf8.map { (0x20...0x7E).contains($0) && $0 != 0x25 ? $0 : 0x5F }, as: UTF8.self)
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"
  }
}
