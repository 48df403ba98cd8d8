import OneStop

/// The catalogue of procedures.
package final class CatalogueWords: Decodable, Sendable {
  let title: Phrase
  let introduction: Phrase
  /// The search form.
  let search: Search
  let count: Phrase
  let found: Phrase
  let none: Phrase
  let noneHint: Phrase
  let all: Phrase
  let kinds: PhraseTable<Agency.Kind>
  /// What can be done online, in a few words for a list.
  let levelsShort: PhraseTable<OnlineLevel>
  let levels: PhraseTable<OnlineLevel>
  let facts: Facts
  let papers: Papers
  let steps: Phrase
  let consultations: Phrase
  /// Places: name, days.
  let consultation: Phrase
  let silence: Phrase
  let filing: Phrase
  let fileAtCounter: Phrase
  let fileByPost: Phrase
  let legalBasis: Phrase
  let confidential: Phrase
  let codeUncertain: Phrase
  let timeUncertain: Phrase

  final class Search: Decodable, Sendable {
    let label: Phrase
    let hint: Phrase
    let field: Phrase
    let agency: Phrase
    let any: Phrase
    /// An agency in the list of them. Places: agency, successor, date; so of the next.
    let dissolved: Phrase
    let willDissolve: Phrase
    /// Above what the law gave to an agency that has ended. Places: agency, successor, date.
    let ended: Phrase
    let button: Phrase
  }

  final class Facts: Decodable, Sendable {
    let code: Phrase
    let time: Phrase
    let fee: Phrase
    let noFee: Phrase
    /// Place: count.
    let amount: Phrase
    let feeUncertain: Phrase
    let handler: Phrase
    let level: Phrase
  }

  final class Papers: Decodable, Sendable {
    let title: Phrase
    let name: Phrase
    let form: Phrase
    let quantity: Phrase
    let optional: Phrase
    let none: Phrase
  }
}

/// How much of a procedure can be done online (Decree 43/2011/NĐ-CP art. 3).
package enum OnlineLevel: Int, CaseIterable, Sendable {
  case information = 1
  case forms, filing, full
}

extension Procedure {
  var level: OnlineLevel { OnlineLevel(rawValue: onlineLevel) ?? .information }
  /// Whether a dossier can be filed on this site.
  var isFiledOnline: Bool { onlineLevel >= OnlineLevel.filing.rawValue }
}

extension Words {
  func handlers(_ handlers: ProcedureIndex.Handlers, in language: Language) -> HTML {
    switch handlers {
    case .agency(let agency): name(agency.name, in: language)
    case .every(let kind): catalogue.kinds[kind].html
    }
  }
}
