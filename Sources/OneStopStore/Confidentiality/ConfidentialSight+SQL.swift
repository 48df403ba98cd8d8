import Database
import OneStop

extension ConfidentialSight {
  /// The rule as SQL, with `AND` before it; appends its values to those given.
  ///
  /// - Parameter table: the table's name or alias, with its dot.
  func condition(_ values: inout [any SQLParameter], of table: StaticString = "") -> String {
    switch self {
    case .all: return ""
    // A program knows its confidential dossiers by their codes: they are in no list.
    case .none, .program: return " AND \(table)is_confidential = 0"
    case .holder(let login):
      values.append(login)
      return " AND (\(table)is_confidential = 0 OR \(table)officer = $\(values.count))"
    case .leader(let login, let agencies):
      values.append(login)
      var sql = " AND (\(table)is_confidential = 0 OR \(table)officer = $\(values.count)"
      for agency in agencies {
        values.append(agency)
        sql += " OR \(table)agency = $\(values.count)"
      }
      return sql + ")"
    }
  }

  /// The same for a question's dossier, where only questions are read.
  func questionCondition(_ values: inout [any SQLParameter], of table: StaticString = "") -> String {
    let seen = condition(&values)
    guard !seen.isEmpty else { return "" }
    // `is_confidential = 1` finds the few that there are in an index of their own.
    return " AND \(table)dossier_id NOT IN (SELECT id FROM dossiers WHERE is_confidential = 1 AND NOT (1 = 1\(seen)))"
  }
}
