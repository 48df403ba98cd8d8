import Crypto
import Encodings
import OneStop

extension DraftKey {
  /// By which the store finds the draft: whoever reads the database cannot open any with it.
  package var digest: String { SHA256.hash(data: Array("draft \(description)".utf8)).hexadecimal }
}
