import Foundation
import OneStop
import System
import TestSupport
import Testing

@testable import Operations

@Suite("The signatures in a file") struct SignatureCheckTests {
  /// As pdfsig of poppler 22.12 prints it.
  private static func report(_ signatures: [(validation: String, isWhole: Bool)]) -> [UInt8] {
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

        """.utf8
    }
  }

  private static let valid = "Signature is Valid."

  @Test(
    "Of several signatures the worst counts, and one must be over everything",
    arguments: [
      ([(valid, true)], .unknownIssuer), ([("Digest Mismatch.", true)], .changed),
      ([("Signature is Invalid.", true)], .changed), ([(valid, false)], .changed),
      ([(valid, false), (valid, true)], .unknownIssuer), ([(valid, true), (valid, false)], .unknownIssuer),
      ([(valid, false), (valid, false)], .changed), ([("Signature has not yet been verified.", true)], .unchecked),
      ([("Signature has not yet been verified.", true), ("Digest Mismatch.", false)], .changed),
      ([("Digest Mismatch.", false), (valid, true)], .changed), ([], .unchecked),
    ] as [([(String, Bool)], SignatureState)])
  func reports(signatures: [(String, Bool)], state: SignatureState) {
    let report = PDFSignatureReport(Self.report(signatures))
    #expect(report.signature.state == state)
    #expect(report.signature.signers == signatures.indices.map { "Sở Xây dựng \($0 + 1)" })
    #expect(report.ranges == signatures.map { _ in SignedRanges("[0 - 2243], [9169 - 9659]") })
  }

  @Test(
    "What a signature is over is all but itself, and nothing where that is not so",
    arguments: [
      ("[0 - 3], [9 - 11]", "%PDxx", "0a1B"), ("[0 - 3], [9 - 12]", nil, nil), ("[0 - 2], [9 - 11]", nil, nil),
      ("[0 - 3], [8 - 11]", nil, nil), ("[1 - 3], [9 - 11]", nil, nil), ("[0 - 3]", nil, nil),
      ("[0 - 9], [3 - 11]", nil, nil), ("[0 - 99999999999999999999], [9 - 11]", nil, nil), ("", nil, nil),
    ] as [(Substring, String?, String?)])
  func ranges(text: Substring, signed: String?, signature: String?) {
    let parts = SignedRanges(text)?.parts(of: Array("%PD<0a1B>xx".utf8))
    #expect(parts?.signed == signed.map { Array($0.utf8) })
    #expect(parts?.signature == (signature == nil ? nil : [0x0A, 0x1B]))
    #expect(SignedRanges().parts(of: Array("%PD<0a1B>xx".utf8)) == nil)
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

  @Test("A field that waits for a signature is none, and one whose lines contradict each other says nothing")
  func fields() {
    let whole = "  - Total document signed\n"
    let empty = "Signature #1:\n  - Signature Field Name: a\n  The signature form field is not signed.\n"
    let valid = "  - Signature Validation: Signature is Valid.\n"
    for (text, state) in [
      (empty, SignatureState.unsigned), (empty + "Signature #2:\n" + whole + valid, .unknownIssuer),
      (empty + whole + valid, .unchecked), ("Signature #1:\n" + whole, .unchecked),
      ("Signature #1:\n" + whole + valid + "  - Signature Validation: Digest Mismatch.\n", .unchecked),
    ] {
      #expect(PDFSignatureReport(Array(text.utf8)).signature.state == state, "\(text)")
    }
  }

  @Test("Where the programs are missing or say nothing of use, nothing is claimed")
  func missing() throws {
    let folder = try TemporaryFolder()
    let names = (pdf: "/nowhere/pdfsig", xml: "/bin/false", cms: "/nowhere/openssl")
    func packages(_ authorities: String?) -> [String?] {
      SignatureCheck(authorities: authorities, pdf: names.pdf, xml: names.xml, cms: names.cms).warnings
        .map { $0.components(separatedBy: "install ").last }
    }
    #expect(packages(nil) == ["poppler-utils.", "xmlsec1."], "without authorities openssl is not asked")
    #expect(packages(folder.path) == ["poppler-utils.", "xmlsec1.", "openssl."])
    let check = SignatureCheck(authorities: nil, pdf: names.pdf, xml: names.xml, cms: names.cms)
    #expect(SignatureCheck(authorities: "", pdf: "/bin/true", xml: "/bin/true", cms: "/bin/true").warnings.isEmpty)
    #expect(check.ofPDF(at: folder.path, until: .now + .seconds(60)).state == .unchecked)
    #expect(check.ofXML(at: folder.path, until: .now + .seconds(60)).state == .unchecked)
  }

  @Test("Each program has limits, and where the time of a form is over nothing is checked")
  func limits() throws {
    let folder = try TemporaryFolder()
    // As for a file without signatures, where the limits are there.
    let script = "#!/bin/sh\n[ $(ulimit -v) = 1048576 ] && [ $(ulimit -t) = 20 ] && exit 2\n"
    let program = try folder.program("pdfsig", script)
    let check = SignatureCheck(authorities: nil, pdf: program, xml: "/bin/true")
    #expect(check.ofPDF(at: folder.path, until: .now + .seconds(60)).state == .unsigned)
    #expect(check.ofPDF(at: folder.path, until: .now + .seconds(10)).state == .unchecked, "less time is left")
    #expect(check.ofPDF(at: folder.path, until: .now).state == .unchecked)
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
    for name in ["own", "other", "third"] {
      try run(
        "/usr/bin/openssl",
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=\(name)"]
          + ["-keyout", "\(folder.path)/\(name).key", "-out", "\(folder.path)/\(name).pem"])
    }
    try FileManager.default.createDirectory(atPath: "\(folder.path)/trusted", withIntermediateDirectories: false)
    // Not the first of several.
    for name in ["a-first", "own"] {
      let source = name == "own" ? "own" : "third"
      try FileManager.default.copyItem(
        atPath: "\(folder.path)/\(source).pem", toPath: "\(folder.path)/trusted/\(name).pem")
    }
    let authorities = try TrustedAuthorities(at: "\(folder.path)/trusted")
    try Data(authorities.pem).write(to: URL(filePath: "\(folder.path)/authorities.pem"))
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
    let authorities = trusts ? "\(folder.path)/authorities.pem" : nil
    return SignatureCheck(authorities: authorities, pdf: "pdfsig", xml: "xmlsec1").ofXML(
      at: path, until: .now + .seconds(60)
    ).state
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

  @Test("A document type, a second signature, and an encoding that hides both: readers see more than was asked")
  func more() throws {
    let document = try signed()
    let beginning = "<?xml version=\"1.0\"?>"
    #expect(document.hasPrefix(beginning))
    let rest = document.dropFirst(beginning.count)
    let type = "\n<!DOCTYPE Letter [<!ATTLIST Text valid CDATA 'for ever'>]>"
    #expect(try state(beginning + type + rest) == .unchecked)
    #expect(try state("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + rest) == .unchecked)
    let own = try #require(document.firstMatch(of: /<Signature [^#]*#">.*<\/Signature>/.dotMatchesNewlines())).output
    let broken = own.replacing("<Signature ", with: "<s:Signature xmlns:s=\"http://www.w3.org/2000/09/xmldsig#\" ")
    for second in [broken.replacing("</Signature>", with: "</s:Signature>"), own] {
      // What is within a signature is part of no digest of an enveloped one.
      let both = document.replacing("<KeyInfo>", with: "<KeyInfo>").replacing(
        "</KeyInfo>", with: "</KeyInfo><Object>\(second)</Object>")
      #expect([.unchecked, .changed].contains(try state(both)), "\(both)")
    }
    for (text, isPlain) in [
      ("<a><Signature/></a>", true), ("<a><x:Signature/><y:Signature\n/></a>", false), ("<a/>", false),
      ("<a><SignatureValue/><Signature></Signature></a>", true), ("<!DOCTYPE a><a><Signature/></a>", false),
      ("<?xml version='1.0' encoding = 'utf-8'?><Signature/>", true),
      ("<?xml version='1.0' encoding='utf-16'?><Signature/>", false),
      ("<a><!-- encoding=x --><Signature/></a>", true),
    ] { #expect(SignedDocument.isPlain(Array(text.utf8)) == isPlain, "\(text)") }
  }

  @Test("A document without one is unsigned")
  func unsigned() throws {
    #expect(
      try state("<?xml version=\"1.0\"?><Letter xmlns=\"urn:letter\"><Text>six months</Text></Letter>") == .unsigned)
  }
}

@Suite("Who is trusted") struct TrustedAuthoritiesTests {
  private static let der: [UInt8] = [0x30, 0x82, 0, 8, 0x30, 6, 1, 2, 3, 4, 5, 6]
  private static let pem = "-----BEGIN CERTIFICATE-----\nMIIACDAG\nAQIDBAUG\n-----END CERTIFICATE-----\n"

  @Test("A file of one or several, in PEM or DER, and a folder of such are read; the same one counts once")
  func read() throws {
    let folder = try TemporaryFolder()
    let other = Self.der.dropLast() + [9]
    try Data(Self.der).write(to: URL(filePath: "\(folder.path)/a.cer"))
    try Data("Root CA\r\n\(Self.pem.replacing("\n", with: "\r\n"))\(Self.pem.replacing("BAUG", with: "BAUJ"))".utf8)
      .write(to: URL(filePath: "\(folder.path)/b.pem"))
    try Data("no certificate".utf8).write(to: URL(filePath: "\(folder.path)/.notes"))
    #expect(
      try TrustedAuthorities(at: "\(folder.path)/a.cer").pem == Array(Self.pem.replacing("AG\nA", with: "AGA").utf8))
    let both = try TrustedAuthorities(at: folder.path).pem
    #expect(both == (try TrustedAuthorities(at: "\(folder.path)/b.pem").pem))
    try Data(other).write(to: URL(filePath: "\(folder.path)/a.cer"))
    #expect(try TrustedAuthorities(at: folder.path).pem.count == both.count)
  }

  @Test(
    "What is none is refused with its path",
    arguments: [
      ("", "holds no certificate"), ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "private key"),
      (pem + "-----BEGIN RSA PRIVATE KEY-----\n", "private key"), (String(pem.dropLast(26)), "cut or is none"),
      (pem.replacing("MIIACDAG", with: "MIIACDA"), "cut or is none"), (pem.replacing("M", with: "*"), "cut or is none"),
      ("<!doctype html>", "holds no certificate"),
    ])
  func refused(content: String, says: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.pem"
    try Data(content.utf8).write(to: URL(filePath: path))
    for place in [path, folder.path] {
      let fault = #expect(throws: TrustedAuthorities.Fault.self) { _ = try TrustedAuthorities(at: place) }
      #expect(fault?.description.hasPrefix(path) == true && fault?.description.contains(says) == true)
    }
  }

  @Test("A path that cannot be read, and an empty folder, are refused")
  func missing() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, "\(folder.path)/none"] {
      #expect(throws: TrustedAuthorities.Fault.self) { _ = try TrustedAuthorities(at: path) }
    }
  }
}

private func isThere(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
