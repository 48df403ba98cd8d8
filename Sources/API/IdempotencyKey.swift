import Crypto
import Encodings
import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore

/// A key that lets a request be sent again without taking effect twice. Its scope is the token.
///
/// The answer is kept for 30 days: the same key and request get it byte for byte. A different request with the key is
/// refused, whether its body or its address differs.
struct IdempotencyKey: Sendable {
  let key: String
  let tokenDigest: String
  /// The digest of the address and the body.
  let requestDigest: String

  /// nil if the request has none. 1 to 255 visible ASCII characters, with or without quotes around them.
  init?(_ call: APICall, body: [UInt8]) throws(Problem) {
    guard let caller = call.caller, let name = HTTPField.Name("Idempotency-Key"),
      let field = call.request.field(name)
    else { return nil }
    var text = field.trimmed
    if text.utf8.count > 2, text.utf8.first == 0x22, text.utf8.last == 0x22 {
      text = String(text.dropFirst().dropLast())
    }
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      throw Problem(.badRequest, "Idempotency-Key must have 1 to 255 visible ASCII characters.")
    }
    key = text
    tokenDigest = caller.digest
    var hash = SHA256()
    hash.update(data: Array("\(call.request.path)\n".utf8))
    hash.update(data: body)
    requestDigest = Base64URL.text(Array(hash.finalize()))
  }

  /// The earlier answer to the same request; nil for a new request.
  func answer(in snapshot: some Snapshot) throws -> Answer? {
    guard let remembered = try snapshot.remembered(tokenDigest: tokenDigest, key: key) else { return nil }
    guard remembered.bodyDigest == requestDigest else {
      throw Problem(.idempotencyKeyReused, "This Idempotency-Key was used for another request.")
    }
    return Answer(code: remembered.code, body: remembered.body)
  }

  /// Stores the answer in the same transaction as the work that it answers.
  func keep(_ answer: Answer, in transaction: Transaction, now: Moment) throws {
    try transaction.remember(
      RememberedAnswer(of: answer.code, bodyDigest: requestDigest, body: answer.body), tokenDigest: tokenDigest,
      key: key, now: now)
  }

  /// The answer to a change of a dossier.
  struct Answer: Hashable, Sendable {
    var code: DossierCode
    var body: [UInt8]
  }
}
