import CSQLite

/// A digest of values, for SQL: `row_digest(…)`. A store keeps one of a row's columns in the row itself, to detect
/// damage that leaves the row readable: the pages have no checksums of their own.
///
/// Any change of a single eight-byte word changes it, and larger changes do in all but one of 2⁶⁴ cases. Anybody can
/// compute it: it guards against failing disks, not against people.
enum RowDigest {
  /// Registers the function with a connection.
  static func register(on handle: OpaquePointer) {
    sqlite3_create_function_v2(
      handle, "row_digest", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, count, values in
        var digest = Hash()
        for index in 0..<Int(count) { digest.add(values?[index]) }
        sqlite3_result_int64(context, Int64(bitPattern: digest.state))
      }, nil, nil, nil)
  }

  /// FNV-1a over words of eight bytes. Each step is invertible, so a changed word always changes the result.
  private struct Hash {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ word: UInt64) {
      state = (state ^ word) &* 0x0000_0100_0000_01B3
      state ^= state >> 32
    }

    mutating func add(_ value: OpaquePointer?) {
      let type = sqlite3_value_type(value)
      add(UInt64(type))
      switch type {
      case SQLITE_NULL: break
      case SQLITE_INTEGER: add(UInt64(bitPattern: sqlite3_value_int64(value)))
      case SQLITE_FLOAT: add(sqlite3_value_double(value).bitPattern)
      default:
        // The pointer first: asking for the count may convert the value and move it.
        let start = sqlite3_value_blob(value)
        add(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
      }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
      add(UInt64(bytes.count))
      let whole = bytes.count & ~7
      for offset in stride(from: 0, to: whole, by: 8) {
        add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      }
      var rest: UInt64 = 0
      for byte in bytes[whole...] { rest = rest << 8 | UInt64(byte) }
      if whole < bytes.count { add(rest) }
    }
  }
}
