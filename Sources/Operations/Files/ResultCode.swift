import Encodings
import OneStop

/// Mã kiểm tra: with it anybody who was given a result can ask the portal about it. Only a server with the secret of the
/// data folder can make one; it says nothing of the dossier.
package struct ResultCode: Hashable, Sendable, CustomStringConvertible {
  /// 16 letters and digits (RFC 4648 section 6) in four groups.
  package let description: String

  package init(of file: DossierFile, in dossier: DossierCode, secrets: Secrets) {
    let bytes = secrets.mac("result", "\(dossier) \(file.number) \(file.stored.digest)").prefix(10)
    let letters = Base32.text(Array(bytes))
    description = stride(from: 0, to: letters.count, by: 4).map { String(letters.dropFirst($0).prefix(4)) }
      .joined(separator: "-")
  }

  /// As it was copied or spoken: in small letters, with spaces or nothing for its hyphens; 0 and 1, of which it has none,
  /// are the letters that look like them.
  package func isTyped(_ text: String) -> Bool {
    guard text.utf8.count <= 100 else { return false }
    let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
      .map { $0 == "0" ? "O" : $0 == "1" ? "I" : $0 }
    return Secrets.isEqual(String(letters), description.replacing("-", with: ""))
  }
}

extension Dossier {
  /// The result that the code is of, also one that was taken back; nil: none.
  package func result(_ typed: String, secrets: Secrets) -> DossierFile? {
    files.first { $0.purpose == .result && ResultCode(of: $0, in: code, secrets: secrets).isTyped(typed) }
  }
}
