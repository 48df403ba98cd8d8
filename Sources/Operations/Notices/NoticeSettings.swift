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

  package var missingChannels: [MessageChannel] { MessageChannel.allCases.filter { !channels.contains($0) } }

  /// The letters of SMS, as their gateway takes them.
  package var letters = SMSLetters.unicode

  package init(site: String? = nil, names: [String] = [], domain: String = "") {
    self.site = site
    self.names = names
    self.domain = domain
  }

  /// What is offered where a choice stands already, which stays one.
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
