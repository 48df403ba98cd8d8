import OneStop
import System

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
