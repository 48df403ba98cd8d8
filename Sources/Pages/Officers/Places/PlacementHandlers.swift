import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

enum PlacementHandlers {
  /// `POST /can-bo/ho-so/{code}/noi-thu-ly` with `co_quan`: the dossier stays, or passes to the agency that it belongs
  /// to. 422 if that is not one of the choices; changes nothing if somebody has already chosen.
  static let save: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    let agency = stored.dossier.agency
    guard try visit.handlesDossiers(of: agency) else { throw PortalError.forbidden }
    guard let placement = try visit.reader.placement(of: stored.id) else { return visit.back(to: stored) }
    let choices = PlacementNotice.choices(placement, at: agency, in: visit.catalogue)
    let chosen = AgencyCode(visit.form[PlacementNotice.field])
    guard let chosen = choices.first(where: { $0.code == chosen }) else {
      var form = Form(visit.form, words: visit.words)
      form.mistake(PlacementNotice.field, visit.words.places.look.mistake)
      var page = try visit.staffPage(stored)
      page.placement?.form = form
      return visit.answer(page, .unprocessableContent)
    }
    let place = PlaceDossier(
      dossier: stored.id, agency: agency, chosen: chosen.code,
      decision: visit.catalogue.agency(placement.dissolved)?.dissolution?.decision ?? "",
      login: try visit.account.login, sight: visit.confidentialSight, notices: visit.notices, now: visit.now)
    do {
      try await visit.run(place)
    } catch Act.Failure.hidden {
      throw PortalError.notFound
    }
    return chosen.code == agency ? visit.back(to: stored) : .redirect(to: Address.worklist)
  }
}

extension PlacementHandlers {
  /// The dossier with the choice as it was sent.
  static let again: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    guard try visit.handlesDossiers(of: stored.dossier.agency) else { throw PortalError.forbidden }
    var page = try visit.staffPage(stored)
    page.placement?.form = Form(visit.form, words: visit.words)
    return visit.answer(page)
  }

  /// `GET /can-bo/ho-so/{code}/noi-thu-ly`: the choice has no page of its own.
  static let toDossier: ReadHandler = { visit in visit.back(to: try visit.dossierForStaff()) }
}

extension Visit {
  fileprivate func back(to stored: StoredDossier) -> Response {
    .redirect(to: Address.staffDossier(stored.dossier.code))
  }

  /// The notice on a dossier that passed to the reader's agency and that nobody there has checked yet.
  func placementNotice(_ view: DossierView, id: Int64) throws -> PlacementNotice? {
    guard !view.dossier.isClosed, let placement = try reader.placement(of: id) else { return nil }
    return PlacementNotice(
      view: view, placement: placement, catalogue: catalogue, form: Form(words: words), csrfField: csrfField)
  }
}
