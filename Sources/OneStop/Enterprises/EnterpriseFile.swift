/// A register of enterprises as a file of comma-separated values, with the columns `code`, `name`, `foreign_name`,
/// `short_name`, `seat`, `registered_on` and `dissolved_on` in any order; the last five may be missing. Dates are as people
/// write them, or `2025-07-01`.
package struct EnterpriseFile: Sequence, IteratorProtocol {
  package struct Mistake: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      case code, name
      case date(column: String)
    }

    /// From 1.
    package var line: Int
    package var reason: Reason
    /// As it stands there.
    package var text: String
  }

  private enum Column: String, CaseIterable {
    case code, name
    case foreignName = "foreign_name"
    case shortName = "short_name"
    case seat
    case registeredOn = "registered_on"
    case dissolvedOn = "dissolved_on"
  }

  private var rows: CSVReader
  private let columns: [Column: Int]

  /// nil where the first line does not name the code and the name.
  package init?(_ bytes: [UInt8]) {
    rows = CSVReader(bytes)
    guard let head = rows.next() else { return nil }
    var columns: [Column: Int] = [:]
    for (place, name) in head.fields.enumerated() {
      if let column = Column(rawValue: name.squeezed.lowercased()) { columns[column] = place }
    }
    guard columns[.code] != nil, columns[.name] != nil else { return nil }
    self.columns = columns
  }

  /// The next line; a wrong one says what is wrong, and the one behind it can be read all the same.
  package mutating func next() -> Result<RegisteredEnterprise, Mistake>? {
    rows.next().map { row in Result { () throws(Mistake) in try enterprise(row) } }
  }

  private func enterprise(_ row: CSVReader.Row) throws(Mistake) -> RegisteredEnterprise {
    let text = { (column: Column) -> String in
      guard let place = columns[column], row.fields.indices.contains(place) else { return "" }
      return String(row.fields[place].composed.squeezed.prefix(500))
    }
    let given = { (column: Column) -> String? in text(column).saysSomething ? text(column) : nil }
    let date = { (column: Column) throws(Mistake) -> LocalDate? in
      let text = text(column)
      if text.isEmpty { return nil }
      guard let date = LocalDate(text) ?? LocalDate(typed: text) else {
        throw Mistake(line: row.line, reason: .date(column: column.rawValue), text: text)
      }
      return date
    }
    guard let code = EnterpriseCode(text(.code)) else {
      throw Mistake(line: row.line, reason: .code, text: text(.code))
    }
    guard let name = given(.name) else { throw Mistake(line: row.line, reason: .name, text: text(.name)) }
    return RegisteredEnterprise(
      code: code, name: name, foreignName: given(.foreignName), shortName: given(.shortName), seat: text(.seat),
      registeredOn: try date(.registeredOn), dissolvedOn: try date(.dissolvedOn))
  }
}
