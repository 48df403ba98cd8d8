import HTTPServer
import OneStop

/// How people call this site: what stands in links of messages, on printed forms and in calendar files.
package struct NoticeSettings: Sendable {
  /// `https://motcua.example`; nil: as the request at hand calls it, by one of `names`.
  package var site: String?
  /// Hosts that a request may call the site by where `site` is nil, with their port where it is not the usual one. Any
  /// other host is the client's invention, and no address is made of it. In small letters.
  package var names: [String]
  /// The domain of Message-IDs.
  package var domain: String

  /// The ways of sending that the server has; no other is offered to anybody.
  package var channels = MessageChannel.allCases

  var missingChannels: [MessageChannel] { MessageChannel.allCases.filter { !channels.contains($0) } }

  /// The letters of SMS, as their gateway takes them.
  package var letters = SMSLetters.unicode

  /// This machine as a developer calls it, at any port.
  private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  package init(site: String? = nil, names: [String] = [], domain: String = "") {
    self.site = site
    self.names = names
    self.domain = domain
  }

  /// What is offered where a choice stands already, which stays one.
  func offered(beside chosen: String) -> [MessageChannel] {
    MessageChannel.allCases.filter { channels.contains($0) || $0.rawValue == chosen }
  }

  /// A host as requests name it (RFC 9110 section 7.2), in small letters; nil where the text has more than that, such as
  /// a scheme or a path.
  package static func hostName(_ text: String) -> String? {
    let isHost =
      !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/@?#,\"'<>\\".utf8.contains($0) }
    return isHost ? text.lowercased() : nil
  }

  /// The beginning of every address that an answer holds; nil where nothing says how the site is called.
  func site(of request: Request) -> String? {
    if let site { return site }
    guard let authority = request.authority?.lowercased(), isKnown(authority) else { return nil }
    return (request.isSecure ? "https://" : "http://") + authority
  }

  private func isKnown(_ authority: String) -> Bool {
    if names.contains(authority) { return true }
    let port = authority.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    let host = authority.dropLast(port)
    return NoticeSettings.loopback.contains(authority)
      || (port > 0 && host.hasSuffix(":") && NoticeSettings.loopback.contains(String(host.dropLast())))
  }
}
