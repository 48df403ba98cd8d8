import Foundation
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

/// With the real program, and keys made for the occasion.
@Suite(
  "The signatures in an XML document",
  .enabled(if: isThere("/usr/bin/xmlsec1") && isThere("/usr/bin/openssl"), "NOT RUN: no xmlsec1 or no openssl here"))
struct XMLSignatureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["own", "other"] {
      try run(
        "/usr/bin/openssl",
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=\(name)"]
          + ["-keyout", "\(folder.path)/\(name).key", "-out", "\(folder.path)/\(name).pem"])
    }
    try FileManager.default.createDirectory(atPath: "\(folder.path)/trusted", withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: "\(folder.path)/own.pem", toPath: "\(folder.path)/trusted/authorities.pem")
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let outcome = try ChildProcess.run(program, arguments)
    try #require(outcome.status == 0, "\(program): \(outcome.complaint)")
  }

  private static let enveloped =
    "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"

  /// What is signed, and by what the signer is known.
  private func template(reference: String, transforms: String, key: String) -> String {
    """
    <?xml version="1.0"?>
    <Letter xmlns="urn:letter"><Text Id="text">six months</Text>
    <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>
    <CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
    <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
    <Reference URI="\(reference)"><Transforms>\(transforms)</Transforms>
    <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>
    </SignedInfo><SignatureValue/><KeyInfo>\(key)</KeyInfo></Signature></Letter>
    """
  }

  private func signed(
    reference: String = "", transforms: String = Self.enveloped, key: String = "<X509Data/>", by name: String = "own"
  ) throws -> String {
    let (before, after) = ("\(folder.path)/before.xml", "\(folder.path)/after.xml")
    try template(reference: reference, transforms: transforms, key: key).write(
      toFile: before, atomically: true, encoding: .utf8)
    try run(
      "/usr/bin/xmlsec1",
      ["--sign", "--id-attr:Id", "urn:letter:Text"]
        + ["--privkey-pem", "\(folder.path)/\(name).key,\(folder.path)/\(name).pem", "--output", after, before])
    return try String(contentsOfFile: after, encoding: .utf8)
  }

  private func state(_ document: String, trusts: Bool = true) throws -> SignatureState {
    let path = "\(folder.path)/checked.xml"
    try document.write(toFile: path, atomically: true, encoding: .utf8)
    return SignatureCheck(authorities: trusts ? "\(folder.path)/trusted" : nil).ofXML(at: path).state
  }

  @Test("One over the whole document, by a certificate, is valid where its authority is known")
  func whole() throws {
    let document = try signed()
    #expect(try state(document) == .valid)
    #expect(try state(document, trusts: false) == .unknownIssuer)
    #expect(try state(try signed(by: "other")) == .unknownIssuer)
  }

  @Test("What was changed afterwards is said to be")
  func changed() throws {
    let document = try signed()
    #expect(try state(document.replacing("six months", with: "two months")) == .changed)
    let value = try #require(document.firstRange(of: "<SignatureValue>")).upperBound
    let other: Character = document[value] == "A" ? "B" : "A"
    #expect(try state(document.replacingCharacters(in: value...value, with: "\(other)")) == .changed)
  }

  @Test("Of a bare key, a part, another file and what a filter leaves nothing is claimed")
  func unchecked() throws {
    let filter =
      "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>self::nothing</XPath></Transform>"
    let other = "\(folder.path)/other.xml"
    try "<other/>".write(toFile: other, atomically: true, encoding: .utf8)
    let c14n = "<Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>"
    for document in [
      try signed(key: "<KeyValue/>"), try signed(reference: "#text"),
      try signed(reference: "file://\(other)", transforms: c14n), try signed(transforms: filter + Self.enveloped),
      "neither XML nor signed",
    ] { #expect(try state(document) == .unchecked, "\(document)") }
  }

  @Test("A document without one is unsigned")
  func unsigned() throws {
    #expect(
      try state("<?xml version=\"1.0\"?><Letter xmlns=\"urn:letter\"><Text>six months</Text></Letter>") == .unsigned)
  }
}

private func isThere(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
