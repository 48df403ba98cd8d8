import OneStop

/// The catalogue of procedures.
package struct CatalogueWords: Decodable, Sendable {
  var title: Phrase
  var introduction: Phrase
  /// The search form.
  var search: Search
  var count: Phrase
  var found: Phrase
  var none: Phrase
  var noneHint: Phrase
  var all: Phrase
  var kinds: PhraseTable<Agency.Kind>
  /// What can be done online, in a few words for a list.
  var levelsShort: PhraseTable<OnlineLevel>
  var levels: PhraseTable<OnlineLevel>
  var facts: Facts
  var papers: Papers
  var steps: Phrase
  var consultations: Phrase
  /// Places: name, days.
  var consultation: Phrase
  var silence: Phrase
  var filing: Phrase
  var fileAtCounter: Phrase
  var fileByPost: Phrase
  var legalBasis: Phrase
  var confidential: Phrase
  var codeUncertain: Phrase
  var timeUncertain: Phrase

  struct Search: Decodable, Sendable {
    var label: Phrase
    var hint: Phrase
    var field: Phrase
    var agency: Phrase
    var any: Phrase
    var button: Phrase
  }

  struct Facts: Decodable, Sendable {
    var code: Phrase
    var time: Phrase
    var fee: Phrase
    var noFee: Phrase
    /// Place: count.
    var amount: Phrase
    var feeUncertain: Phrase
    var handler: Phrase
    var level: Phrase
  }

  struct Papers: Decodable, Sendable {
    var title: Phrase
    var name: Phrase
    var form: Phrase
    var quantity: Phrase
    var optional: Phrase
    var none: Phrase
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
