extension Catalogue {
  /// The English names of agencies by their Vietnamese ones, where they have both; also by those which leave out how the
  /// city is called, as is usual within it: `Công an Thành phố`.
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

  /// The same, with what procedures call by an agency's name said in English too.
  package func withEnglishNames() -> Catalogue {
    let names = englishAgencyNames
    let named = procedures.map { $0.naming(agencies: names) }
    return named == procedures ? self : replacing(procedures: named)
  }
}

extension Procedure {
  /// The same, where units of its steps and those that are asked bear the name of an agency and have no English one.
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
