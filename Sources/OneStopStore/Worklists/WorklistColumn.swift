import Database
import OneStop

/// What a list is sorted by; the dossier's number decides between equals.
enum WorklistColumn: String {
  case id
  case due
  case acceptedAt = "accepted_at"
  case lastEventAt = "last_event_at"
  case endedAt = "ended_at"
  case code
  case name = "name_order"

  var order: ListOrder {
    switch self {
    case .id: ListOrder()
    // No two are equal.
    case .code: ListOrder(numbers: ["code"])
    case .due, .acceptedAt: ListOrder(value: rawValue, isOptional: true)
    case .lastEventAt, .endedAt, .name: ListOrder(value: rawValue)
    }
  }

  /// The condition of the rows on one side of the key, with `AND` before it; appends its values to those given.
  ///
  /// - Parameter name: the sort key of the key's dossier in a list by names; the dossier may have left the desk by now.
  func condition(_ place: ListPlace, name: String?, _ values: inout [any SQLParameter]) -> String {
    guard place.key.numbers.count == 1 else { return "" }
    let sign = if case .after = place { ">" } else { "<" }
    switch self {
    case .code:
      values.append(place.key.numbers[0])
      return " AND code \(sign) (SELECT code FROM dossiers WHERE id = $\(values.count))"
    case .name:
      values += [place.key.numbers[0], name] as [any SQLParameter]
      let (id, name) = ("$\(values.count - 1)", "$\(values.count)")
      return " AND (name_order \(sign) \(name) OR name_order = \(name) AND id \(sign) \(id))"
    case .id, .due, .acceptedAt, .lastEventAt, .endedAt: return order.condition(place, &values)
    }
  }
}

extension Snapshot {
  /// The condition of the rows on one side of a place, with `AND` before it; empty without a place.
  func condition(
    _ place: ListPlace?, in column: WorklistColumn, _ values: inout [any SQLParameter]
  ) throws(StoreError) -> String {
    guard let place else { return "" }
    var name: String?
    if column == .name, let id = place.key.numbers.first {
      name = try connection.first("SELECT applicant_name FROM dossiers WHERE id = $1", id) {
        VietnameseOrder($0.text(0)).sortKey
      }
    }
    return column.condition(place, name: name, &values)
  }
}

extension DossierSummary {
  /// Where it stands in a list.
  package func key(in list: Worklist, order: WorklistOrder?) -> ListKey {
    let value: Moment? =
      switch order?.column ?? list.usualOrder {
      case .due: due
      case .acceptedAt: acceptedAt
      case .lastEventAt: lastEventAt
      case .endedAt: endedAt
      case .id, .code, .name: nil
      }
    return ListKey(value: value?.microseconds, id)
  }
}
