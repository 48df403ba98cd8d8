import Database
import OneStop

/// The result of bringing a city from one catalogue to the next, done or previewed.
package struct Succession: Sendable {
  package var records = CatalogueImport()
  /// Procedures that have been replaced.
  package var endedProcedures: [Procedure] = []
  /// Agencies whose end was decided now.
  package var ended: [AgencyCode] = []
  /// How many ends had been decided before.
  package var endedBefore = 0
  /// What passes on, for every agency of the file that has something.
  package var passing: [Passing] = []

  /// What passes on from one agency.
  package struct Passing: Sendable {
    package var agency: AgencyCode
    package var dissolution: Dissolution
    package var byAddress = 0
    /// To the successor, as the only one there is.
    package var toSuccessor = 0
    /// To the successor, marked to be checked.
    package var toBeSeen = 0
    package var accounts = 0
    package var dossiers: Int { byAddress + toSuccessor + toBeSeen }
  }
}

extension Transaction {
  /// Imports the files of the next catalogue and decides the end of every agency that it no longer has. What was done
  /// before is left as it is, so it can be run again.
  ///
  /// `passDossiers` passes on their work; the result says where to.
  ///
  /// Throws `CatalogueMistakes` or `DissolutionMistake`, and does nothing, where something is wrong with the files.
  package func succeed(
    _ files: [CatalogueFile], successors: SuccessorFile, by actor: Actor, now: Moment
  ) throws -> Succession {
    var result = Succession()
    result.records = try importCatalogue(files, now: now, by: actor)
    let catalogue = try presentCatalogue
    result.endedProcedures = catalogue.procedures.filter { $0.replacedBy != nil && $0.hasEnded(by: now.date) }
    let listed = try successors.read(in: catalogue).filter { catalogue.agency($0.agency) != nil }
    let new = listed.filter { catalogue.agency($0.agency)?.dissolution == nil }
    result.endedBefore = listed.count - new.count
    result.ended = new.map(\.agency)
    if !new.isEmpty { try dissolve(new, by: actor, now: now) }
    let ends = try agencyDissolutions()
    let codes = Set(listed.map(\.agency))
    for end in ends where codes.contains(end.agency) && end.dissolution.isInForce(on: now.date) {
      let passing = try passing(end)
      if passing.dossiers + passing.accounts > 0 { result.passing.append(passing) }
    }
    return result
  }

  private func passing(_ end: AgencyDissolution) throws(StoreError) -> Succession.Passing {
    var passing = Succession.Passing(agency: end.agency, dissolution: end.dissolution)
    for id in try dossiersToPass(from: end.agency, limit: .max) {
      guard let dossier = try dossier(id: id)?.dossier else { continue }
      let destination = try destination(of: dossier, end.dissolution)
      if destination.isByAddress {
        passing.byAddress += 1
      } else if destination.isToBeSeen, dossier.agency == end.agency {
        passing.toBeSeen += 1
      } else {
        passing.toSuccessor += 1
      }
    }
    passing.accounts = try staffCount(of: end.agency)
    return passing
  }
}
