import Database
import OneStop

/// Which dossiers of a list are wanted; nil means all.
package struct WorklistFilter: Hashable, Sendable {
  package enum Holder: Hashable, Sendable {
    case login(String)
    case nobody
  }

  package var procedure: ProcedureCode?
  package var holder: Holder?
  package var channel: Channel?

  package init(procedure: ProcedureCode? = nil, holder: Holder? = nil, channel: Channel? = nil) {
    self.procedure = procedure
    self.holder = holder
    self.channel = channel
  }

  /// The conditions as SQL, each with `AND` before it; appends their values to those given.
  func conditions(_ values: inout [any SQLParameter]) -> String {
    var sql = ""
    func add(_ column: String, _ value: some SQLParameter, to values: inout [any SQLParameter]) {
      values.append(value)
      sql += " AND \(column) = $\(values.count)"
    }
    if let procedure { add("procedure", procedure, to: &values) }
    if let channel { add("channel", channel.rawValue, to: &values) }
    switch holder {
    case .login(let login): add("officer", login, to: &values)
    case .nobody: sql += " AND officer IS NULL"
    case nil: break
    }
    return sql
  }
}

/// What a list is sorted by if not in its own order.
package enum WorklistOrder: Hashable, Sendable {
  /// The earliest due first, those without a due moment last.
  case due
  /// The earliest accepted first, those that are only filed last.
  case received
  case code
  /// By name, as a Vietnamese dictionary sorts.
  case applicant

  var column: WorklistColumn {
    switch self {
    case .due: .due
    case .received: .acceptedAt
    case .code: .code
    case .applicant: .name
    }
  }
}
