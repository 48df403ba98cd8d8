import JSON

extension FormSheet {
  /// What the form says, as other programs read it: in the form's order, numbers and dates (ISO 8601) as such, what is
  /// computed too, parts of a field as an object, rows as a list; without files, and without what is not asked or blank.
  package func writeValues(to writer: inout JSONWriter) {
    writer.object { json in
      for field in fields { write(field, to: &json) }
    }
  }

  private func write(_ field: Field, to json: inout JSONWriter) {
    let key = field.field.key.description
    switch field.field.type {
    case .input(.files): return
    case .input, .computed:
      guard let value = values[field.place] else { return }
      json.name(text: key)
      json.value(value)
    case .composite:
      let parts = zip(field.parts, field.partPlaces).compactMap { part, place in values[place].map { (part.key, $0) } }
      guard !parts.isEmpty else { return }
      json.name(text: key)
      json.object { json in
        for (key, value) in parts {
          json.name(text: key.rawValue)
          json.value(value)
        }
      }
    case .group:
      json.name(text: key)
      json.array(field.rows) { list, row in
        list.object { json in
          for column in row { write(column, to: &json) }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ value: FormValue) {
    switch value {
    case .text(let text): string(text)
    case .number(let number): self.number(written: number.text(point: ".", group: ""))
    case .date(let date): string(date.description)
    case .truth(let truth): bool(truth)
    case .texts(let texts): array(texts) { $0.string($1) }
    }
  }
}
