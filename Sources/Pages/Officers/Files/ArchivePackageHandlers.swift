import HTTPServer
import HTTPTypes
import OneStop
import Operations
import Web

enum ArchivePackageHandlers {
  /// `GET /can-bo/ho-so/{code}/luu-tru.zip`: the package for the archive, of a dossier that has ended.
  static let send: VisitHandler = { visit in
    let stored = try visit.handledDossier()
    guard stored.dossier.isClosed, stored.dossier.erasedAt == nil else { throw PortalError.notFound }
    var package = ArchivePackage(
      stored, catalogue: visit.catalogue, words: visit.state.words(.vietnamese), in: visit.state.store, now: visit.now)
    do {
      try await package.check()
    } catch let damaged as ArchivePackage.Damaged {
      return visit.damaged(damaged.file)
    }
    visit.note(.file, [stored.id])
    return Response(
      fields: [
        .contentType: "application/zip", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(package.name).zip\"",
      ], body: .stream(ResponseStream { [package] writer in try await package.write { try await writer.write($0) } }))
  }
}
