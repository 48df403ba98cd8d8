import OneStop
import OneStopStore
import Operations
import Web

/// A form for many dossiers, parsed.
struct BulkEntry: Sendable {
  let order: BulkOrder
  let items: [BulkItem]

  /// Notes every mistake in the form; nil if there is one.
  ///
  /// - Parameter offered: the actions that the reader's role may take at all.
  init?(_ form: inout Form, colleagues: [Account], offered: [BulkAction]) {
    typealias Field = BulkField
    let words = form.words.bulk
    let values = form.values
    items = BulkItem.read(values)
    if items.isEmpty { form.mistake(Field.dossiers, words.dossiersMissing) }
    if items.count > BulkOrder.limit {
      let limit = words.tooMany.number(BulkOrder.limit)
      form.mistake(Field.dossiers, words.tooMany(count: items.count, ["limit": limit]))
    }
    let kind = form.needed(
      Field.action, { path in offered.first { $0.action.path == path } }, or: words.actionMissing)
    var officer: String?
    if let kind, kind.hasReceiver {
      let receiver = values[Field.receiver]
      // Passing on works without a recipient, since a step has a unit; assigning does not.
      if receiver.isEmpty, kind == .assign { form.mistake(Field.receiver, words.receiverMissing) }
      if !receiver.isEmpty, receiver != Field.unit {
        officer = receiver
        if !colleagues.contains(where: { $0.login == receiver }) {
          form.mistake(Field.receiver, form.words.steps.noSuchPerson)
        }
      }
    }
    guard let kind, !form.isWrong else { return nil }
    order = BulkOrder(kind, officer: officer, note: values[Field.note])
  }

  /// The digest of everything in the order.
  var digest: String {
    let items = items.map(\.formValue).joined(separator: "\u{0}")
    return Secrets.digest("\(order.kind.rawValue)\u{0}\(order.officer ?? "")\u{0}\(order.note)\u{0}\(items)")
  }
}

extension BulkItem {
  /// Each dossier once; texts that are not codes are ignored.
  static func read(_ values: FormContent) -> [BulkItem] {
    var seen: Set<DossierCode> = []
    return values.all(BulkField.dossiers).compactMap { BulkItem($0) }.filter { seen.insert($0.code).inserted }
  }

  private init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).map { String(Substring($0)) }
    guard let code = parts.first.flatMap({ DossierCode(typed: $0) }) else { return nil }
    let version = parts.count == 2 ? Int(typed: parts[1], in: Dossier.eventCounts) : nil
    if parts.count == 2, version == nil { return nil }
    self.init(code, version: version)
  }

  var formValue: String { version.map { "\(code):\($0)" } ?? "\(code)" }
}

extension Account {
  /// The actions that the account may take on many dossiers of its agency.
  var bulkActions: [BulkAction] { BulkAction.allCases.filter { mayEver($0.action) } }
}
