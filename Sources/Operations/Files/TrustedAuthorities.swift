import FoundationEssentials
import System

/// The certificates of those whose word on signers is trusted (X.509, RFC 5280), as the operator has them: a file or a
/// folder of files, each with one in DER or several in PEM (RFC 7468).
package struct TrustedAuthorities {
  package enum Fault: Error, CustomStringConvertible {
    case unreadable(String, String)
    case noCertificate(String)
    case broken(String)
    case privateKey(String)

    package var description: String {
      switch self {
      case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
      case .noCertificate(let path): "\(path) holds no certificate, neither in PEM nor in DER."
      case .broken(let path): "\(path) holds a certificate that is cut or is none."
      case .privateKey(let path): "\(path) holds a private key; only certificates belong there."
      }
    }
  }

  private var certificates: [[UInt8]] = []
  /// The certificates of all authorities of the world take less.
  private static let longest = 16 << 20

  /// Files whose names begin with a dot are passed over.
  package init(at path: String) throws(Fault) {
    if FileSystem.kind(of: path) == .folder {
      let names = try TrustedAuthorities.reading(path) { () throws(SystemError) in try FileSystem.names(in: path) }
      for name in names.sorted() where !name.hasPrefix(".") { try add("\(path)/\(name)") }
    } else {
      try add(path)
    }
    if certificates.isEmpty { throw .noCertificate(path) }
  }

  /// All of them in one file's text.
  package var pem: [UInt8] {
    certificates.flatMap { certificate in
      let options: Data.Base64EncodingOptions = [.lineLength64Characters, .endLineWithLineFeed]
      let digits = Data(certificate).base64EncodedString(options: options)
      return Array("-----BEGIN CERTIFICATE-----\n\(digits)\n-----END CERTIFICATE-----\n".utf8)
    }
  }

  private static func reading<Result>(
    _ path: String, _ work: () throws(SystemError) -> Result
  ) throws(Fault) -> Result {
    do { return try work() } catch { throw .unreadable(path, error.reason) }
  }

  private mutating func add(_ path: String) throws(Fault) {
    let content = try TrustedAuthorities.reading(path) { () throws(SystemError) in
      try FileSystem.read(path, atMost: TrustedAuthorities.longest)
    }
    let found = TrustedAuthorities.isWhole(content) ? [content] : try TrustedAuthorities.decoded(content, path)
    if found.isEmpty { throw .noCertificate(path) }
    for certificate in found where !certificates.contains(certificate) { certificates.append(certificate) }
  }

  private static func decoded(_ content: [UInt8], _ path: String) throws(Fault) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var digits: [UInt8]?
    for line in content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("-----BEGIN "), text.contains("PRIVATE KEY") { throw .privateKey(path) }
      if text.hasPrefix("-----BEGIN CERTIFICATE-----") {
        if digits != nil { throw .broken(path) }
        digits = []
      } else if text.hasPrefix("-----END CERTIFICATE-----") {
        let letters = String(decoding: (digits ?? []).filter { $0 > 0x20 }, as: UTF8.self)
        guard let certificate = Data(base64Encoded: letters).map({ [UInt8]($0) }), isWhole(certificate) else {
          throw .broken(path)
        }
        found.append(certificate)
        digits = nil
      } else {
        digits? += line
      }
    }
    if digits != nil { throw .broken(path) }
    return found
  }

  /// Whether it is one sequence of DER and nothing else (X.690, 8.1.3), that begins with another.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 8, bytes[0] == 0x30, bytes[1] == 0x82, bytes[4] == 0x30 else { return false }
    return bytes.count == 4 + Int(bytes[2]) << 8 + Int(bytes[3])
  }
}
