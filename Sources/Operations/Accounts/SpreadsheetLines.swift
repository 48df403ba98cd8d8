import OneStop

/// The lines of a table as text: comma-separated values (RFC 4180), with semicolons as some countries' spreadsheets write
/// them, or with tabs as they are copied.
package struct SpreadsheetLines {
  package struct Line: Hashable, Sendable {
    /// The line of the text that it begins on, from 1.
    package let number: Int
    /// Without white space at their ends.
    package let cells: [String]
  }

  package let lines: [Line]

  /// Lines without any visible cell are left out.
  package init(_ text: String) {
    var reader = Reader(text)
    lines = reader.lines()
  }

  private struct Reader {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var place = 0
    private var number = 1

    init(_ text: String) {
      bytes = Array(text.utf8)
      // The first line has it: a name or a code has none of the others.
      let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
      separator = [UInt8(ascii: "\t"), UInt8(ascii: ";")].first { first.contains($0) } ?? UInt8(ascii: ",")
    }

    mutating func lines() -> [Line] {
      var lines: [Line] = []
      while place < bytes.count {
        let start = number
        let cells = readLine()
        if cells.contains(where: { !$0.isEmpty }) { lines.append(Line(number: start, cells: cells)) }
      }
      return lines
    }

    private mutating func readLine() -> [String] {
      var cells: [String] = []
      var cell: [UInt8] = []
      var isQuoted = false
      func end() { cells.append(String(decoding: cell, as: UTF8.self).trimmed) }
      while place < bytes.count {
        let byte = bytes[place]
        place += 1
        if byte == 0x0A { number += 1 }
        switch byte {
        case UInt8(ascii: "\"") where isQuoted:
          if place < bytes.count, bytes[place] == byte {
            cell.append(byte)
            place += 1
          } else {
            isQuoted = false
          }
        case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
        case separator where !isQuoted:
          end()
          cell = []
        case 0x0D where !isQuoted: continue
        case 0x0A where !isQuoted:
          end()
          return cells
        default: cell.append(byte)
        }
      }
      end()
      return cells
    }
  }
}
