import OneStop
import OneStopStore

/// Số phiếu: the number that a blank intake form is given, so that however often it is sent it makes one dossier.
///
/// It counts for one account, and is kept as long as keys of the API are.
struct FormNumber: Sendable {
  private let number: String
  private let owner: String
  /// Of everything on the form but its tokens.
  private let digest: String

  /// What one form with this number has become before.
  enum Earlier: Sendable {
    case same(DossierCode)
    /// Another form came with the number: a page that was gone back to and filled in anew.
    case another(DossierCode)
  }

  /// For a blank form.
  static func blank() -> String { Secrets.random(bytes: 12) }

  /// nil where the form has none, or one that we never gave out: then each form is its own dossier.
  init?(_ form: FormContent, login: String) {
    number = form[IntakeField.number]
    guard (16...64).contains(number.utf8.count) else { return nil }
    owner = Secrets.digest("intake\u{0}\(login)")
    let fields = form.pairs.lazy.filter { !$0.name.hasPrefix("_") && $0.name != IntakeField.number }
    digest = Secrets.digest(fields.map { "\($0.name)=\($0.value)" }.joined(separator: "\u{0}"))
  }

  func earlier(in snapshot: some Snapshot) throws -> Earlier? {
    guard let remembered = try snapshot.remembered(tokenDigest: owner, key: number),
      let code = DossierCode(String(decoding: remembered.answer, as: UTF8.self))
    else { return nil }
    return remembered.bodyDigest == digest ? .same(code) : .another(code)
  }

  /// In the transaction that takes the dossier in: either both are kept or neither.
  func keep(_ code: DossierCode, in transaction: Transaction, now: Moment) throws {
    let answer = RememberedAnswer(bodyDigest: digest, answer: Array(code.description.utf8))
    try transaction.remember(answer, tokenDigest: owner, key: number, now: now)
  }
}
