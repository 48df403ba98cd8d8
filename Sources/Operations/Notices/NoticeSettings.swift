import OneStop

/// The site's own address, as it appears in links of messages, on printed forms and in calendar files, and how it
/// sends.
package struct NoticeSettings: Sendable {
  /// `https://motcua.example`; nil: the host of the request at hand, if it is one of `names`.
  package var site: String?
  /// The hosts that a request may name where `site` is nil, in small letters, with their port where it is not the usual
  /// one. Any other host is the client's invention, and no address is made from it.
  package var names: [String]
  /// The domain of Message-IDs.
  package var domain: String

  /// The channels that the server can send by; no others are offered.
  package var channels = MessageChannel.allCases

  package var missingChannels: [MessageChannel] { MessageChannel.allCases.filter { !channels.contains($0) } }

  /// The letters that the SMS gateway takes.
  package var letters = SMSLetters.unicode

  package init(site: String? = nil, names: [String] = [], domain: String = "") {
    self.site = site
    self.names = names
    self.domain = domain
  }

  /// The channels offered where a choice was made already; that choice stays on offer.
  package func offered(beside chosen: String) -> [MessageChannel] {
    MessageChannel.allCases.filter { channels.contains($0) || $0.rawValue == chosen }
  }

  /// A host as requests name it (RFC 9110 section 7.2), in small letters; nil where the text has more than that, such as
  /// a scheme or a path.
  package static func hostName(_ text: String) -> String? {
    let isHost =
      !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/@?#,\"'<>\\".utf8.contains($0) }
    return isHost ? text.lowercased() : nil
  }
}
