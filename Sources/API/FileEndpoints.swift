import FileKinds
import Glibc
import HTTPServer
import HTTPTypes
import JSON
import OneStop
import OneStopStore
import Operations
import System
import Web
import Words

enum FileEndpoints {
  /// The parameters of a new file.
  private static let parameters: Set<String> = ["name", "purpose", "paper"]

  /// `POST /dossiers/{code}/files?name=&purpose=&paper=` with the file as the body: it becomes a paper or a result of the
  /// dossier, under the rules of every other door. 201 once it is on disk; 200 where the dossier has this content already,
  /// so that a program may send it again.
  static let add: AgencyAPIHandler = { call, agency in
    try call.requireWorking(agency)
    let (found, isOwn) = try call.dossierAtPath()
    guard isOwn else { throw Problem.otherAgency }
    var query = QueryFields(call.request.query, names: parameters)
    let purposes: [String: FilePurpose] = ["paper": .paper, "result": .result]
    let purpose = query.read("purpose", { purposes[$0] }, or: "It must be paper or result.") ?? .paper
    let paper = query.read("paper", JSONFields.paper.read, because: \.sentence) ?? ""
    if purpose == .result, !paper.isEmpty { query.mistake("paper", "A result is no paper.") }
    let name = query.typed("name") ?? ""
    if name.isEmpty { query.mistake("name", "Say how the file is called.") }
    try query.mistakes.check()
    try call.requireFileItself()
    do {
      try call.request.requirePlainBody()
    } catch {
      throw Problem(.unsupportedMediaType, "Send the body as it is, without a content coding.")
    }
    let shared = call.state.shared
    let upload = try await shared.uploads.save(call.request.body, named: name, limit: FileIntake.largest)
    let examiner = FileExaminer(shared: shared, request: call.request, login: call.label, agency: agency.code)
    let file: StoredFile
    switch try await examiner.examine(upload, named: upload.name, kind: upload.kind) {
    case .good(let good): file = good
    case .bad(.unscanned): throw Problem(.unavailable, "The virus scanner does not answer. Try again.")
    case .bad(let problem): throw Problem.invalid("body", problem.sentence)
    }
    // The body may have taken its time.
    let now = call.state.clock()
    func adding(_ attached: AttachedFile) -> AddFile {
      AddFile(attached, as: purpose, to: found.id, by: call.label, of: agency.code, notices: call.notices, now: now)
    }
    let outcome: AddFile.Outcome
    do {
      // What is refused is never on disk.
      try adding(AttachedFile(file, paper: paper)).check(found.dossier)
      try await shared.uploads.store(upload, as: file.digest)
      let attached = try await shared.checked([AttachedFile(file, paper: paper)])[0]
      let add = adding(attached)
      outcome = try await call.write { try add.run(in: $0) }
    } catch let failure as Act.Failure {
      throw Problem(failure, of: agency)
    } catch let refusal as FileRefusal {
      throw Problem(refusal)
    }
    await shared.restore([(upload, file.digest)])
    var response = Response.json(
      JSONWriter.bytes(capacity: 512) { writer in writer.object { $0.members(of: outcome.file) } },
      status: outcome.isNew ? .created : .ok, isPublic: false)
    response.fields[.location] = "/api/v1/dossiers/\(outcome.code)/files/\(outcome.file.number)"
    return response
  }

  /// `GET /dossiers/{code}/files/{file}`: its content, or a part of it, for the agency that has the dossier. The look is
  /// recorded.
  static let show: AgencyAPIHandler = { call, _ in
    let (stored, isOwn) = try call.dossierAtPath()
    guard isOwn else { throw Problem.otherAgency }
    guard let number = call.context.parameters["file"].flatMap(DossierFile.number),
      let file = stored.dossier.files.first(where: { $0.number == number })
    else { throw Problem.notFound("file with this number") }
    guard let response = try await call.state.download(file.stored, for: call.request) else {
      throw Problem(.internalError, "The file on the server is no longer as it came in, so it is not sent.")
    }
    try await call.record(.file, of: [stored.id])
    return response
  }
}

extension APICall {
  /// A form around the file, or a text that names it, would be stored as the file.
  fileprivate func requireFileItself() throws(Problem) {
    let type = (request.field(.contentType) ?? "").lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
    if type.hasPrefix("multipart/") || type.hasSuffix("/json") || type.hasSuffix("+json") {
      throw Problem(
        .unsupportedMediaType, "Send the file itself as the body, as application/octet-stream, not a form or JSON.")
    }
  }
}

extension FileProblem {
  fileprivate var sentence: String {
    switch self {
    case .empty: "The file is empty."
    case .unknown: "It is none of the kinds of files that are taken."
    case .program: "It is a program."
    case .bomb: "It unpacks to far more than it is."
    case .hugePicture: "The picture has too many pixels."
    case .encrypted: "It is encrypted."
    case .broken: "It is broken, or not what it claims to be."
    case .virus: "The virus scanner has found something in it."
    default: "It cannot be taken."
    }
  }
}

extension Problem {
  fileprivate init(_ refusal: FileRefusal) {
    switch refusal {
    case .erased(let moment):
      self.init(.conflict, "The personal data in this dossier were erased at \(moment.rfc3339).")
    case .tooMany: self.init(.conflict, "A dossier has at most \(DossierFile.numbers.upperBound) files.")
    case .archivedAlready(let moment):
      self.init(.conflict, "The dossier was handed to the archive at \(moment.rfc3339).")
    case .notFinished: self.init(.conflict, "A result can be added once the dossier is finished.")
    default: self.init(.conflict, "The dossier does not take the file.")
    }
  }
}
