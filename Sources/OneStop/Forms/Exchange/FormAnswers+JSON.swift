import JSON

extension FormAnswers {
  /// `{"ho_ten":"…","quyen":["a","b"],"nganh":[{"ma":"0111"}]}`: in the order of their names, so that the same answers
  /// are the same bytes.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for name in Set(fields.keys).union(rows.keys).sorted() {
        writer.name(text: name)
        if let rows = rows[name] {
          writer.array(rows) { writer, row in writer.object { FormAnswers.write(row, to: &$0) } }
        } else {
          FormAnswers.write(fields[name] ?? [], to: &writer)
        }
      }
    }
  }

  package var json: [UInt8] { JSONWriter.bytes(capacity: size + 64) { write(to: &$0) } }

  private static func write(_ row: Row, to writer: inout JSONWriter) {
    for (name, texts) in row.sorted(by: { $0.key < $1.key }) {
      writer.name(text: name)
      write(texts, to: &writer)
    }
  }

  private static func write(_ texts: [String], to writer: inout JSONWriter) {
    if texts.count == 1 { writer.string(texts[0]) } else { writer.array(texts) { $0.string($1) } }
  }

  /// nil for anything that `write(to:)` does not write.
  package init?(parsing bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes), case .object(let members) = value else { return nil }
    self.init()
    for member in members {
      if case .array(let elements) = member.value, case .object? = elements.first {
        var rows: [Row] = []
        for element in elements {
          guard case .object(let members) = element, let row = FormAnswers.row(members) else { return nil }
          rows.append(row)
        }
        self.rows[member.name] = rows
      } else {
        guard let texts = FormAnswers.texts(member.value) else { return nil }
        fields[member.name] = texts
      }
    }
  }

  private static func row(_ members: [JSONValue.Member]) -> Row? {
    var row: Row = [:]
    for member in members {
      guard let texts = texts(member.value) else { return nil }
      row[member.name] = texts
    }
    return row
  }

  private static func texts(_ value: JSONValue) -> [String]? {
    switch value {
    case .string(let text): return [text]
    case .array(let elements):
      var texts: [String] = []
      for element in elements {
        guard case .string(let text) = element else { return nil }
        texts.append(text)
      }
      return texts
    default: return nil
    }
  }
}
