import FoundationEssentials
import JSON
import Markup
import OneStop
import Words

/// The request to a gateway, with placeholders: `{recipient}` (`0912345678`) or `{recipient_international}`
/// (`84912345678`), `{text}` and `{id}`.
package struct SMSTemplate: Sendable {
  /// How a value is written into a placeholder.
  package enum Escaping: Sendable {
    /// Inside a JSON string's quotes (RFC 8259 section 7).
    case json
    /// A form's body or an address's query.
    case form
    /// As it is, which is only right for values without special characters.
    case plain
  }

  private struct File: Decodable {
    package var method: String?
    package var url: String
    package var headers: [String: String]?
    package var body: String?
    package var letters: String?
    package var success: SMSAnswerRule?
    package var final: [SMSAnswerRule]?
    var retry: [SMSAnswerRule]?
  }

  private let method: String
  private let url: String
  private let headers: [CurlRequest.Header]
  private let body: String?
  private let escaping: Escaping
  private let isLocal: Bool
  package let letters: SMSLetters
  package let answers: SMSAnswers

  /// Reads `{"method", "url", "headers": {…}, "body", "letters", "success", "final", "retry"}` and refuses what could not work or is not safe.
  package init(file bytes: [UInt8]) throws {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw SMSFileError(reason: LanguageError.sentence(error))
    }
    method = file.method ?? "POST"
    url = file.url
    body = file.body
    headers = (file.headers ?? [:]).map { CurlRequest.Header(name: $0.key, value: $0.value) }.sorted {
      $0.name < $1.name
    }
    isLocal = try SMSTemplate.isLocal(file.url)
    guard let letters = SMSLetters(rawValue: file.letters ?? SMSLetters.unicode.rawValue) else {
      throw SMSFileError(reason: "letters is unicode or plain")
    }
    self.letters = letters
    answers = try SMSAnswers(success: file.success, final: file.final ?? [], retry: file.retry ?? [])
    let type = headers.first { $0.name.lowercased() == "content-type" }?.value.lowercased() ?? ""
    escaping =
      type.hasPrefix("application/json") ? .json : type.hasPrefix("application/x-www-form-urlencoded") ? .form : .plain
    guard ["GET", "POST", "PUT"].contains(method) else { throw SMSFileError(reason: "method is GET, POST or PUT") }
    if body != nil, escaping == .plain {
      throw SMSFileError(
        reason: "a body needs the header Content-Type: application/json or application/x-www-form-urlencoded")
    }
    for header in headers {
      let all = header.name + header.value
      if header.name.isEmpty || header.name.contains(":") || all.utf8.contains(where: { $0 < 0x20 }) {
        throw SMSFileError(reason: "\(header.name) is no header")
      }
      if header.value.contains("{text}") { throw SMSFileError(reason: "{text} cannot stand in a header") }
    }
    let filled = url + (body ?? "")
    if !filled.contains("{text}") { throw SMSFileError(reason: "{text} stands neither in url nor in body") }
    if !filled.contains("{recipient}"), !filled.contains("{recipient_international}") {
      throw SMSFileError(reason: "neither {recipient} nor {recipient_international} stands in url or body")
    }
  }

  /// Whether the address is this machine's; only such a gateway may do without TLS.
  private static func isLocal(_ url: String) throws(SMSFileError) -> Bool {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty, !parts[2].isEmpty, !parts[2].contains("{"), !parts[2].contains("@"),
      url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw SMSFileError(reason: "url is no address of a gateway, such as https://gateway.example/send") }
    let host = parts[2].split(separator: ":").first ?? ""
    let isLocal = host == "127.0.0.1" || host == "localhost"
    guard parts[0] == "https:" || (parts[0] == "http:" && isLocal) else {
      throw SMSFileError(reason: "url must begin with https://")
    }
    return isLocal
  }

  package func request(for message: OutgoingMessage) -> CurlRequest {
    CurlRequest(
      method: method, url: fill(url, message, .form),
      headers: headers.map { CurlRequest.Header(name: $0.name, value: fill($0.value, message, .plain)) },
      body: body.map { fill($0, message, escaping) }, isLocal: isLocal)
  }

  /// Fills the placeholders in one pass, so that braces in a message's own text stay as they are.
  package func fill(_ template: String, _ message: OutgoingMessage, _ escaping: Escaping) -> String {
    let values = [
      ("{recipient}", message.recipient.address),
      ("{recipient_international}", "84\(message.recipient.address.dropFirst())"),
      ("{text}", letters.written(message.text)), ("{id}", message.id.description),
    ]
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      if let (place, value) = values.first(where: { rest.hasPrefix($0.0) }) {
        result += escaping.escape(value)
        rest = rest.dropFirst(place.count)
      } else {
        result.append("{")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}

extension SMSTemplate.Escaping {
  package func escape(_ text: String) -> String {
    switch self {
    case .plain: return text
    case .form: return percentEncoded(text)
    case .json:
      let quoted = JSONWriter.bytes(capacity: text.utf8.count + 16) { $0.string(text) }
      return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    }
  }
}

/// A file of the SMS gateway that cannot be used, and why.
package struct SMSFileError: Error, CustomStringConvertible {
  package var reason: String

  package var description: String { reason }
}
