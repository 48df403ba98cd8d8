/// Rows of comma-separated values (RFC 4180), as spreadsheets write them: fields in quotes may hold commas, line breaks and
/// doubled quotes; lines end with LF or CR LF; a byte order mark before the first is no part of it. A semicolon separates
/// where the first line has more of them than commas.
package struct CSVReader: Sequence, IteratorProtocol {
  package struct Row: Hashable, Sendable {
    /// From 1: where the row begins in the file.
    package var line: Int
    package var fields: [String]
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var place: Int
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[place...].prefix { $0 != Self.lineFeed }
    let count = { (byte: UInt8) in first.reduce(0) { $1 == byte ? $0 + 1 : $0 } }
    separator = count(UInt8(ascii: ";")) > count(UInt8(ascii: ",")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  /// The next row that is not blank.
  package mutating func next() -> Row? {
    while place < bytes.count {
      let row = Row(line: line, fields: fields())
      if row.fields.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private mutating func fields() -> [String] {
    var fields: [String] = []
    while true {
      fields.append(field())
      guard place < bytes.count else { return fields }
      let end = bytes[place]
      place += 1
      if end == Self.lineFeed {
        line += 1
        return fields
      }
    }
  }

  /// Up to the separator or the end of the line, which is left.
  private mutating func field() -> String {
    var field: [UInt8] = []
    var isQuoted = false
    if place < bytes.count, bytes[place] == Self.quote {
      isQuoted = true
      place += 1
    }
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted {
        if byte == Self.quote {
          place += 1
          guard place < bytes.count, bytes[place] == Self.quote else {
            isQuoted = false
            continue
          }
        } else if byte == Self.lineFeed {
          line += 1
        }
      } else if byte == separator || byte == Self.lineFeed {
        break
      }
      field.append(byte)
      place += 1
    }
    if field.last == UInt8(ascii: "\r") { field.removeLast() }
    return String(decoding: field, as: UTF8.self)
  }
}
