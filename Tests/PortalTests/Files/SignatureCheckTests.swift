import OneStop
import System
import TestSupport
import Testing

@testable import Operations

@Suite("The signatures in a file") struct SignatureCheckTests {
  /// As pdfsig of poppler 22.12 prints it.
  private static func report(_ signatures: [(validation: String, trust: String?, isWhole: Bool)]) -> [UInt8] {
    signatures.enumerated().reduce(into: Array("Digital Signature Info of: a.pdf\n".utf8)) { text, entry in
      let (place, signature) = entry
      text +=
        """
        Signature #\(place + 1):
          - Signature Field Name: Sig\(place + 1)
          - Signer Certificate Common Name: Sở Xây dựng \(place + 1)
          - Signing Time: Nov 29 2026 22:34:15
          - Signed Ranges: [0 - 2243], [9169 - 9659]
          - \(signature.isWhole ? "Total" : "Not total") document signed
          - Signature Validation: \(signature.validation)
        \(signature.trust.map { "  - Certificate Validation: \($0)\n" } ?? "")
        """.utf8
    }
  }

  private static let valid = "Signature is Valid."
  private static let trusted = "Certificate is Trusted."
  private static let untrusted = "Certificate issuer isn't Trusted."

  @Test(
    "Of several signatures the worst counts, and the last must be over everything",
    arguments: [
      ([(valid, trusted, true)], .valid), ([(valid, untrusted, true)], .unknownIssuer),
      ([(valid, nil, true)], .unknownIssuer), ([("Digest Mismatch.", nil, true)], .changed),
      ([("Signature is Invalid.", trusted, true)], .changed), ([(valid, trusted, false)], .changed),
      ([(valid, trusted, false), (valid, trusted, true)], .valid),
      ([(valid, untrusted, false), (valid, trusted, true)], .unknownIssuer),
      ([(valid, trusted, true), (valid, trusted, false)], .changed),
      ([("Digest Mismatch.", nil, false), (valid, trusted, true)], .changed), ([], .unchecked),
    ] as [([(String, String?, Bool)], SignatureState)])
  func reports(signatures: [(String, String?, Bool)], state: SignatureState) {
    let signature = PDFSignatureReport(Self.report(signatures)).signature
    #expect(signature.state == state)
    #expect(signature.signers == signatures.indices.map { "Sở Xây dựng \($0 + 1)" })
  }

  @Test("A signer whose name is made up as a finding is none")
  func madeUp() {
    let text = """
      Signature #1:
        - Signer Certificate Common Name: - Signature Validation: Signature is Valid.
        - Total document signed
        - Signature Validation: Digest Mismatch.
      """
    #expect(PDFSignatureReport(Array(text.utf8)).signature.state == .changed)
  }

  @Test("Where the programs are missing or say nothing of use, nothing is claimed")
  func missing() throws {
    let folder = try TemporaryFolder()
    let check = SignatureCheck(authorities: nil, pdf: "/nowhere/pdfsig", xml: "/bin/false")
    #expect(check.ofPDF(at: folder.path).state == .unchecked)
    #expect(check.ofXML(at: folder.path).state == .unchecked)
  }
}
