/// What stands on every page.
package struct SiteWords: Decodable, Sendable {
  var name: Phrase
  var city: Phrase
  var skip: Phrase
  var navigation: Phrase
  var staffNavigation: Phrase
  var lookup: Phrase
  var procedures: Phrase
  var statistics: Phrase
  var otherLanguage: Phrase
  var otherLanguageHint: Phrase
  var staff: Phrase
  var worklist: Phrase
  var intake: Phrase
  var search: Phrase
  var reports: Phrase
  var signOut: Phrase
  var help: Phrase
  var openData: Phrase
  var updatedAt: Phrase
  var breadcrumb: Phrase
}

/// What every form says.
package struct FormWords: Decodable, Sendable {
  /// Place: title.
  var errorTitle: Phrase
  var errorSummary: Phrase
  var optional: Phrase
  var yes: Phrase
  var no: Phrase
  var choose: Phrase
  var save: Phrase
  var cancel: Phrase
  var back: Phrase
}

/// The sentences of error pages, by status.
package struct ErrorWords: Decodable, Sendable {
  var title: PhraseTable<ErrorStatus>
  var text: PhraseTable<ErrorStatus>
  var csrf: Phrase
  var diskFull: Phrase
  var home: Phrase
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
