/// What somebody has typed into a form so far, whether or not it is right: a draft loses nothing.
package struct FormAnswers: Hashable, Sendable {
  /// By the field's name: its key, or key and part. What is blank has no entry.
  package typealias Row = [String: [String]]

  package var fields: Row
  /// The rows of each group, by its key.
  package var rows: [String: [Row]]

  package init(fields: Row = [:], rows: [String: [Row]] = [:]) {
    self.fields = fields
    self.rows = rows
  }

  package static let none = FormAnswers()

  /// In UTF-8 bytes of all that was typed; no form that law prescribes comes near it.
  package static let greatest = 512 * 1024

  package var size: Int {
    let size = { (row: Row) in
      row.reduce(0) { sum, entry in sum + entry.key.utf8.count + entry.value.reduce(0) { $0 + $1.utf8.count + 3 } }
    }
    return size(fields)
      + rows.reduce(0) { sum, group in
        sum + group.key.utf8.count + group.value.reduce(0) { $0 + size($1) + 2 }
      }
  }

  package subscript(place: AnswerPlace) -> [String] {
    get {
      guard let group = place.group else { return fields[place.name] ?? [] }
      guard let rows = rows[group], rows.indices.contains(place.row) else { return [] }
      return rows[place.row][place.name] ?? []
    }
    set {
      let texts = newValue.filter { !$0.isEmpty }
      guard let group = place.group else {
        fields[place.name] = texts.isEmpty ? nil : texts
        return
      }
      guard rows[group]?.indices.contains(place.row) == true else { return }
      rows[group]?[place.row][place.name] = texts.isEmpty ? nil : texts
    }
  }
}

/// Where one answer stands: outside every group, or in a row of one.
package struct AnswerPlace: Hashable, Sendable {
  /// The field's key, or key and part: `noi_o.xa`.
  package var name: String
  package var group: String?
  /// From 0.
  package var row: Int

  package init(_ name: String, group: String? = nil, row: Int = 0) {
    self.name = name
    self.group = group
    self.row = row
  }

  /// The name on the page: `noi_o.xa`, and in the second row of a group `nganh.2.ma`.
  package var fieldName: String { group.map { "\($0).\(row + 1).\(name)" } ?? name }
}
