/// Where a dossier goes when its agency ends.
package struct Destination: Hashable, Sendable {
  package var agency: AgencyCode
  /// Whether it was chosen by the applicant's address.
  package var isByAddress = false
  /// Whether somebody has to check that it is the right one.
  package var isToBeSeen = false

  package init(agency: AgencyCode, isByAddress: Bool = false, isToBeSeen: Bool = false) {
    self.agency = agency
    self.isByAddress = isByAddress
    self.isToBeSeen = isToBeSeen
  }
}

extension Dissolution {
  /// - Parameter communes: called only where the address decides.
  package func destination<Failure: Error>(
    for address: String, _ communes: () throws(Failure) -> CommuneIndex
  ) throws(Failure) -> Destination {
    if isCertain { return Destination(agency: successor) }
    guard !candidates.isEmpty else { return Destination(agency: successor, isToBeSeen: true) }
    let found = try communes().communes(in: address)
    // An applicant who lives elsewhere is concerned with a place that the address does not tell.
    guard found.count == 1, let commune = found.first, candidates.contains(commune) else {
      return Destination(agency: successor, isToBeSeen: true)
    }
    return Destination(agency: commune, isByAddress: true)
  }
}
