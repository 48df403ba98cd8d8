/// The settings of one request, as `curl -K` reads them.
package struct CurlSettings {
  package private(set) var bytes: [UInt8] = []

  package init(_ request: CurlRequest, seconds: Int) {
    set("url", request.url)
    set("request", request.method)
    for header in request.headers { set("header", "\(header.name): \(header.value)") }
    if let body = request.body { set("data-raw", body) }
    // Only this one request: no other protocol, no patterns in the address, no redirects.
    set("proto", request.isLocal ? "=http,https" : "=https")
    if request.isLocal { set("noproxy", "*") }
    set("connect-timeout", "10")
    set("max-time", "\(seconds)")
    set("write-out", "\n%{http_code}")
    for flag in ["globoff", "silent", "show-error"] { bytes += "\(flag)\n".utf8 }
  }

  private mutating func set(_ name: String, _ value: String) {
    bytes += "\(name) = \"".utf8
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0: continue
      default: bytes.append(byte)
      }
    }
    bytes += "\"\n".utf8
  }
}
