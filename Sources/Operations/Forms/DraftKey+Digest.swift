import Crypto
import Encodings
import OneStop

extension DraftKey {
  /// By which the store finds the draft: whoever reads it there cannot open any with it. A letter with the link stands
  /// in the outbox for two days.
  package var digest: String { SHA256.hash(data: Array("draft \(description)".utf8)).hexadecimal }
}
