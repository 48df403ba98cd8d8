extension Catalogue {
  /// The English names of agencies by their Vietnamese ones, where they have both; also by the short form without the
  /// city's name that is usual within the city: `Công an Thành phố`.
  package var englishAgencyNames: [String: String] {
    let (city, name) = ("Thành phố Hồ Chí Minh", " Hồ Chí Minh")
    return agencies.reduce(into: [:]) { names, agency in
      guard let english = agency.name.english else { return }
      let vietnamese = agency.name.vietnamese
      names[vietnamese] = english
      guard vietnamese.hasSuffix(city) else { return }
      let short = String(vietnamese.dropLast(name.count))
      names[short] = names[short] ?? english
    }
  }

  /// The catalogue with English names wherever its procedures name an agency.
  package func withEnglishNames() -> Catalogue {
    let names = englishAgencyNames
    let named = procedures.map { $0.naming(agencies: names) }
    return named == procedures ? self : replacing(procedures: named)
  }
}

extension Procedure {
  /// The procedure with English names for the units of its steps and the consulted agencies, where they are called like
  /// an agency and have none of their own.
  ///
  /// - Parameter names: English names by Vietnamese ones.
  package func naming(agencies names: [String: String]) -> Procedure {
    var named = self
    for place in steps.indices { named.steps[place].unit.completeEnglish(from: names) }
    for place in consultations.indices { named.consultations[place].name.completeEnglish(from: names) }
    return named
  }
}

extension BilingualText {
  fileprivate mutating func completeEnglish(from names: [String: String]) {
    if english == nil { english = names[vietnamese] }
  }
}
