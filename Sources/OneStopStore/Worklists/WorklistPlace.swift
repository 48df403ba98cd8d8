import OneStop

/// Where a page of a list begins or ends: at a row as it stood when it was shown, whatever has become of it.
package enum WorklistPlace: Hashable, Sendable {
  /// The rows behind it.
  case after(WorklistKey)
  /// The rows before it.
  case before(WorklistKey)

  var key: WorklistKey {
    switch self {
    case .after(let key), .before(let key): key
    }
  }
}

/// What a row of a list is sorted by, as far as it is a number, and its dossier.
package struct WorklistKey: Hashable, Sendable {
  /// nil where the row has none, or the list is sorted by text.
  package var value: Int64?
  package var id: Int64

  package init(value: Int64?, id: Int64) {
    (self.value, self.id) = (value, id)
  }
}

/// What a list is sorted by, the dossier's number deciding between equals.
enum WorklistColumn: String, CustomStringConvertible {
  case id
  case due
  case acceptedAt = "accepted_at"
  case lastEventAt = "last_event_at"
  case endedAt = "ended_at"
  case code
  case name = "name_order"

  /// The order in SQL.
  var description: String {
    switch self {
    case .id, .code: rawValue
    case .due, .acceptedAt: "\(rawValue) NULLS LAST, id"
    case .lastEventAt, .endedAt, .name: "\(rawValue), id"
    }
  }

  var reverseOrder: String {
    switch self {
    case .id, .code: "\(rawValue) DESC"
    case .due, .acceptedAt: "\(rawValue) DESC NULLS FIRST, id DESC"
    case .lastEventAt, .endedAt, .name: "\(rawValue) DESC, id DESC"
    }
  }

  /// The condition of the rows on one side of the key; its values go behind those that there are.
  ///
  /// - Parameter name: what the key's dossier is sorted by in a list by names, though it may have left the desk by now.
  func condition(_ place: WorklistPlace, name: String?, _ values: inout [any Bindable]) -> String {
    let (key, sign) =
      switch place {
      case .after(let key): (key, ">")
      case .before(let key): (key, "<")
      }
    values.append(key.id)
    let id = "$\(values.count)"
    switch self {
    case .id: return "id \(sign) \(id)"
    case .code: return "code \(sign) (SELECT code FROM dossiers WHERE id = \(id))"
    case .name:
      values.append(name)
      let name = "$\(values.count)"
      return "(name_order \(sign) \(name) OR name_order = \(name) AND id \(sign) \(id))"
    case .due, .acceptedAt, .lastEventAt, .endedAt:
      guard let value = key.value else {
        let isNull = "\(rawValue) IS NULL AND id \(sign) \(id)"
        return sign == ">" ? "(\(isNull))" : "(\(rawValue) IS NOT NULL OR \(isNull))"
      }
      values.append(value)
      let equal = "\(rawValue) = $\(values.count) AND id \(sign) \(id)"
      let behind = sign == ">" ? " OR \(rawValue) IS NULL" : ""
      return "(\(rawValue) \(sign) $\(values.count) OR \(equal)\(behind))"
    }
  }
}

extension Snapshot {
  /// The condition of the rows on one side of a place, or nothing, with `AND` before it.
  func condition(
    _ place: WorklistPlace?, in column: WorklistColumn, _ values: inout [any Bindable]
  ) throws(StoreError) -> String {
    guard let place else { return "" }
    var name: String?
    if column == .name {
      name = try connection.first("SELECT applicant_name FROM dossiers WHERE id = $1", place.key.id) {
        VietnameseOrder($0.text(0)).sortKey
      }
    }
    return " AND " + column.condition(place, name: name, &values)
  }
}

extension DossierSummary {
  /// Where it stands in a list.
  package func key(in list: Worklist, order: WorklistOrder?) -> WorklistKey {
    let value: Moment? =
      switch order?.column ?? list.usualOrder {
      case .due: due
      case .acceptedAt: acceptedAt
      case .lastEventAt: lastEventAt
      case .endedAt: endedAt
      case .id, .code, .name: nil
      }
    return WorklistKey(value: value?.microseconds, id: id)
  }
}
