/// What a city decides about one of its procedures on the portal, besides what the catalogue's files say.
package struct ProcedureChoice: Hashable, Sendable {
  /// nil: as the city decides for all.
  package var filing: OnlineFiling?
  /// Its own page on the national portal; nil: none is known, and links lead to the portal's front page.
  package var nationalAddress: String?
  /// What people here call it, in everyday words, besides the catalogue's own.
  package var words: [String]

  package init(filing: OnlineFiling? = nil, nationalAddress: String? = nil, words: [String] = []) {
    self.filing = filing
    self.nationalAddress = nationalAddress
    self.words = words
  }

  package static let none = ProcedureChoice()

  /// The rule for one line of words.
  package static let wordRule = TextRule.line(.form, upTo: 100)
  /// More than any procedure is called.
  package static let mostWords = 200
}

/// What a city decides about all of its procedures.
package struct ProcedureChoices: Hashable, Sendable {
  /// Of those that have no choice of their own.
  package var filing = OnlineFiling.here
  package var own: [ProcedureCode: ProcedureChoice] = [:]

  package init(filing: OnlineFiling = .here, own: [ProcedureCode: ProcedureChoice] = [:]) {
    self.filing = filing
    self.own = own
  }
}

extension Catalogue {
  /// With what the city decides: the files do not have it.
  package func with(_ choices: ProcedureChoices) -> Catalogue {
    if choices.own.isEmpty, choices.filing == .here { return self }
    var procedures = procedures
    for place in procedures.indices {
      let own = choices.own[procedures[place].code] ?? .none
      procedures[place].onlineFiling = own.filing ?? choices.filing
      procedures[place].nationalAddress = own.nationalAddress
      procedures[place].keywords += own.words
    }
    return replacing(procedures: procedures)
  }
}
