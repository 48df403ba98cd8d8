/// The kinds of problem in the API's answers; the API's description explains each.
///
/// Programs recognise a kind by its URI. Its title says the same for people.
enum ProblemKind: String, CaseIterable {
  case badRequest = "bad-request"
  case tokenNeeded = "token-needed"
  case tokenNotKnown = "token-not-known"
  case tokenOnlyReads = "token-only-reads"
  case otherAgency = "other-agency"
  case agencyDissolved = "agency-dissolved"
  case forbidden = "forbidden"
  case notFound = "not-found"
  case noSuchDossier = "no-such-dossier"
  case methodNotAllowed = "method-not-allowed"
  case requestTimeout = "request-timeout"
  case conflict = "conflict"
  case preconditionFailed = "precondition-failed"
  case contentTooLarge = "content-too-large"
  case addressTooLong = "address-too-long"
  case unsupportedMediaType = "unsupported-media-type"
  case expectationFailed = "expectation-failed"
  case invalidFields = "invalid-fields"
  case unreadableText = "unreadable-text"
  case idempotencyKeyReused = "idempotency-key-reused"
  case tooManyCalls = "too-many-calls"
  case tooManyTries = "too-many-tries"
  case headTooLarge = "head-too-large"
  case internalError = "internal-error"
  case notImplemented = "not-implemented"
  case unavailable = "unavailable"
  case versionNotSupported = "version-not-supported"

  var uri: String { "urn:motcua:problem:\(rawValue)" }

  var title: String {
    let words = rawValue.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  var status: Int {
    switch self {
    case .badRequest: 400
    case .tokenNeeded, .tokenNotKnown: 401
    case .tokenOnlyReads, .otherAgency, .agencyDissolved, .forbidden: 403
    case .notFound, .noSuchDossier: 404
    case .methodNotAllowed: 405
    case .requestTimeout: 408
    case .conflict: 409
    case .preconditionFailed: 412
    case .contentTooLarge: 413
    case .addressTooLong: 414
    case .unsupportedMediaType: 415
    case .expectationFailed: 417
    case .invalidFields, .unreadableText, .idempotencyKeyReused: 422
    case .tooManyCalls, .tooManyTries: 429
    case .headTooLarge: 431
    case .internalError: 500
    case .notImplemented: 501
    case .unavailable: 503
    case .versionNotSupported: 505
    }
  }

  /// The kind for a status that came without one: the most general kind with that status.
  init(status: Int) {
    switch status {
    case 401: self = .tokenNeeded
    case 403: self = .forbidden
    case 404: self = .notFound
    case 422: self = .invalidFields
    case 429: self = .tooManyTries
    default:
      self = ProblemKind.allCases.first { $0.status == status } ?? (status < 500 ? .badRequest : .internalError)
    }
  }
}
