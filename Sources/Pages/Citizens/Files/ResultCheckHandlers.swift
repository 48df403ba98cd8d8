import Crypto
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A bank or another agency that was given a result checks it. The page says nothing of the applicant.
enum ResultCheckHandlers {
  /// `GET /kiem-tra` with `ma` and `ma_kt`: what the portal knows of the result; 404 where it knows none.
  static let show: ReadHandler = { visit in
    let (ma, code) = (visit.query[ResultCheckPage.dossier], visit.query[ResultCheckPage.code])
    var form = Form(
      FormContent([(name: ResultCheckPage.dossier, value: ma), (name: ResultCheckPage.code, value: code)]),
      words: visit.words)
    if !visit.query.has(ResultCheckPage.dossier), !visit.query.has(ResultCheckPage.code) {
      return visit.show(visit.checkPage(form).page)
    }
    if ma.isEmpty { form.mistake(ResultCheckPage.dossier, visit.words.resultCheck.dossierMissing) }
    if code.isEmpty { form.mistake(ResultCheckPage.code, visit.words.resultCheck.codeMissing) }
    if form.isWrong { return visit.show(visit.checkPage(form).page) }
    let result = try visit.result(&form)
    return visit.show(visit.checkPage(form, result).page.with(result == nil ? .notFound : .ok))
  }

  /// `POST` of the same with a file: whether it is that result, to the byte. The file is not kept.
  static let compare: UploadHandler = { visit, upload in
    var form = Form(visit.form, words: visit.words)
    guard let result = try visit.result(&form) else { return visit.show(visit.checkPage(form).page.with(.notFound)) }
    var digest = try await visit.digest(ofFileIn: upload)
    if digest == nil { form.mistake(FilePicker.field, visit.words.resultCheck.fileMissing) }
    if digest != nil, !upload.isTooLarge, try await upload.nextFile() != nil {
      digest = nil
      form.mistake(FilePicker.field, visit.words.resultCheck.oneFile)
    }
    var page = visit.checkPage(form, result)
    page.isSame = digest.map { $0 == result.file.stored.digest }
    return visit.show(page.page)
  }

  static let again: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let result = try visit.result(&form)
    visit.noteFileMistakes(in: &form)
    return visit.show(visit.checkPage(form, result).page)
  }

  /// The file that is compared is never kept: it is to be chosen once more.
  static let keep: UploadKeeper = { visit, upload in
    guard try await upload.nextFile() != nil else { return [] }
    return [(FilePicker.field, visit.words.resultCheck.fileMissing.html)]
  }
}

extension Visit {
  /// nil without a file; empty for one that is larger than any result. Nothing opens it, so that it is not examined.
  fileprivate func digest(ofFileIn upload: UploadedForm) async throws -> String? {
    if upload.isTooLarge { return "" }
    guard let part = try await upload.nextFile() else { return nil }
    do {
      return try await SHA256.of(state.shared.uploads.save(part, limit: FileIntake.largest))
    } catch let error as HTTPError where error.status == .contentTooLarge {
      return ""
    }
  }

  /// The result that the form's codes are of; otherwise it is noted in the form that there is none.
  fileprivate func result(_ form: inout Form) throws -> ResultCheckPage.Result? {
    let code = DossierCode(typed: form.values[ResultCheckPage.dossier])
    let view = try code.flatMap(view)
    if let view, let file = view.dossier.result(form.values[ResultCheckPage.code], secrets: state.secrets) {
      return ResultCheckPage.Result(view: view, file: file)
    }
    let isErased = view?.dossier.erasedAt != nil
    form.mistake(ResultCheckPage.code, isErased ? words.resultCheck.erased : words.resultCheck.unknown)
    return nil
  }

  fileprivate func checkPage(_ form: Form, _ result: ResultCheckPage.Result? = nil) -> ResultCheckPage {
    ResultCheckPage(words: words, form: form, result: result, csrfField: csrfField)
  }
}
