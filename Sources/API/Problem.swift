import HTTPServer
import HTTPTypes
import JSON
import OneStop
import OneStopStore
import System
import Web
import Words

/// The reason why the API refuses a request, as problem details (RFC 9457).
struct Problem: Error, Hashable {
  struct FieldMistake: Hashable {
    /// The field's path in the body, such as `applicant.phone` or `papers[0].name`, or the parameter's name.
    var field: String
    /// The mistake and what is expected, as a sentence in English.
    var message: String
  }

  var kind: ProblemKind
  var status: Int
  var detail: String
  var errors: [FieldMistake] = []
  /// Header fields of the answer.
  var fields: HTTPFields = [:]

  init(_ kind: ProblemKind, _ detail: String, errors: [FieldMistake] = []) {
    self.kind = kind
    status = kind.status
    self.detail = detail
    self.errors = errors
  }

  static let tokenNeeded = Problem(.tokenNeeded, "Send the token of an agency: Authorization: Bearer TOKEN.")
  static let tokenWrong = Problem(.tokenNotKnown, "This token is not known.")
  static let readOnly = Problem(.tokenOnlyReads, "This token is read-only.")
  static func tooManyCalls(_ limit: Int, wait: Int) -> Problem {
    var problem = Problem(.tooManyCalls, "This token may make \(limit) calls per hour.")
    problem.fields[.retryAfter] = String(wait)
    return problem
  }
  static let otherAgency = Problem(.otherAgency, "The dossier belongs to another agency.")
  static let dossierUnknown = Problem(.noSuchDossier, "There is no dossier with this code.")

  static func notFound(_ what: String) -> Problem { Problem(.notFound, "There is no \(what).") }

  static func invalid(_ errors: [FieldMistake]) -> Problem {
    let detail = errors.count == 1 ? "There is a mistake in a field." : "There are mistakes in \(errors.count) fields."
    return Problem(.invalidFields, detail, errors: errors)
  }

  static func invalid(_ field: String, _ message: String) -> Problem {
    invalid([FieldMistake(field: field, message: message)])
  }

  /// Nothing can be filed at an agency that was dissolved.
  init(_ agency: Agency, _ end: Dissolution) {
    self.init(
      .agencyDissolved,
      "\(agency.code) was dissolved on \(end.on) (\(end.decision)). File with \(end.successor), by one of its tokens.")
  }

  /// Any error of the program as callers see it, without internal details.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal: self.init(refusal: refusal)
    case let error as HTTPError:
      self.init(ProblemKind(status: error.status.code), error.detail)
      status = error.status.code
      fields = error.fields
    case let error as PortalError: self.init(error)
    case let error as SystemError where error.isOfFullDisk: self.init(StoreError.diskFull)
    case StoreError.diskFull:
      self.init(.unavailable, "The server has no space left; nothing was saved.")
    case StoreError.clock:
      self.init(.unavailable, "The server's clock is wrong; nothing was saved.")
    case is CancellationError: self.init(.unavailable, "The server is about to stop; nothing was done.")
    case StoreError.unknownOutcome:
      self.init(
        .unavailable,
        "The connection to the database broke during the save. Ask whether it was saved, or repeat the call "
          + "with the same Idempotency-Key.")
    case let error as StoreError where error.isPassing:
      self.init(.unavailable, "The server cannot save at the moment; nothing was saved. Try again.")
    default: self.init(.internalError, "Something went wrong in the server; the error was logged.")
    }
  }

  var response: Response {
    let body = JSONWriter.bytes { writer in
      writer.object { problem in
        problem.member("type", kind.uri)
        problem.member("title", kind.title)
        problem.member("status", status)
        problem.member("detail", detail)
        if !errors.isEmpty {
          problem.member("errors", array: errors) { list, mistake in
            list.object {
              $0.member("field", mistake.field)
              $0.member("message", mistake.message)
            }
          }
        }
      }
    }
    var fields = fields
    fields[.contentType] = "application/problem+json"
    fields[.cacheControl] = "no-store"
    if status == 401 {
      // RFC 6750 section 3: a request without credentials gets no error code.
      fields[.wwwAuthenticate] = self == .tokenNeeded ? "Bearer" : "Bearer error=\"invalid_token\""
    }
    if status == 503, fields[.retryAfter] == nil { fields[.retryAfter] = "5" }
    return Response(status: HTTPResponse.Status(integerLiteral: status), fields: fields, body: .bytes(body))
  }
}

extension Problem {
  init(_ error: PortalError) {
    switch error {
    case .notFound: self = .notFound("such address")
    case .signInNeeded: self = .tokenNeeded
    case .forbidden, .secondFactorNeeded, .ofOtherAgency: self.init(.forbidden, "The caller may not do this.")
    case .csrf: self.init(.forbidden, "The form is no longer valid.")
    case .tooManyTries(let minutes):
      self.init(.tooManyTries, "Too many failed attempts. Wait \(minutes == 1 ? "a minute" : "\(minutes) minutes").")
      fields[.retryAfter] = String(minutes * 60)
    }
  }

  /// An action that the lifecycle forbids is a conflict; a wrong value is a mistake of its field.
  init(refusal: Refusal) {
    switch refusal {
    case .notAllowed(let action, let status):
      self.init(.conflict, "\(action.rawValue) is not allowed in status \(status.rawValue).")
    case .alreadyExtended(let moment):
      self.init(.conflict, "The applicant has already been given a new appointment: \(moment.rfc3339).")
    case .noDueMoment:
      self.init(.conflict, "The dossier has no due moment to postpone.")
    // Other systems do not pass dossiers on.
    case .stepMissing: self = .invalid("step", "Give the step.")
    case .thereAlready: self.init(.conflict, "The dossier is already at this step and with this person.")
    case .notToBeTakenBack:
      self.init(.conflict, "Only its author can take a hand-over back, and only until something follows it.")
    // Agencies consult each other on the pages for staff; no call of the API leads here.
    case .asksItself, .askedAlready, .questionMissing, .answerMissing, .noSuchConsultation, .consultationOver,
      .stillToAnswer, .confidential:
      self.init(.conflict, "The consultation does not allow it.")
    // Corrections are made there too.
    case .nothingCorrected: self.init(.conflict, "Nothing has changed.")
    case .archived(let moment):
      self.init(.conflict, "The dossier was handed to the archive: \(moment.rfc3339).")
    case .erased(let moment):
      self.init(.conflict, "The personal data of the dossier were erased: \(moment.rfc3339).")
    case .inTheFuture(let moment): self = .invalid("at", "\(moment.rfc3339) is in the future.")
    case .beforeLastEvent(let moment):
      self = .invalid("at", "It is before the dossier's last event, \(moment.rfc3339).")
    case .causeMissing:
      self = .invalid("cause", "A cause of lateness is needed: \(Words.list(LatenessCause.allCases)).")
    case .noteMissing: self = .invalid("note", "A note is needed.")
    case .amountMissing:
      self = .invalid("amount", "Give the amount in đồng, above 0, or say in a note what to pay and where.")
    case .papersMissing: self = .invalid("papers", "Name the papers to be supplied, or explain in a note.")
    case .newDueMissing: self = .invalid("new_due", "A new appointment is needed.")
    case .newDueTooEarly(let moment): self = .invalid("new_due", "It must be later than \(moment.rfc3339).")
    }
  }
}

extension Words {
  /// The words of an enumeration, joined for a sentence.
  static func list<Word: RawRepresentable<String>>(_ words: [Word]) -> String {
    words.map(\.rawValue).joined(separator: ", ")
  }
}
