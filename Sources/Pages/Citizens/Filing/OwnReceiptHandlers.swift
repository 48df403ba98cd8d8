import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The receipt of what was filed by a form, for whoever filed it.
enum OwnReceiptHandlers {
  /// `GET /tra-cuu/{code}/giay-tiep-nhan`: giấy tiếp nhận hồ sơ và hẹn trả kết quả, or before acceptance the
  /// confirmation that it was filed. For whoever has the key or is known by their identity number; for others the way to
  /// the details. Numbers and addresses are on it for the latter alone (`Rules.md`, Who sees what); else they are lines to
  /// write on, as on a sheet by hand.
  static let show: ReadHandler = { visit in
    try visit.atDossier(Address.ownReceipt) { view in
      let isKnown = visit.isKnown(as: view.dossier.filing.applicant)
      guard let proof = visit.opened(view), proof != .digits, let id = view.id,
        let sheet = try visit.ownReceipt(of: view.dossier.code, isFull: isKnown)
      else { return .redirect(to: Address.dossier(view.dossier.code)) }
      visit.note(.printedForm, [id], openedBy: proof)
      let names = visit.words.filing.confirmation
      let toolbar = visit.toolbar(view, isKnown ? nil : names.blanks)
      var response = visit.show(
        Page(
          "\(names.link) \(view.dossier.code)", "\(toolbar)\(sheet)", current: .lookup, scripts: ["print.js"],
          isIndexed: false,
          isSecret: true))
      visit.keepOpenAsLong(view, in: &response)
      return response
    }
  }

  /// `GET /tra-cuu/{code}/phieu/{form}`: a letter of the agency's to the applicant, such as of refusal; with `?lan=2` the
  /// second of several requests. For the same readers as the receipt.
  static let letter: ReadHandler = { visit in
    let form: PrintedForm = try visit.context.parameters.require("form")
    guard let name = visit.words.lookup.letters[form] else { throw PortalError.notFound }
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    let code = view.dossier.code
    let isKnown = visit.isKnown(as: view.dossier.filing.applicant)
    guard let proof = visit.opened(view), proof != .digits, let id = view.id,
      PrintedForm.available(for: view.dossier).contains(form), let found = try visit.reader.publicDossier(code),
      var record = try visit.paperRecord(found, .vietnamese)
    else { return .redirect(to: Address.dossier(code)) }
    record.hidesNumbers = !isKnown
    let number = Int(typed: visit.query["lan"], in: Dossier.eventCounts)
    guard let sheet = form.sheet(record, number: number) else { throw PortalError.notFound }
    visit.note(.printedForm, [id], openedBy: proof)
    let toolbar = visit.toolbar(view, isKnown ? nil : visit.words.lookup.letters.blanks)
    var response = visit.show(
      Page(
        "\(name) \(code)", "\(toolbar)\(sheet)", current: .lookup, scripts: ["print.js"], isIndexed: false,
        isSecret: true))
    visit.keepOpenAsLong(view, in: &response)
    return response
  }

  /// `GET /tra-cuu/{code}/to-khai`: the form as it was filed; with `?ban=1` as it was before it was mended. For the same
  /// readers.
  static let form: ReadHandler = { visit in
    try visit.atDossier(Address.ownForm) { view in
      let code = view.dossier.code
      guard let proof = visit.opened(view), proof != .digits, let id = view.id,
        let filed = try visit.filedForm(view, version: Int(typed: visit.query[FiledFormPage.version], in: 1...9_999))
      else { return .redirect(to: Address.dossier(code)) }
      visit.note(.printedForm, [id], openedBy: proof)
      let page = FiledFormPage(
        filed: filed, address: Address.ownForm(code), back: Address.dossier(code),
        files: { Address.ownFile(code, $0.number) }, isStaffs: false)
      var response = visit.show(page.page)
      visit.keepOpenAsLong(view, in: &response)
      return response
    }
  }
}

extension Visit {
  /// - Parameter blanks: that numbers are left blank, where they are.
  fileprivate func toolbar(_ view: DossierView, _ blanks: Phrase?) -> HTML {
    PrintToolbar(
      words: words, ways: "<a href=\"\(Address.dossier(view.dossier.code))\">\(words.filing.confirmation.back)</a>",
      notes: blanks.map { Notice.remark($0.html).html } ?? .empty
    ).html
  }

  /// The receipt, or the confirmation, in Vietnamese; nil of what was not filed by a form, and of what is erased.
  ///
  /// - Parameter isFull: whether it shows numbers and addresses.
  func ownReceipt(of code: DossierCode, isFull: Bool, isWithinPage: Bool = false) throws -> HTML? {
    guard let found = try reader.publicDossier(code), found.dossier.erasedAt == nil,
      found.events.first?.kind == .filed,
      var record = try paperRecord(found, .vietnamese)
    else { return nil }
    record.isWithinPage = isWithinPage
    record.hidesNumbers = !isFull
    return PrintedForm.receipt.sheet(record, number: nil) ?? FiledPaper(record: record).html
  }
}
