/// The address of a provider or one of its endpoints: https, or http on this machine alone.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  public let description: String
  /// Whether it is on this machine.
  public let isLocal: Bool

  /// nil where it is no such address, has a user, a fragment or a dot segment, or is too long.
  public init?(_ text: String) {
    guard text.utf8.count <= 2_048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"\\<>#{}|^`".utf8.contains($0) })
    else { return nil }
    let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty else { return nil }
    let authority = parts[2].prefix { $0 != "?" }
    let host: Substring
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[...end]
    } else {
      host = authority.prefix { $0 != ":" }
    }
    let rest = authority[host.endIndex...]
    let isPort = rest.isEmpty || rest.hasPrefix(":") && (1...65_535).contains(Int(rest.dropFirst()) ?? 0)
    guard !host.isEmpty, !authority.contains("@"), isPort else { return nil }
    isLocal = ["localhost", "127.0.0.1", "[::1]"].contains(host)
    guard parts[0] == "https:" || parts[0] == "http:" && isLocal else { return nil }
    description = text
  }
}
