import OneStop
import System

/// Checks the signatures in PDF and XML files by the programs `pdfsig` (poppler-utils) and `xmlsec1`.
package struct SignatureCheck: Sendable {
  /// A folder with whom to trust: `authorities.pem` for XML, and a database of NSS for PDF (certutil(1)); nil: nobody.
  private let authorities: String?
  private let pdf: String
  private let xml: String
  /// A PDF of 25 MB takes a tenth of it.
  private static let seconds = 20

  package init(authorities: String? = nil) { self.init(authorities: authorities, pdf: "pdfsig", xml: "xmlsec1") }

  init(authorities: String?, pdf: String, xml: String) {
    (self.authorities, self.pdf, self.xml) = (authorities, pdf, xml)
  }

  /// Waits for the program: not to be called on a loop.
  package func ofPDF(at path: String) -> FileSignature {
    let folder = authorities.map { ["-nssdir", $0] } ?? []
    guard let outcome = run(pdf, folder + [path]) else { return FileSignature(.unchecked) }
    switch outcome.end {
    case .exited(0): return PDFSignatureReport(outcome.output).signature
    case .exited(2): return FileSignature(.unsigned)
    default: return FileSignature(.unchecked)
    }
  }

  /// Waits for the program: not to be called on a loop.
  ///
  /// Only a signature by a certificate, over the whole document, is judged: a bare key says nothing of anybody, and of a
  /// part, of another file or of what a filter leaves (XML Signature Syntax and Processing, section 4.4.3) nobody sees
  /// that the rest is unsigned.
  package func ofXML(at path: String) -> FileSignature {
    let verify = ["--verify", "--enabled-key-data", "x509", "--enabled-reference-uris", "empty"]
    // Whether it holds at all is asked first, of whomever the certificate is.
    let state = run(xml, verify + ["--insecure", "--print-debug", path]).map(XMLSignatureReport.state) ?? .unchecked
    guard state == .unknownIssuer, let authorities else { return FileSignature(state) }
    let trusted = run(xml, verify + ["--trusted-pem", "\(authorities)/authorities.pem", path])
    return FileSignature(trusted?.end == .exited(0) ? .valid : .unknownIssuer)
  }

  /// nil where it says more than is read: what comes further on may be what matters.
  private func run(_ name: String, _ arguments: [String]) -> Program.Outcome? {
    let outcome = Program(name: name, arguments: arguments)
      .run(input: [], seconds: SignatureCheck.seconds, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    return outcome.output.count < Program.outputLimit ? outcome : nil
  }
}

/// What `pdfsig` prints: a paragraph for each signature.
struct PDFSignatureReport {
  private struct Part {
    var signer: String?
    var isValid = false
    var isTrusted = false
    var isWhole = false
  }

  private var parts: [Part] = []

  init(_ output: [UInt8]) {
    for line in String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("Signature #") {
        parts.append(Part())
        continue
      }
      guard !parts.isEmpty, let mark = line.firstRange(of: "- ") else { continue }
      let text = line[mark.upperBound...]
      let last = parts.count - 1
      if text == "Total document signed" { parts[last].isWhole = true }
      if text == "Signature Validation: Signature is Valid." { parts[last].isValid = true }
      if text == "Certificate Validation: Certificate is Trusted." { parts[last].isTrusted = true }
      let name = "Signer Certificate Common Name: "
      if text.hasPrefix(name) { parts[last].signer = String(text.dropFirst(name.count).prefix(200)) }
    }
  }

  /// What was added behind the last signature is signed by nobody.
  var signature: FileSignature {
    guard let last = parts.last else { return FileSignature(.unchecked) }
    let signers = parts.compactMap(\.signer)
    if !last.isWhole || parts.contains(where: { !$0.isValid }) { return FileSignature(.changed, signers: signers) }
    return FileSignature(parts.allSatisfy(\.isTrusted) ? .valid : .unknownIssuer, signers: signers)
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
