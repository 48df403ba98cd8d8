import OneStop
import System

/// Checks the signatures in PDF and XML files by the programs `pdfsig` (poppler-utils), `xmlsec1` and `openssl`.
///
/// Whether an issuer is trusted is for the operator alone to say: none of the authorities that these programs or the
/// system bring is trusted, and no address that a certificate names is asked.
package struct SignatureCheck: Sendable {
  /// A file with the certificates of the trusted authorities (PEM); nil: nobody is trusted.
  private let authorities: String?
  /// A folder for what another program has to find; what a killed server leaves there goes at the next start.
  private let scratch: String
  private let pdf: String
  private let xml: String
  private let cms: String
  /// For one program. A PDF of 25 MB takes a tenth of it.
  private static let seconds = 20
  /// More than anybody puts on a paper; for each, another program reads all of the file.
  private static let mostSignatures = 16

  /// Trusts nobody.
  package init() { self.init(authorities: nil, pdf: "pdfsig", xml: "xmlsec1") }

  /// - Parameters:
  ///   - authorities: a file of `TrustedAuthorities`.
  ///   - scratch: a folder that only this program reads, `DataFolder.kept`.
  package init(authorities: String, scratch: String) {
    self.init(authorities: authorities, scratch: scratch, pdf: "pdfsig", xml: "xmlsec1")
  }

  init(authorities: String?, scratch: String = "", pdf: String, xml: String, cms: String = "openssl") {
    (self.authorities, self.scratch, self.pdf, self.xml, self.cms) = (authorities, scratch, pdf, xml, cms)
  }

  /// What is not checked for want of a program, a sentence each. Waits for the programs.
  package var warnings: [String] {
    guard FilePrograms.areThere else {
      return [
        "There is no /usr/bin/prlimit, so signatures in files are not checked, and no first pages of PDF files are shown; "
          + "install util-linux."
      ]
    }
    var warnings: [String] = []
    if !FilePrograms.starts(pdf, ["-v"]) {
      warnings.append("pdfsig does not run, so signatures in PDF files are not checked; install poppler-utils.")
    }
    if !FilePrograms.starts(xml, ["--version"]) {
      warnings.append("xmlsec1 does not run, so signatures in XML files are not checked; install xmlsec1.")
    }
    if authorities != nil, !FilePrograms.starts(cms, ["version"]) {
      warnings.append("openssl does not run, so the issuer of every signer of a PDF file is unknown; install openssl.")
    }
    return warnings
  }

  /// Waits for the programs: not to be called on a loop.
  ///
  /// - Parameter end: from then on nothing more is checked.
  package func ofPDF(at path: String, until end: ContinuousClock.Instant) -> FileSignature {
    // Who issued the certificates is not asked there: pdfsig trusts the browsers' authorities too, and asks an address
    // that the certificate names whether it is revoked.
    guard let outcome = run(pdf, ["-nocert", path], until: end) else { return FileSignature(.unchecked) }
    switch outcome.end {
    case .exited(0):
      let report = PDFSignatureReport(outcome.output)
      guard report.signature.state == .unknownIssuer, let authorities else { return report.signature }
      guard report.ranges.count <= SignatureCheck.mostSignatures else { return FileSignature(.unchecked) }
      let file = (try? FileSystem.read(path)) ?? []
      let areTrusted = report.ranges.allSatisfy { isTrusted($0, of: file, by: authorities, until: end) }
      return FileSignature(areTrusted ? .valid : .unknownIssuer, signers: report.signature.signers)
    case .exited(2): return FileSignature(.unsigned)
    default: return FileSignature(.unchecked)
    }
  }

  /// Whether the signature between the two ranges is over them, by somebody whose certificate one of the authorities
  /// has issued, in a chain that is valid today.
  private func isTrusted(
    _ ranges: SignedRanges, of file: [UInt8], by authorities: String, until end: ContinuousClock.Instant
  ) -> Bool {
    guard let parts = ranges.parts(of: file), let content = try? TemporaryFile.hidden(in: scratch),
      let name = content.path,
      (try? content.write(parts.signed)) != nil
    else { return false }
    let outcome = run(
      cms,
      ["cms", "-verify", "-binary", "-inform", "DER", "-content", name, "-out", "/dev/null"]
        + ["-CAfile", authorities, "-no-CApath", "-no-CAstore", "-partial_chain", "-purpose", "any"],
      input: parts.signature, until: end)
    return outcome?.end == .exited(0)
  }

  /// Waits for the program: not to be called on a loop.
  ///
  /// Only the one signature of a document, by a certificate and over all of it, is judged: a bare key says nothing of
  /// anybody, and of a part, of another file or of what a filter leaves (XML Signature Syntax and Processing, section
  /// 4.4.3) nobody sees that the rest is unsigned.
  package func ofXML(at path: String, until end: ContinuousClock.Instant) -> FileSignature {
    let verify = ["--verify", "--enabled-key-data", "x509", "--enabled-reference-uris", "empty"]
    // Whether it holds at all is asked first, of whomever the certificate is.
    let found = run(xml, verify + ["--insecure", "--print-debug", path], until: end)
    let state = found.map(XMLSignatureReport.state) ?? .unchecked
    guard state == .unknownIssuer else { return FileSignature(state) }
    guard let file = try? FileSystem.read(path), SignedDocument.isPlain(file) else { return FileSignature(.unchecked) }
    guard let authorities else { return FileSignature(state) }
    // In place of the system's own authorities, which would be trusted beside what --trusted-pem names.
    let trusted = run(
      xml, verify + [path], environment: ["SSL_CERT_FILE": authorities, "SSL_CERT_DIR": "/nonexistent"], until: end)
    return FileSignature(trusted?.end == .exited(0) ? .valid : .unknownIssuer)
  }

  /// nil where it says more than is read, since what comes further on may be what matters; and where there is no time
  /// left.
  private func run(
    _ name: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    until end: ContinuousClock.Instant
  ) -> Program.Outcome? {
    let seconds = min(SignatureCheck.seconds, Int((end - .now).components.seconds))
    guard seconds > 0 else { return nil }
    let outcome = FilePrograms.run(
      name, arguments, input: input, seconds: seconds, wait: seconds, environment: environment)
    return outcome.output.count < Program.outputLimit ? outcome : nil
  }
}
