import Encodings

/// Asks providers over HTTP. The one thing here that reaches outside.
public protocol Fetcher: Sendable {
  /// Sends one request and follows no redirect. Throws where there is no answer at all.
  func fetch(_ request: FetchRequest) async throws -> FetchAnswer
}

/// A GET, or a POST of a form.
public struct FetchRequest: Hashable, Sendable {
  public var url: String
  public var headers: [Header]
  /// `application/x-www-form-urlencoded`; nil: a GET.
  public var form: String?

  public struct Header: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  public init(url: String, headers: [Header] = [], form: String? = nil) {
    (self.url, self.headers, self.form) = (url, headers, form)
  }
}

public struct FetchAnswer: Hashable, Sendable {
  public var status: Int
  public var body: [UInt8]

  public init(status: Int, body: [UInt8]) { (self.status, self.body) = (status, body) }

  /// What a provider's answer may be at most, in bytes.
  public static let limit = 60 * 1_024
}

/// A query or a form: `a=1&b=2` (RFC 6749 appendix B).
struct FormFields {
  private(set) var text = ""

  mutating func add(_ name: String, _ value: String) {
    text += "\(text.isEmpty ? "" : "&")\(PercentEncoding.text(name))=\(PercentEncoding.text(value))"
  }

  /// The address with these fields after those that it has.
  func added(to url: String) -> String {
    url + (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + text
  }
}
