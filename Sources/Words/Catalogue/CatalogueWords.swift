import OneStop

/// The catalogue of procedures.
package final class CatalogueWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  /// The search form.
  package let search: Search
  package let elsewhere: Elsewhere
  package let emptySearches: EmptySearchWords
  package let settings: ProcedureSettingWords
  package let count: Phrase
  package let found: Phrase
  package let none: Phrase
  package let noneHint: Phrase
  package let all: Phrase
  package let kinds: PhraseTable<Agency.Kind>
  /// The kind of the lowest level where there are no districts above it.
  package let communes: Phrase
  /// Where a dossier can be filed today, in a few words.
  package let ways: PhraseTable<FilingWay>
  /// How much of it can be done online elsewhere; nothing can be filed on this site.
  package let onlineService: PhraseTable<Procedure.OnlineService>
  package let onlineNone: Phrase
  /// For a procedure that can no longer be filed. Place: date.
  package let ended: Phrase
  /// Place: procedure.
  package let replaced: Phrase
  /// For a matter that is not the city's. Place: agency.
  package let external: Phrase
  package let facts: Facts
  package let papers: Papers
  package let steps: Phrase
  package let consultations: Phrase
  /// Places: name, days.
  package let consultation: Phrase
  /// The heading of how the time is counted.
  package let counting: Phrase
  package let silence: Phrase
  package let filing: Phrase
  package let fileAtCounter: Phrase
  /// Place: agency.
  package let fileAt: Phrase
  package let fileByPost: Phrase
  /// Place: portal.
  package let fileOnPortal: Phrase
  package let portalName: Phrase
  package let fileOnVNeID: Phrase
  package let notHere: Phrase
  /// Where the city has it filed on the national portal alone. Place: portal.
  package let onlyOnPortal: Phrase
  package let toPortal: Phrase
  package let fileHere: Phrase
  package let fileHereNow: Phrase
  /// The heading of what happens if it is late.
  package let late: Phrase
  /// Place: hotline.
  package let lateAdvice: Phrase
  package let blank: Blank
  package let legalBasis: Phrase
  package let confidential: Phrase
  package let codeUncertain: Phrase
  package let timeUncertain: Phrase

  package final class Search: Decodable, Sendable {
    package let label: Phrase
    package let hint: Phrase
    package let field: Phrase
    package let agency: Phrase
    package let any: Phrase
    /// An agency in the filter's list. Places: agency, successor, date; the next one has the same.
    package let dissolved: Phrase
    package let willDissolve: Phrase
    /// Above the procedures that the law gave to an agency that has ended. Places: agency, successor, date.
    package let ended: Phrase
    package let button: Phrase
  }

  package final class Elsewhere: Decodable, Sendable {
    /// Above matters that are not the city's.
    package let title: Phrase
    /// Above matters that an agency of the city handles, but not on this site.
    package let cityTitle: Phrase
    /// Places: matter, place.
    package let matter: Phrase
    package let link: Phrase
  }

  package final class Facts: Decodable, Sendable {
    package let code: Phrase
    package let time: Phrase
    package let fee: Phrase
    package let noFee: Phrase
    /// Place: count.
    package let amount: Phrase
    package let feeUncertain: Phrase
    package let handler: Phrase
    package let level: Phrase
    package let applicants: Phrase
    package let result: Phrase
    /// How long it took in fact. Places: half, most, count.
    package let inFact: Phrase
    /// Less than a working day.
    package let withinDay: Phrase
  }

  /// A form to be printed and filled in by hand.
  package final class Blank: Decodable, Sendable {
    package let link: Phrase
    /// Place: procedure.
    package let title: Phrase
    package let how: Phrase
    package let back: Phrase
    package let to: Phrase
    package let attached: Phrase
    package let placeAndDate: Phrase
  }

  package final class Papers: Decodable, Sendable {
    package let title: Phrase
    package let name: Phrase
    package let form: Phrase
    package let quantity: Phrase
    package let optional: Phrase
    package let none: Phrase
    package let blank: Phrase
  }
}

/// How a dossier reaches the agency (Decree 118/2025/NĐ-CP, Decree 367/2025/NĐ-CP).
package enum FilingWay: String, CaseIterable, Sendable {
  /// Filled in and sent on this site.
  case here
  case counter, post
  /// Cổng Dịch vụ công quốc gia, if the procedure has an online service.
  case portal
  /// The state's application for telephones.
  case vneid

  /// The first day on which it could be used.
  fileprivate var begins: LocalDate? {
    switch self {
    case .here, .counter, .post: nil
    case .portal: LocalDate(year: 2019, month: 12, day: 9)
    case .vneid: LocalDate(year: 2025, month: 12, day: 31)
    }
  }

  package static let portalAddress = "https://dichvucong.gov.vn"
}

extension Procedure {
  /// The level in the catalogue, or the one that the former levels 3 and 4 became (Decree 42/2022/NĐ-CP).
  package var offeredOnline: OnlineService? {
    onlineService ?? (onlineLevel == 3 ? .partial : onlineLevel == 4 ? .full : nil)
  }

  /// - Parameter hasForm: whether it can be filed on this site.
  package func filingWays(on day: LocalDate, hasForm: Bool) -> [FilingWay] {
    FilingWay.allCases.filter { way in
      if let begins = way.begins, day < begins { return false }
      return switch way {
      case .here: hasForm
      case .counter: true
      case .post: allowsPost
      case .portal, .vneid: offeredOnline != nil
      }
    }
  }

  /// Where on the national portal it is filed.
  package var portalAddress: String { nationalAddress ?? FilingWay.portalAddress }
}

extension Words {
  /// Townships ended in 2025, when special zones began.
  package func name(of kind: Agency.Kind, in catalogue: Catalogue) -> Phrase {
    let isWardOfToday =
      kind == .ward && !catalogue.agencies.contains { $0.kind == .district && !$0.hasEnded }
    return isWardOfToday ? self.catalogue.communes : self.catalogue.kinds[kind]
  }
}
