import OneStop

/// The catalogue of procedures.
package final class CatalogueWords: Decodable, Sendable {
  let title: Phrase
  let introduction: Phrase
  /// The search form.
  let search: Search
  let elsewhere: Elsewhere
  let emptySearches: EmptySearchWords
  let count: Phrase
  let found: Phrase
  let none: Phrase
  let noneHint: Phrase
  let all: Phrase
  let kinds: PhraseTable<Agency.Kind>
  /// Those of the lowest level where no districts are above them.
  let communes: Phrase
  /// Where a dossier can be filed today, in a few words.
  let ways: PhraseTable<FilingWay>
  /// How much of it can be done online elsewhere; this site takes nothing in.
  let onlineService: PhraseTable<Procedure.OnlineService>
  let onlineNone: Phrase
  /// A procedure that is filed no more. Place: date.
  let ended: Phrase
  /// Place: procedure.
  let replaced: Phrase
  /// A matter that is none of the city's. Place: agency.
  let external: Phrase
  let facts: Facts
  let papers: Papers
  let steps: Phrase
  let consultations: Phrase
  /// Places: name, days.
  let consultation: Phrase
  /// Above how the time is counted.
  let counting: Phrase
  let silence: Phrase
  let filing: Phrase
  let fileAtCounter: Phrase
  /// Place: agency.
  let fileAt: Phrase
  let fileByPost: Phrase
  /// Place: portal.
  let fileOnPortal: Phrase
  let portalName: Phrase
  let notHere: Phrase
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

  final class Elsewhere: Decodable, Sendable {
    /// Above what is not the city's.
    let title: Phrase
    /// Above what an agency of the city does, and not on this site.
    let cityTitle: Phrase
    /// Places: matter, place.
    let matter: Phrase
    let link: Phrase
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

/// How a dossier reaches the agency today.
package enum FilingWay: String, CaseIterable, Sendable {
  case counter, post
  /// Cổng Dịch vụ công quốc gia, where the procedure has an online service.
  case portal

  static let portalAddress: StaticString = "https://dichvucong.gov.vn"
}

extension Procedure {
  /// What the catalogue says, or what the former levels 3 and 4 became (Decree 42/2022/NĐ-CP).
  var offeredOnline: OnlineService? {
    onlineService ?? (onlineLevel == 3 ? .partial : onlineLevel == 4 ? .full : nil)
  }

  var filingWays: [FilingWay] {
    [.counter] + (allowsPost ? [.post] : []) + (offeredOnline == nil ? [] : [.portal])
  }
}

extension Words {
  /// Townships ended in 2025, when special zones began.
  func name(of kind: Agency.Kind, in catalogue: Catalogue) -> Phrase {
    let isWardOfToday =
      kind == .ward && !catalogue.agencies.contains { $0.kind == .district && !$0.hasEnded }
    return isWardOfToday ? self.catalogue.communes : self.catalogue.kinds[kind]
  }
}
