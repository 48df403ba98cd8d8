import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Whoever was given a result, such as a bank or another agency, checks it. The page says nothing of the applicant.
enum ResultCheckHandlers {
  /// `GET /kiem-tra` with `ma` and `ma_kt`: what the portal knows of the result; 404 where it knows none.
  static let show: ReadHandler = { visit in
    let (ma, code) = (visit.query[ResultCheckPage.dossier], visit.query[ResultCheckPage.code])
    var form = Form(
      FormContent([(name: ResultCheckPage.dossier, value: ma), (name: ResultCheckPage.code, value: code)]),
      words: visit.words)
    if ma.isEmpty, code.isEmpty { return visit.show(visit.checkPage(form).page) }
    let result = try visit.result(&form)
    return visit.show(visit.checkPage(form, result).page.with(result == nil ? .notFound : .ok))
  }

  /// `POST` of the same with a file: whether it is that result, to the byte. The file is not kept.
  static let compare: UploadHandler = { visit, upload in
    var form = Form(visit.form, words: visit.words)
    guard let result = try visit.result(&form) else { return visit.show(visit.checkPage(form).page.with(.notFound)) }
    let draft = visit.fileDraft(dossier: nil, purpose: "kiem-tra")
    let files = try await visit.files(of: draft, in: upload, most: 1)
    files.noteMistakes(in: &form)
    let file = files.files.first?.file
    if file == nil, !form.isWrong { form.mistake(FilePicker.field, visit.words.resultCheck.fileMissing) }
    var page = visit.checkPage(form, result)
    page.isSame = form.isWrong ? nil : file?.digest == result.file.stored.digest
    return visit.show(page.page.with(form.isWrong ? files.status(of: form) : .ok))
  }

  static let again: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let result = try visit.result(&form)
    return visit.show(visit.checkPage(form, result).page)
  }
}

extension Visit {
  /// The result that the form's codes are of; otherwise it is noted in the form that there is none.
  fileprivate func result(_ form: inout Form) throws -> ResultCheckPage.Result? {
    let code = DossierCode(typed: form.values[ResultCheckPage.dossier])
    if let view = try code.flatMap(view),
      let file = view.dossier.result(form.values[ResultCheckPage.code], secrets: state.secrets)
    {
      return ResultCheckPage.Result(view: view, file: file)
    }
    form.mistake(ResultCheckPage.code, words.resultCheck.unknown)
    return nil
  }

  fileprivate func checkPage(_ form: Form, _ result: ResultCheckPage.Result? = nil) -> ResultCheckPage {
    ResultCheckPage(words: words, form: form, result: result, csrfField: csrfField)
  }
}
