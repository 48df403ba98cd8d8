import OneStop
import OneStopStore
import TestSupport

@testable import API
@testable import Pages
@testable import Web
@testable import Words

/// A permit that the Department of Construction gives, and those whom it asks about it.
enum Permit {
  static let procedure = "1.009974"
  static let construction = AgencyCode("000.00.17.H29")
  static let planning = AgencyCode("000.00.33.H29")
  static let environment = AgencyCode("000.00.13.H29")
  static let police = AgencyCode("000.00.91.H29")
  /// One of the papers that it needs.
  static let paper = "Bản vẽ thiết kế xây dựng"
  static let pdf = Array("%PDF-1.4\n".utf8) + [0, 13, 10, 255, 45, 45] + Array("\n%%EOF".utf8)
}

/// A part of a form with files.
enum Part {
  case text(String, String)
  case file(String, [UInt8], type: String = "application/pdf", field: String = "tep")

  fileprivate static let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"

  /// Of the whole form.
  static func form(_ parts: [Part]) -> [UInt8] {
    parts.flatMap { Array("--\(boundary)\r\n".utf8) + $0.bytes } + Array("--\(boundary)--\r\n".utf8)
  }

  /// The same file in another field.
  func within(_ field: String) -> Part {
    guard case .file(let name, let content, let type, _) = self else { return self }
    return .file(name, content, type: type, field: field)
  }

  private var bytes: [UInt8] {
    switch self {
    case .text(let name, let value):
      Array("Content-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    case .file(let filename, let content, let type, let field):
      Array(
        "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(filename)\"\r\nContent-Type: \(type)\r\n\r\n"
          .utf8)
        + content + Array("\r\n".utf8)
    }
  }
}

extension Browser {
  /// Sends a form with files, as browsers do (RFC 7578).
  func upload(_ path: String, _ parts: [Part]) async throws -> Answer {
    try await upload(path, Part.form(parts))
  }

  /// - Parameter promised: how many bytes the head says that there are; more than there are: the connection breaks off.
  func upload(_ path: String, _ form: [UInt8], promised: Int? = nil) async throws -> Answer {
    try await send(
      "POST \(path) HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\(Part.boundary)\r\n"
        + "Content-Length: \(promised ?? form.count)\r\n",
      to: path, body: form, breaksOff: promised != nil)
  }

  /// Sends the form of the agency's answer as the dossier's page has it; empty files as browsers send none.
  func answer(
    _ number: Int = 1, of code: DossierCode, _ opinion: String, _ text: String = "",
    files: [Part] = [.file("", [], type: "application/octet-stream")]
  ) async throws -> Answer {
    let page = try await get("/can-bo/ho-so/\(code)")
    return try await upload(
      "/can-bo/ho-so/\(code)/tra-loi",
      [.text("_csrf", page.csrf), .text("y_kien", "\(number)"), .text("ket_luan", opinion), .text("noi_dung", text)]
        + files)
  }

  /// Asks by the form of the dossier's page.
  func askAgencies(_ code: DossierCode, _ fields: [(String, String)]) async throws -> Answer {
    try await act(code, "hoi-y-kien", fields)
  }
}

extension TestPortal {
  /// A permit's dossier taken in an hour ago, about which the agencies were asked just now, for 12 working days each.
  func permit(
    asking agencies: [AgencyCode?] = [Permit.planning], question: String = "Đề nghị cho ý kiến", days: Int = 12,
    silence: Bool = true
  ) throws -> DossierCode {
    let code = try takeIn(of: Permit.procedure)
    now = now.adding(microseconds: Moment.hour)
    let (now, calendar) = (now, data.calendar)
    try store.writer.bulk { transaction in
      let stored = try transaction.dossier(code).unwrapped
      for agency in agencies {
        let ask = DossierCommand.Kind.askConsultation(
          try agency.unwrapped, time: try ProcessingTime(days, .workingDays).unwrapped, isSilenceAgreement: silence)
        let command = DossierCommand(ask, note: question)
        _ = try transaction.append(to: stored.id) {
          try $0.dossier.decide(command, by: .staff(login: "xd"), calendar: calendar, now: now)
        }
      }
    }
    return code
  }
}
