import OneStop
import OneStopStore

/// The names of the fields that forms for many dossiers have.
enum BulkField {
  /// `CODE:VERSION`, once for each dossier.
  static let dossiers = "ho_so"
  static let action = "viec"
  static let receiver = "nguoi"
  static let note = "ghi_chu"
  /// The number of the form that does it.
  static let number = "so_phieu"
  /// The list that the dossiers were chosen from.
  static let list = "ve"
  /// The buttons of a list, each with the address that it leads to: another page of it, all ticks of the page taken back,
  /// and all ticks.
  static let goTo = "den"
  static let clearPage = "bo_trang"
  static let clear = "bo_het"
  /// What ids of the form begin with: a list's filter has fields of these names too.
  static let idPrefix = "nhieu-"
  /// What stands for the unit among the logins, which no login can be.
  static let unit = "-"
}

/// A form for many dossiers, understood.
struct BulkEntry: Sendable {
  let order: BulkOrder
  let items: [BulkItem]

  /// Notes every mistake in the form; nil where there is one.
  ///
  /// - Parameter offered: what the reader's role does at all.
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
    let kind = offered.first { $0.action.path == values[Field.action] }
    if kind == nil { form.mistake(Field.action, words.actionMissing) }
    var officer: String?
    if let kind, kind.hasReceiver {
      let receiver = values[Field.receiver]
      // A step has a unit; who assigns means somebody.
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

  /// Of everything that is ordered.
  var digest: String {
    let items = items.map(\.formValue).joined(separator: "\u{0}")
    return Secrets.digest("\(order.kind.rawValue)\u{0}\(order.officer ?? "")\u{0}\(order.note)\u{0}\(items)")
  }
}

extension BulkItem {
  /// Each dossier once; what is no code counts as nothing.
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
  /// What the account may do to many dossiers of its agency.
  var bulkActions: [BulkAction] { BulkAction.allCases.filter { mayEver($0.action) } }
}
