import Markup
import OneStop

/// The words on every page.
package final class SiteWords: Decodable, Sendable {
  package let name: Phrase
  package let city: Phrase
  package let skip: Phrase
  package let navigation: Phrase
  package let staffNavigation: Phrase
  package let lookup: Phrase
  package let procedures: Phrase
  package let statistics: Phrase
  package let otherLanguage: Phrase
  package let staff: Phrase
  package let worklist: Phrase
  package let intake: Phrase
  package let search: Phrase
  package let reports: Phrase
  package let outbox: Phrase
  package let daysOff: Phrase
  package let signOut: Phrase
  /// Place: hotline.
  package let help: Phrase
  package let updatedAt: Phrase
  package let breadcrumb: Phrase
}

extension Words {
  /// The city's number, as a link that dials it.
  package var hotline: HTML { link(.hotline) }

  package func link(_ phone: OfficePhone) -> HTML { "<a href=\"tel:\(phone.dialled)\">\(phone)</a>" }
}

/// The words of every form.
package final class FormWords: Decodable, Sendable {
  /// Place: title.
  package let errorTitle: Phrase
  package let errorSummary: Phrase
  package let optional: Phrase
  package let dateHint: Phrase
  /// For a well-written date that no calendar has. Place: date.
  package let noSuchDay: Phrase
  package let timeHint: Phrase
  package let yes: Phrase
  package let no: Phrase
  package let choose: Phrase
  package let save: Phrase
  package let cancel: Phrase
  package let back: Phrase
}

/// The sentences of error pages, by status.
package final class ErrorWords: Decodable, Sendable {
  package let title: PhraseTable<ErrorStatus>
  package let text: PhraseTable<ErrorStatus>
  package let csrf: Phrase
  package let diskFull: Phrase
  package let unknownOutcome: Phrase
  package let wrongClock: Phrase
  /// Where what a page would show cannot be recorded.
  package let unrecorded: Phrase
  package let home: Phrase
  package let staff: Staff

  /// The sentences for people who are signed in.
  package final class Staff: Decodable, Sendable {
    package let notFound: Phrase
    /// Place: count, of minutes.
    package let wait: Phrase
    package let ofOtherAgencyTitle: Phrase
    /// Place: agency.
    package let ofOtherAgency: Phrase
    package let home: Phrase
  }
}

/// The statuses that an error page can have.
package enum ErrorStatus: Int, CaseIterable, Sendable {
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case conflict = 409
  case contentTooLarge = 413
  case uriTooLong = 414
  case unsupportedMediaType = 415
  case unprocessable = 422
  case tooManyRequests = 429
  case fieldsTooLarge = 431
  case internalError = 500
  case unavailable = 503
}
