import Glibc
import HTTPServer
import HTTPTypes
import Logging
import Markup
import OneStop
import OneStopStore
import Operations
import System
import Words

extension LoopState {
  /// The one place that turns an error into a status and a sentence: a page in the reader's language, or problem
  /// details (RFC 9457) under `/api/`. It never fails, and its log lines hold nothing that a person sent.
  /// - Parameter problem: makes the answer for programs.
  package func errorResponder(problem: @escaping @Sendable (any Error) -> Response) -> ErrorResponder {
    { error, request, context in
      // If the head was refused, only the path is known.
      if let path = request?.path ?? context.refusedPath, RequestClass(path: path) == .api {
        return problem(error)
      }
      if let request, let address = LoopState.cleanAddress(of: request, error) { return .redirect(to: address) }
      let failure = self.failure(error, context)
      if let request { self.noteRefusal(error, request, context) }
      if case PortalError.signInNeeded = error { return LoopState.lead(request, over: .signIn) }
      if case PortalError.secondFactorNeeded = error { return LoopState.lead(request, over: .secondFactor) }
      return self.page(failure, request, context)
    }
  }

  /// For an address that does not exist: the address without a slash or punctuation that a message or a person added at
  /// its end; nil where it ends in no such sign.
  private static func cleanAddress(of request: Request, _ error: any Error) -> Address? {
    guard request.method == .get || request.method == .head, isNotFound(error) else { return nil }
    let clean = request.path.withoutTrailingSigns
    guard clean.utf8.count < request.path.utf8.count, !clean.isEmpty else { return nil }
    let query = request.rawQuery.map { "?\($0)" } ?? ""
    return Address(percentEncoded(path: clean) + query)
  }

  private static func isNotFound(_ error: any Error) -> Bool {
    switch error {
    case PortalError.notFound: true
    case let error as HTTPError: error.status == .notFound
    default: false
    }
  }

  /// Sends staff to a page where they have something to do first, and afterwards back to the page that they asked for.
  private static func lead(_ request: Request?, over address: Address) -> Response {
    guard let request, request.method == .get || request.method == .head else { return .redirect(to: address) }
    return .redirect(to: address.with("ve", request.pathAndQuery))
  }

  private func page(_ failure: Failure, _ request: Request?, _ context: Context) -> Response {
    // The database reader may be what failed; then the page is made without knowing the visitor.
    var visit: Visit?
    if let request, failure.status.rawValue < 500 { visit = try? self.visit(request, context, .everyone) }
    let words = words(request.map(language) ?? .vietnamese)
    var title: Phrase?
    let sentence: HTML?
    switch failure.sentence {
    case .usual: sentence = nil
    case .ofOtherAgency(let code):
      let agency = visit.map { HTML(text: $0.agencyName(code)) } ?? "\(code)"
      title = words.errors.staff.ofOtherAgencyTitle
      sentence = words.errors.staff.ofOtherAgency(["agency": agency])
    case .csrf: sentence = words.errors.csrf.html
    case .diskFull: sentence = words.errors.diskFull.html
    case .wrongClock: sentence = words.errors.wrongClock.html
    case .unknownOutcome: sentence = words.errors.unknownOutcome.html
    case .unrecorded: sentence = words.errors.unrecorded.html
    }
    let error = ErrorPage(
      failure.status, code: failure.code, title: title, sentence: sentence, minutes: failure.minutes)
    return visit.map { $0.show(error) } ?? show(error, to: request)
  }

  private func failure(_ error: any Error, _ context: Context) -> Failure {
    switch error {
    case let error as PortalError: return Failure(error)
    case let error as HTTPError:
      log(error, context)
      return Failure(error)
    case is Refusal, is FileRefusal: return Failure(.conflict)
    case let failure as Act.Failure: return Failure(failure)
    case let error as StoreError:
      log(error.description, context)
      switch error {
      case .diskFull: return Failure(.unavailable, sentence: .diskFull)
      case .clock: return Failure(.unavailable, sentence: .wrongClock)
      case .unknownOutcome: return Failure(.unavailable, sentence: .unknownOutcome)
      case _ where error.isPassing: return Failure(.unavailable)
      default: return Failure(.internalError)
      }
    case let error as UnrecordedLook:
      log("what a page shows cannot be recorded: \(error.logged)", context)
      return Failure(.unavailable, sentence: .unrecorded)
    case let error as SystemError where error.isOfFullDisk:
      log("\(error)", context)
      return Failure(.unavailable, sentence: .diskFull)
    case is CancellationError: return Failure(.unavailable)
    case is ConnectionClosed: return Failure(.badRequest)
    default:
      // The text of any other error may repeat its input.
      log(String(reflecting: type(of: error)), context)
      return Failure(.internalError)
    }
  }

  /// An error that the client causes is not the program's: a method or version that is not served, or too many
  /// requests.
  private func log(_ error: HTTPError, _ context: Context) {
    guard error.status.kind == .serverError else { return }
    log("\(error.status.code) \(error.detail)", context, error.isOurs ? .error : .info)
  }

  private func log(_ sentence: String, _ context: Context, _ level: Logger.Level = .error) {
    logger.log(level: level, "\(sentence)", metadata: context.route.map { ["route": "\($0)"] })
  }
}

extension HTTPError {
  /// Whether the program is to blame, not the client: unlike a method or version that is not served, or too many
  /// requests.
  package var isOurs: Bool { status.kind == .serverError && ![501, 503, 505].contains(status.code) }
}

/// An error as it is shown to the reader.
private struct Failure {
  /// Its words: those of its status, or others.
  package enum Sentence {
    case usual, csrf, diskFull, wrongClock, unknownOutcome, unrecorded
    case ofOtherAgency(AgencyCode)
  }

  package var status: ErrorStatus
  package var code: HTTPResponse.Status
  package var sentence: Sentence
  package var minutes = 0

  package init(_ status: ErrorStatus, sentence: Sentence = .usual) {
    self.status = status
    code = HTTPResponse.Status(integerLiteral: status.rawValue)
    self.sentence = sentence
  }

  package init(_ error: PortalError) {
    switch error {
    case .signInNeeded, .secondFactorNeeded, .forbidden: self.init(ErrorStatus.forbidden)
    case .ofOtherAgency(let code): self.init(.forbidden, sentence: .ofOtherAgency(code))
    case .csrf: self.init(.forbidden, sentence: .csrf)
    case .notFound: self.init(ErrorStatus.notFound)
    case .tooManyTries(let minutes):
      self.init(ErrorStatus.tooManyRequests)
      self.minutes = minutes
    }
  }

  /// Where there is no form to show again.
  package init(_ failure: Act.Failure) {
    switch failure {
    case .unknown, .hidden: self.init(PortalError.notFound)
    case .ofOtherAgency(let agency): self.init(PortalError.ofOtherAgency(agency))
    case .dissolved, .denied: self.init(PortalError.forbidden)
    case .stale, .refused: self.init(ErrorStatus.conflict)
    }
  }

  /// A status without words of its own takes those of the first one in its class.
  package init(_ error: HTTPError) {
    self.init(
      ErrorStatus(rawValue: error.status.code)
        ?? (error.status.kind == .serverError ? .internalError : .badRequest))
    code = error.status
  }
}
