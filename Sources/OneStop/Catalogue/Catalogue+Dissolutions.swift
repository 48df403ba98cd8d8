extension Catalogue {
  /// The agency that does the work of this one on the day: itself, or the last of its successors.
  package func present(_ code: AgencyCode, on date: LocalDate) -> AgencyCode {
    var code = code
    // No chain is longer than there are agencies.
    for _ in agencies {
      guard let end = agency(code)?.end(by: date) else { break }
      code = end.successor
    }
    return code
  }

  /// The agencies that have merged into this one by the day, directly or through one another: it keeps their papers.
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

  /// What stands in the way of the dissolution, if anything does.
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

  /// With every decided end of an agency, whenever it comes: the files do not have these.
  package func with(_ dissolutions: [AgencyCode: Dissolution]) -> Catalogue {
    guard !dissolutions.isEmpty else { return self }
    var agencies = agencies
    for place in agencies.indices { agencies[place].dissolution = dissolutions[agencies[place].code] }
    return replacing(agencies: agencies)
  }
}
