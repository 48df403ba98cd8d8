import OneStop
import OneStopStore

/// An applicant rates the service, once for each dossier that has ended.
package struct RateDossier: Operation {
  private let code: DossierCode
  private let rating: Rating

  package init(_ code: DossierCode, _ rating: Rating) { (self.code, self.rating) = (code, rating) }

  /// Stores the rating with its tally; false where the dossier was already rated, or was opened again meanwhile.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let stored = try transaction.publicDossier(code), Rating.isOpen(for: stored.dossier) else { return false }
    return try transaction.rate(rating, dossier: stored)
  }
}
