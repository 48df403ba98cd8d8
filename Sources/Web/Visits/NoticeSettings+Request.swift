import HTTPServer
import Operations

extension NoticeSettings {
  /// A developer's names for their own machine, with any port.
  private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  /// How every absolute address in an answer begins; nil where the site's address is not known.
  package func site(of request: Request) -> String? {
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
