extension Catalogue {
  /// The catalogue as it stands on a day: what the law assigns by name to an agency that has ended is its successor's,
  /// and the agencies below it are below the successor.
  ///
  /// Look-ups in it need no date. It holds until `nextEnd(after:)`.
  package func asOf(_ date: LocalDate) -> Catalogue {
    let ended = dissolved.filter { $0.isDissolved(on: date) }
    // On most days none ends, and then nothing is copied.
    let changes = self.procedures.indices.filter { place in
      self.procedures[place].hasEnded != self.procedures[place].hasEnded(by: date)
    }
    if ended.isEmpty, changes.isEmpty { return self }
    var procedures = procedures
    for place in changes { procedures[place].hasEnded.toggle() }
    if ended.isEmpty { return replacing(procedures: procedures) }
    var absorbed: [AgencyCode: [AgencyCode]] = [:]
    for agency in ended { absorbed[present(agency.code, on: date), default: []].append(agency.code) }
    var agencies = agencies
    for place in agencies.indices {
      let code = agencies[place].code
      agencies[place].hasEnded = agencies[place].isDissolved(on: date)
      agencies[place].absorbed = absorbed[code] ?? []
      agencies[place].parent = parent(of: code, on: date)
    }
    let moved = replacing(agencies: agencies, procedures: procedures)
    // Two agencies that each merged into one below the other would form a circle; they keep their old parents, so that
    // neither drops out of the city.
    let lost = agencies.indices.filter { moved.ancestors(of: agencies[$0].code).last?.parent != nil }
    if lost.isEmpty { return moved }
    for place in lost { agencies[place].parent = self.agencies[place].parent }
    return replacing(agencies: agencies, procedures: procedures)
  }

  /// The first day after this one on which an agency or a procedure has ended; nil where no end is decided.
  package func nextEnd(after date: LocalDate) -> LocalDate? {
    let ends = dissolved.compactMap(\.dissolution?.on) + procedures.compactMap { $0.validTo?.next }
    return ends.filter { $0 > date }.min()
  }

  /// Whether the agency, or the one that does its work on the day, is `head` or below it.
  package func isAgency(_ code: AgencyCode, under head: AgencyCode, on date: LocalDate) -> Bool {
    [code, present(code, on: date)].contains { ancestors(of: $0).contains { $0.code == head } }
  }

  /// The agency above this one on the day. Where those above it have merged into it, it takes the place of the topmost.
  private func parent(of code: AgencyCode, on date: LocalDate) -> AgencyCode? {
    let chain = ancestors(of: code)
    let top = chain.last { present($0.code, on: date) == code } ?? chain.first
    return top?.parent.map { present($0, on: date) }
  }
}
