import OneStop

/// What stands on every page.
package final class SiteWords: Decodable, Sendable {
  let name: Phrase
  let city: Phrase
  let skip: Phrase
  let navigation: Phrase
  let staffNavigation: Phrase
  let lookup: Phrase
  let procedures: Phrase
  let statistics: Phrase
  let otherLanguage: Phrase
  let otherLanguageHint: Phrase
  let staff: Phrase
  let worklist: Phrase
  let intake: Phrase
  let search: Phrase
  let reports: Phrase
  let outbox: Phrase
  let daysOff: Phrase
  let signOut: Phrase
  /// Place: hotline.
  let help: Phrase
  let openData: Phrase
  let updatedAt: Phrase
  let breadcrumb: Phrase
}

extension Words {
  /// The city's number, which a telephone calls.
  var hotline: HTML { link(.hotline) }

  func link(_ phone: OfficePhone) -> HTML { "<a href=\"tel:\(phone.dialled)\">\(phone)</a>" }
}

/// What every form says.
package final class FormWords: Decodable, Sendable {
  /// Place: title.
  let errorTitle: Phrase
  let errorSummary: Phrase
  let optional: Phrase
  let dateHint: Phrase
  /// Of a date that is written well and that no calendar has. Place: date.
  let noSuchDay: Phrase
  let timeHint: Phrase
  let yes: Phrase
  let no: Phrase
  let choose: Phrase
  let save: Phrase
  let cancel: Phrase
  let back: Phrase
}

/// The sentences of error pages, by status.
package final class ErrorWords: Decodable, Sendable {
  let title: PhraseTable<ErrorStatus>
  let text: PhraseTable<ErrorStatus>
  let csrf: Phrase
  let diskFull: Phrase
  let wrongClock: Phrase
  let home: Phrase
  let staff: Staff

  /// What people who are signed in are told.
  final class Staff: Decodable, Sendable {
    let notFound: Phrase
    /// Place: minutes.
    let wait: Phrase
    let ofOtherAgencyTitle: Phrase
    /// Place: agency.
    let ofOtherAgency: Phrase
    let home: Phrase
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
