#if PostgreSQL
  /// The binary form of whole tables: a header, rows of counted fields, and a trailer, in network byte order
  /// (postgresql.org/docs/15/sql-copy.html, "Binary Format").
  enum PostgreSQLCopy {
    static let header: [UInt8] =
      Array("PGCOPY\n".utf8) + [0xFF] + Array("\r\n".utf8) + [0] + [UInt8](repeating: 0, count: 8)
    static let trailer: [UInt8] = [0xFF, 0xFF]

    static func write(_ values: [SQLValue], to buffer: inout [UInt8]) {
      append(Int16(values.count), to: &buffer)
      for value in values {
        switch value {
        case .null: append(Int32(-1), to: &buffer)
        case .integer(let number):
          append(Int32(8), to: &buffer)
          append(number, to: &buffer)
        case .real(let number):
          append(Int32(8), to: &buffer)
          append(number.bitPattern, to: &buffer)
        case .text(let text):
          append(Int32(text.utf8.count), to: &buffer)
          buffer += text.utf8
        case .bytes(let bytes):
          append(Int32(bytes.count), to: &buffer)
          buffer += bytes
        }
      }
    }

    private static func append(_ number: some FixedWidthInteger, to buffer: inout [UInt8]) {
      withUnsafeBytes(of: number.bigEndian) { buffer += $0 }
    }

    /// - Returns: false for the trailer, which is no row.
    static func read(_ bytes: UnsafeRawBufferPointer, _ types: [String], into values: inout [SQLValue]) -> Bool {
      var place = 0
      func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
        defer { place += MemoryLayout<Number>.size }
        return Number(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: Number.self))
      }
      // The header comes with the first row.
      if bytes.starts(with: header.prefix(11)) { place = header.count }
      guard number(Int16.self) == types.count else { return false }
      values.removeAll(keepingCapacity: true)
      for type in types {
        let count = Int(number(Int32.self))
        guard count >= 0 else {
          values.append(.null)
          continue
        }
        let field = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
        switch type {
        case "bigint": values.append(.integer(Int64(bigEndian: field.loadUnaligned(as: Int64.self))))
        case "integer": values.append(.integer(Int64(Int32(bigEndian: field.loadUnaligned(as: Int32.self)))))
        case "double precision":
          values.append(.real(Double(bitPattern: UInt64(bigEndian: field.loadUnaligned(as: UInt64.self)))))
        case "bytea": values.append(.bytes(Array(field)))
        default: values.append(.text(String(decoding: field, as: UTF8.self)))
        }
        place += count
      }
      return true
    }
  }
#endif
