/// Giải thể, sáp nhập: an agency goes up in another from a day on, by a decision.
///
/// Its open dossiers, the results that it has still to hand over and the questions that it was asked pass to the
/// successor; what is over stays in its name, and the successor reads it.
package struct Dissolution: Hashable, Sendable {
  package var successor: AgencyCode
  /// The first day on which the agency is there no more.
  package var on: LocalDate
  /// The decision that orders it, as timelines say it.
  package var decision: String
  /// The agencies among which its ground was divided, where that is so: each dossier goes to the one in which its
  /// applicant lives, as far as that is clear, and to `successor` else.
  package var candidates: [AgencyCode]
  /// False where it is not known for every dossier that `successor` is the right one.
  package var isCertain: Bool

  package init(
    into successor: AgencyCode, on date: LocalDate, decision: String, candidates: [AgencyCode] = [],
    isCertain: Bool = true
  ) {
    self.successor = successor
    on = date
    self.decision = decision
    self.candidates = candidates
    self.isCertain = isCertain
  }

  package func isInForce(on date: LocalDate) -> Bool { date >= on }
}

/// Where a dossier goes from an agency that ends.
package struct Destination: Hashable, Sendable {
  package var agency: AgencyCode
  /// Whether it was found by the applicant's address.
  package var isByAddress = false
  /// Whether somebody has to look at whether it is the right one.
  package var isToBeSeen = false

  package init(agency: AgencyCode, isByAddress: Bool = false, isToBeSeen: Bool = false) {
    self.agency = agency
    self.isByAddress = isByAddress
    self.isToBeSeen = isToBeSeen
  }
}

extension Dissolution {
  /// - Parameter communes: asked for only where the address decides.
  package func destination<Failure: Error>(
    for address: String, _ communes: () throws(Failure) -> CommuneIndex
  ) throws(Failure) -> Destination {
    if isCertain { return Destination(agency: successor) }
    guard !candidates.isEmpty else { return Destination(agency: successor, isToBeSeen: true) }
    let found = try communes().communes(in: address)
    // Whoever lives elsewhere has to do with a place that the address does not say.
    guard found.count == 1, let commune = found.first, candidates.contains(commune) else {
      return Destination(agency: successor, isToBeSeen: true)
    }
    return Destination(agency: commune, isByAddress: true)
  }
}

extension Agency {
  /// How it ended, where it has by the day.
  package func end(by date: LocalDate) -> Dissolution? { dissolution.flatMap { $0.isInForce(on: date) ? $0 : nil } }

  package func isDissolved(on date: LocalDate) -> Bool { end(by: date) != nil }

  /// Whether what the law gives to an agency by name is this one's, on the day of its catalogue.
  package func answers(to code: AgencyCode) -> Bool {
    !hasEnded && (code == self.code || absorbed.contains(code))
  }
}

/// Why an agency cannot go up in another one. Nothing has changed.
package enum DissolutionMistake: Error, Hashable, Sendable {
  case unknownAgency(AgencyCode)
  case intoItself
  /// It was decided before.
  case dissolvedAlready(AgencyCode, Dissolution)
  /// The successor goes up in another agency itself.
  case successorDissolved(AgencyCode, Dissolution)
  /// Another agency is still to go up in the one that is to be dissolved, on a later day.
  case awaited(AgencyCode, Dissolution)
  case decisionMissing
}

extension Catalogue {
  /// The agency that does the work of this one on the day: itself, or the last of its successors.
  package func present(_ code: AgencyCode, on date: LocalDate) -> AgencyCode {
    var code = code
    // As many steps as there are agencies end any chain.
    for _ in agencies {
      guard let end = agency(code)?.end(by: date) else { break }
      code = end.successor
    }
    return code
  }

  /// The agencies that went up in this one by the day, and in these before: whose papers it keeps.
  package func predecessors(of code: AgencyCode, on date: LocalDate) -> [Agency] {
    if dissolved.isEmpty { return [] }
    var found: [Agency] = []
    var codes: Set<AgencyCode> = [code]
    var isNew = true
    while isNew {
      let new = dissolved.filter { agency in
        guard let end = agency.end(by: date) else { return false }
        return codes.contains(end.successor) && !codes.contains(agency.code)
      }
      found += new
      codes.formUnion(new.map(\.code))
      isNew = !new.isEmpty
    }
    return found
  }

  /// What is against the dissolution; nil: nothing.
  package func mistake(in dissolution: Dissolution, of code: AgencyCode) -> DissolutionMistake? {
    guard let agency = agency(code) else { return .unknownAgency(code) }
    guard let successor = self.agency(dissolution.successor) else { return .unknownAgency(dissolution.successor) }
    if let unknown = dissolution.candidates.first(where: { self.agency($0) == nil }) { return .unknownAgency(unknown) }
    if agency.code == successor.code { return .intoItself }
    if let before = agency.dissolution { return .dissolvedAlready(code, before) }
    if let after = successor.dissolution { return .successorDissolved(successor.code, after) }
    let later = dissolved.first { $0.dissolution.map { $0.successor == code && $0.on > dissolution.on } ?? false }
    if let later, let dissolution = later.dissolution { return .awaited(later.code, dissolution) }
    if dissolution.decision.isEmpty { return .decisionMissing }
    return nil
  }

  /// With what is known of agencies' ends, which no file says, whenever they come.
  package func with(_ dissolutions: [AgencyCode: Dissolution]) -> Catalogue {
    guard !dissolutions.isEmpty else { return self }
    var agencies = agencies
    for place in agencies.indices { agencies[place].dissolution = dissolutions[agencies[place].code] }
    return replacing(agencies: agencies)
  }
}
