/// The address of a page that may be published as it is (RFC 3986): `https`, a host, perhaps a port, no user.
package struct WebPage: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  private static let limit = 400

  /// nil where it is no such address: without a host, with a user or a password, with half a bracket, a port out of
  /// range, or signs that have to be escaped.
  package init?(typed text: String) {
    let text = TypedText.plain(text)
    guard text.hasPrefix("https://"), text.utf8.count <= WebPage.limit,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}'&".utf8.contains($0) })
    else { return nil }
    let authority = text.dropFirst(8).prefix { !"/?#".contains($0) }
    guard let host = WebPage.host(of: authority) else { return nil }
    let port = authority[host.endIndex...]
    guard port.isEmpty || port.hasPrefix(":") && Int(typed: port.dropFirst(), in: 1...65_535) != nil else { return nil }
    description = text
  }

  /// A name, or an address of version 6 in brackets.
  private static func host(of authority: Substring) -> Substring? {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      let address = authority[authority.index(after: authority.startIndex)..<end]
      let isAddress = address.count { $0 == ":" } >= 2 && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
      return isAddress ? authority[...end] : nil
    }
    let host = authority.prefix { $0 != ":" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    }
    return isName ? host : nil
  }
}
