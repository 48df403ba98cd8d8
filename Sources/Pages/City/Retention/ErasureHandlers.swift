import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum ErasureHandlers {
  /// `GET /quan-tri/luu-giu/xoa?ma=`: what erasing the dossier would take and leave, and why.
  static let check: ReadHandler = { visit in
    var form = Form(visit.query, words: visit.words)
    return visit.show(try visit.erasure(&form))
  }

  /// `POST /quan-tri/luu-giu/xoa` with `ma` and `can_cu`: erases. 422 without a ground, 409 where it may not be.
  static let erase: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let ground = form.needed(
      ErasurePage.Field.ground, { text in ErasureGround.ofPeople.first { $0.formValue == text } },
      or: visit.words.retention.erase.mistakes.ground)
    guard let code = DossierCode(typed: form.values[ErasurePage.Field.code]), let ground else {
      return visit.show(try visit.erasure(&form))
    }
    do {
      try await visit.state.store.erase(EraseDossier(code, ground, by: try visit.manager, now: visit.now))
    } catch ErasureRefusal.denied {
      throw PortalError.forbidden
    } catch let refusal as ErasureRefusal {
      visit.reader.endBatch()
      form.mistake(ErasurePage.Field.code, visit.words.retention.sentence(refusal, visit.words))
      return visit.show(try visit.retention(form).page.with(.conflict))
    }
    return .redirect(to: Address.retention.with("da", code.description))
  }

  static let again: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    return visit.show(try visit.erasure(&form))
  }
}

extension Visit {
  /// The page that asks once more; or, where the dossier cannot be erased, the one that says why.
  fileprivate func erasure(_ form: inout Form) throws -> Page {
    let mistakes = words.retention.erase.mistakes
    guard let code = form.needed(ErasurePage.Field.code, { DossierCode(typed: $0) }, or: mistakes.code) else {
      return try retention(form).page
    }
    do {
      guard let stored = try reader.publicDossier(code) else { throw ErasureRefusal.unknown }
      _ = try stored.dossier.erasure(by: .portal, now: now)
      if try reader.hold(of: stored.id) != nil { throw ErasureRefusal.held }
      return ErasurePage(
        dossier: stored.dossier, form: form, procedure: catalogue.procedure(stored.dossier.filing.procedure),
        agency: agencyName(stored.dossier.countedAgency), csrfField: csrfField, language: language
      ).page
    } catch let refusal as ErasureRefusal {
      form.mistake(ErasurePage.Field.code, words.retention.sentence(refusal, words))
      return try retention(form).page.with(.conflict)
    }
  }
}

extension ErasureGround: FormChoice {
  package var formValue: String {
    switch self {
    case .retention: "het_han"
    case .request: "yeu_cau"
    case .consent: "rut_dong_y"
    case .mistake: "nham"
    case .authority: "quyet_dinh"
    }
  }
}

extension RetentionWords {
  /// Why a dossier's data are not erased.
  func sentence(_ refusal: ErasureRefusal, _ words: Words) -> HTML {
    let mistakes = erase.mistakes
    return switch refusal {
    case .unknown: mistakes.unknown.html
    case .open: mistakes.open.html
    case .waitsAtCounter: mistakes.waits.html
    case .erasedAlready(let moment): mistakes.already(["date": words.date(moment.date)])
    case .held: mistakes.held.html
    case .messageUnderWay: mistakes.underWay.html
    case .denied: mistakes.denied.html
    }
  }
}
