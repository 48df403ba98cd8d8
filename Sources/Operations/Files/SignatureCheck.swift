import Encodings
import OneStop
import System

/// Checks the signatures in PDF and XML files by the programs `pdfsig` (poppler-utils), `xmlsec1` and `openssl`.
///
/// Whether an issuer is trusted is for the operator alone to say: none of the authorities that these programs or the
/// system bring is trusted, and no address that a certificate names is asked.
package struct SignatureCheck: Sendable {
  /// A file with the certificates of the trusted authorities (PEM); nil: nobody is trusted.
  private let authorities: String?
  private let pdf: String
  private let xml: String
  private let cms: String
  /// A PDF of 25 MB takes a tenth of it.
  private static let seconds = 20
  /// More than anybody puts on a paper; for each, another program reads all of the file.
  private static let mostSignatures = 16

  /// - Parameter authorities: a file of `TrustedAuthorities`.
  package init(authorities: String? = nil) { self.init(authorities: authorities, pdf: "pdfsig", xml: "xmlsec1") }

  init(authorities: String?, pdf: String, xml: String, cms: String = "openssl") {
    (self.authorities, self.pdf, self.xml, self.cms) = (authorities, pdf, xml, cms)
  }

  /// What is not checked for want of a program, a sentence each. Waits for the programs.
  package var warnings: [String] {
    var warnings: [String] = []
    if !starts(pdf, ["-v"]) {
      warnings.append("pdfsig does not run, so signatures in PDF files are not checked; install poppler-utils.")
    }
    if !starts(xml, ["--version"]) {
      warnings.append("xmlsec1 does not run, so signatures in XML files are not checked; install xmlsec1.")
    }
    if !starts(cms, ["version"]) {
      warnings.append("openssl does not run, so the issuer of every signer of a PDF file is unknown; install openssl.")
    }
    return warnings
  }

  private func starts(_ name: String, _ arguments: [String]) -> Bool {
    if case .exited(0)? = run(name, arguments)?.end { true } else { false }
  }

  /// Waits for the programs: not to be called on a loop.
  package func ofPDF(at path: String) -> FileSignature {
    // Who issued the certificates is not asked there: pdfsig trusts the browsers' authorities too, and asks an address
    // that the certificate names whether it is revoked.
    guard let outcome = run(pdf, ["-nocert", path]) else { return FileSignature(.unchecked) }
    switch outcome.end {
    case .exited(0):
      let report = PDFSignatureReport(outcome.output)
      guard report.signature.state == .unknownIssuer, let authorities else { return report.signature }
      guard report.ranges.count <= SignatureCheck.mostSignatures else { return FileSignature(.unchecked) }
      let file = (try? FileSystem.read(path)) ?? []
      // In the folder of files, which is freed at the next start of what a killed server leaves.
      let folder = FileSystem.parent(of: path)
      let areTrusted = report.ranges.allSatisfy { isTrusted($0, of: file, by: authorities, in: folder) }
      return FileSignature(areTrusted ? .valid : .unknownIssuer, signers: report.signature.signers)
    case .exited(2): return FileSignature(.unsigned)
    default: return FileSignature(.unchecked)
    }
  }

  /// Whether the signature between the two ranges is over them, by somebody whose certificate one of the authorities
  /// has issued, in a chain that is valid today.
  ///
  /// - Parameter folder: where the other program finds what is signed.
  private func isTrusted(
    _ ranges: SignedRanges, of file: [UInt8], by authorities: String, in folder: String
  ) -> Bool {
    guard let parts = ranges.parts(of: file), let content = try? TemporaryFile.hidden(in: folder),
      let name = content.path,
      (try? content.write(parts.signed)) != nil
    else { return false }
    let outcome = run(
      cms,
      ["cms", "-verify", "-binary", "-inform", "DER", "-content", name, "-out", "/dev/null"]
        + ["-CAfile", authorities, "-no-CApath", "-no-CAstore", "-partial_chain", "-purpose", "any"],
      input: parts.signature)
    return outcome?.end == .exited(0)
  }

  /// Waits for the program: not to be called on a loop.
  ///
  /// Only the one signature of a document, by a certificate and over all of it, is judged: a bare key says nothing of anybody, and of a
  /// part, of another file or of what a filter leaves (XML Signature Syntax and Processing, section 4.4.3) nobody sees
  /// that the rest is unsigned.
  package func ofXML(at path: String) -> FileSignature {
    let verify = ["--verify", "--enabled-key-data", "x509", "--enabled-reference-uris", "empty"]
    // Whether it holds at all is asked first, of whomever the certificate is.
    let state = run(xml, verify + ["--insecure", "--print-debug", path]).map(XMLSignatureReport.state) ?? .unchecked
    guard state == .unknownIssuer else { return FileSignature(state) }
    guard let file = try? FileSystem.read(path), SignedDocument.isPlain(file) else { return FileSignature(.unchecked) }
    guard let authorities else { return FileSignature(state) }
    // In place of the system's own authorities, which would be trusted beside what --trusted-pem names.
    let trusted = run(
      xml, verify + [path], environment: ["SSL_CERT_FILE": authorities, "SSL_CERT_DIR": "/nonexistent"])
    return FileSignature(trusted?.end == .exited(0) ? .valid : .unknownIssuer)
  }

  /// nil where it says more than is read: what comes further on may be what matters.
  private func run(
    _ name: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) -> Program.Outcome? {
    let outcome = Program(name: name, arguments: arguments)
      .run(
        input: input, seconds: SignatureCheck.seconds,
        environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 })
    return outcome.output.count < Program.outputLimit ? outcome : nil
  }
}

/// What `pdfsig -nocert` prints: a paragraph for each field of a signature.
struct PDFSignatureReport {
  private struct Part {
    var signer: String?
    var ranges: SignedRanges?
    var validation: Substring?
    var isWhole = false
    /// Nobody has signed there yet.
    var isEmpty = false
    /// A line came twice: a name may be made up to look like findings.
    var isConfused = false
  }

  private var parts: [Part] = []

  init(_ output: [UInt8]) {
    for line in String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("Signature #") {
        parts.append(Part())
      } else if !parts.isEmpty {
        read(line, into: &parts[parts.count - 1])
      }
    }
  }

  private func read(_ line: Substring, into part: inout Part) {
    if line == "  The signature form field is not signed." { part.isEmpty = true }
    guard let mark = line.firstRange(of: "- ") else { return }
    let text = line[mark.upperBound...]
    if text == "Total document signed" { part.isWhole = true }
    if let value = text.dropping("Signer Certificate Common Name: ") {
      part.isConfused = part.isConfused || part.signer != nil
      part.signer = String(value.prefix(200))
    } else if let value = text.dropping("Signed Ranges: ") {
      part.isConfused = part.isConfused || part.ranges != nil
      part.ranges = SignedRanges(value) ?? SignedRanges()
    } else if let value = text.dropping("Signature Validation: ") {
      part.isConfused = part.isConfused || part.validation != nil
      part.validation = value
    }
  }

  private var signed: [Part] { parts.filter { !$0.isEmpty } }

  var signature: FileSignature { FileSignature(state, signers: signed.compactMap(\.signer)) }

  /// Whomever the certificates are by: `unknownIssuer` where each signature holds. One of them must be over everything:
  /// what was added behind all is signed by nobody.
  private var state: SignatureState {
    if parts.isEmpty || parts.contains(where: { $0.isConfused || $0.isEmpty && $0.validation != nil }) {
      return .unchecked
    }
    if signed.isEmpty { return .unsigned }
    let broken = ["Signature is Invalid.", "Digest Mismatch.", "Document isn't signed or corrupted data."]
    if signed.contains(where: { part in broken.contains { $0 == part.validation ?? "" } }) { return .changed }
    // Such as the time stamps of an archive, which pdfsig does not read.
    guard signed.allSatisfy({ $0.validation == "Signature is Valid." }) else { return .unchecked }
    return signed.contains(where: \.isWhole) ? .unknownIssuer : .changed
  }

  /// Of each signature; one that is not understood is over nothing.
  var ranges: [SignedRanges] { signed.map { $0.ranges ?? SignedRanges() } }
}

/// The bytes of a PDF that a signature is over: all but the signature itself (ISO 32000-1, 12.8.1, ByteRange).
struct SignedRanges: Hashable {
  private var before = 0..<0
  private var after = 0..<0

  init() {}

  /// `[0 - 651], [7625 - 8200]`
  init?(_ text: Substring) {
    let ends = text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).compactMap { Int($0) }
    guard ends.count == 4, ends[0] == 0, ends[1] < ends[2], ends[2] <= ends[3] else { return nil }
    (before, after) = (0..<ends[1], ends[2]..<ends[3])
  }

  /// nil where the bytes between the ranges are not a string of hexadecimal digits.
  func parts(of file: [UInt8]) -> (signed: [UInt8], signature: [UInt8])? {
    guard after.upperBound <= file.count, before.upperBound < after.lowerBound else { return nil }
    let gap = file[before.upperBound..<after.lowerBound]
    guard gap.first == UInt8(ascii: "<"), gap.last == UInt8(ascii: ">"),
      let signature = [UInt8](hexadecimal: gap.dropFirst().dropLast().filter { $0 > 0x20 })
    else { return nil }
    return (Array(file[before] + file[after]), signature)
  }
}

extension Substring {
  fileprivate func dropping(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}

enum SignedDocument {
  /// Whether the program has read what every other reader of the document does: it has no document type, which may add
  /// attributes that nobody signed, one signature alone, since xmlsec1 asks only the first, and an encoding in which
  /// this can be told.
  static func isPlain(_ file: [UInt8]) -> Bool {
    var rest = file[...]
    var signatures = 0
    if let end = rest.firstIndex(of: UInt8(ascii: ">")), !isInASCII(rest[...end]) { return false }
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      if rest.starts(with: "!DOCTYPE".utf8) { return false }
      let name = rest.prefix(256).prefix { !" \t\r\n/>".utf8.contains($0) }
      if name.split(separator: UInt8(ascii: ":")).last?.elementsEqual("Signature".utf8) ?? false { signatures += 1 }
    }
    return signatures == 1
  }

  /// Whether the encoding that a declaration names, if any, has ASCII as it is.
  private static func isInASCII(_ declaration: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: declaration, as: UTF8.self).lowercased()
    guard text.contains("<?xml"), let name = text.firstRange(of: "encoding") else { return true }
    let value = text[name.upperBound...].drop { " \t\r\n=\"'".contains($0) }.prefix { !"\"'".contains($0) }
    return ["utf-8", "us-ascii", "iso-8859-1"].contains(value)
  }
}

/// What `xmlsec1 --print-debug` says of a file, whomever the certificate is.
enum XMLSignatureReport {
  /// Beginnings of the names of transforms that leave nothing of a document out but the signature itself.
  private static let whole = ["c14n", "exc-c14n", "enveloped-signature", "sha", "rsa-", "ecdsa-", "dsa-", "membuf-"]

  static func state(_ outcome: Program.Outcome) -> SignatureState {
    guard case .exited(let code) = outcome.end else { return .unchecked }
    let lines = String(decoding: outcome.output + outcome.complaint, as: UTF8.self).split(whereSeparator: \.isNewline)
    if code == 0 { return isWhole(lines) ? .unknownIssuer : .unchecked }
    if lines.contains("Error: failed to find default node with name=\"Signature\"") { return .unsigned }
    return lines.contains("== Status: invalid") ? .changed : .unchecked
  }

  private static func isWhole(_ lines: [Substring]) -> Bool {
    let mark = "=== Transform: "
    return lines.filter { $0.hasPrefix(mark) }.allSatisfy { line in
      whole.contains { line.dropFirst(mark.count).hasPrefix($0) }
    }
  }
}
