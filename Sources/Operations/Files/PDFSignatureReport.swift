import OneStop

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

extension Substring {
  fileprivate func dropping(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
