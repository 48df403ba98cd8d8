import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The files of a dossier for whoever has opened its details.
enum OwnFileHandlers {
  /// `GET /tra-cuu/{code}/tep/{file}`: a paper of the applicant's, or the result.
  static let file: VisitHandler = { visit in
    guard let view = try visit.viewAtPath(), let id = view.id else { return visit.unknownDossier() }
    guard let proof = visit.opened(view) else { return .redirect(to: Address.dossier(view.dossier.code)) }
    guard let file = view.dossier.files(for: .applicant).first(where: { $0.number == visit.fileNumber }) else {
      throw PortalError.notFound
    }
    var response = try await visit.send(file.stored, of: id, openedBy: proof)
    visit.keepOpenAsLong(view, in: &response)
    return response
  }
}
