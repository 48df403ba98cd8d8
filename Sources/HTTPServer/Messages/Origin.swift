import HTTPTypes

/// Where a request came from, and which proxies to believe about it.
struct Origin: Sendable {
  let peer: PeerAddress
  let trusted: [Network]

  private func trusts(_ address: PeerAddress) -> Bool {
    for network in trusted where network.contains(address) { return true }
    return false
  }

  /// Follows the chain back from the connection's peer as long as it consists of trusted proxies.
  func client(of head: RequestHead) -> PeerAddress {
    guard !trusted.isEmpty, trusts(peer) else { return peer }
    var client = peer
    for hop in Self.hops(head).reversed() {
      guard let address = Self.address(hop) else { break }
      client = address
      if !trusts(address) { break }
    }
    return client
  }

  func isSecure(_ head: RequestHead) -> Bool {
    guard !trusted.isEmpty, trusts(peer) else { return false }
    if let protocols = head.value(of: .xForwardedProto) {
      return Self.last(protocols).lowercased() == "https"
    }
    guard let forwarded = head.value(of: .forwarded), let element = Self.elements(forwarded).last else { return false }
    return Self.parameter("proto", of: element)?.lowercased() == "https"
  }

  static func isForwarded(_ head: RequestHead) -> Bool {
    let head = (bytes: head.bytes, fields: head.fields)
    return head.fields.contains { field in
      let name = field.name
      let bytes = head.bytes.span
      return switch name.count {
      case 3: bytes.equals(name, "via")
      case 9: bytes.equals(name, "forwarded") || bytes.equals(name, "x-real-ip")
      case 12...: bytes.equals(name.lowerBound..<name.lowerBound + 12, "x-forwarded-")
      default: false
      }
    }
  }

  /// The addresses in the order they were added, from X-Forwarded-For or else Forwarded (RFC 7239 section 4).
  private static func hops(_ head: RequestHead) -> [String] {
    if let list = head.value(of: .xForwardedFor) { return elements(list).map(trimmed) }
    guard let forwarded = head.value(of: .forwarded) else { return [] }
    return elements(forwarded).map { parameter("for", of: $0) ?? "unknown" }
  }

  private static func last(_ list: String) -> String { elements(list).last.map(trimmed) ?? "" }

  /// By bytes: a combining mark after a comma does not hide what the proxy appended.
  private static func elements(_ list: String) -> [Substring.UTF8View] { list.utf8.split(separator: Byte.comma) }

  private static func parameter(_ name: String, of element: Substring.UTF8View) -> String? {
    for pair in element.split(separator: Byte.semicolon) {
      guard let equals = pair.firstIndex(of: Byte.equals), trimmed(pair[..<equals]).lowercased() == name else {
        continue
      }
      let value = trimmed(pair[pair.index(after: equals)...])
      return String(decoding: value.utf8.filter { $0 != Byte.quote }, as: UTF8.self)
    }
    return nil
  }

  /// An address with or without a port; an obfuscated or unknown one (RFC 7239 section 6) gives nil.
  private static func address(_ text: String) -> PeerAddress? {
    guard text.utf8.count <= 64 else { return nil }
    if text.hasPrefix("[") {
      return text.firstIndex(of: "]").flatMap { PeerAddress(String(text[text.index(after: text.startIndex)..<$0])) }
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 ? PeerAddress(String(parts[0])) : PeerAddress(text)
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    let isSpace = { (byte: UInt8) in byte == Byte.space || byte == Byte.tab }
    let start = text.drop(while: isSpace)
    let end = start.lastIndex { !isSpace($0) }.map(start.index(after:)) ?? start.startIndex
    return String(Substring(start[..<end]))
  }
}
