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
    let outcome = run(pdf, folder + [path])
    switch outcome.end {
    case .exited(0): return PDFSignatureReport(outcome.output).signature
    case .exited(2): return FileSignature(.unsigned)
    default: return FileSignature(.unchecked)
    }
  }

  /// Waits for the program: not to be called on a loop.
  package func ofXML(at path: String) -> FileSignature {
    let trusted = authorities.map { ["--trusted-pem", "\($0)/authorities.pem"] } ?? []
    // Whether it holds at all is asked first, of whomever the certificate is.
    let first = run(xml, ["--verify", "--insecure", path])
    switch first.end {
    case .exited(0): break
    case .exited: return FileSignature(XMLSignatureReport.state(first))
    default: return FileSignature(.unchecked)
    }
    return FileSignature(run(xml, ["--verify"] + trusted + [path]).end == .exited(0) ? .valid : .unknownIssuer)
  }

  private func run(_ name: String, _ arguments: [String]) -> Program.Outcome {
    Program(name: name, arguments: arguments)
      .run(input: [], seconds: SignatureCheck.seconds, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
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

/// What `xmlsec1` says of a file that does not hold.
enum XMLSignatureReport {
  static func state(_ outcome: Program.Outcome) -> SignatureState {
    let text = String(decoding: outcome.output + outcome.complaint, as: UTF8.self)
    if text.contains("failed to find default node with name=\"Signature\"") { return .unsigned }
    return text.contains("FAIL") ? .changed : .unchecked
  }
}
