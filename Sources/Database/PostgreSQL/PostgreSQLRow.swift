#if PostgreSQL
  import CPostgreSQL

  /// A row of an answer, whose values are in PostgreSQL's binary form (postgresql.org/docs/15/protocol-overview.html).
  @usableFromInline
  package struct PostgreSQLRow {
    let statement: PostgreSQLStatement
    /// nil: every value is NULL.
    let result: OpaquePointer?
    let number: Int32

    @usableFromInline
    func int64(_ column: Int32) -> Int64 {
      let count = PQgetlength(result, number, column)
      guard !isNull(column), let start = PQgetvalue(result, number, column) else { return 0 }
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
      switch PQftype(result, column) {
      case PostgreSQLType.numeric: return bytes.numeric
      case PostgreSQLType.text: return Int64(String(decoding: bytes, as: UTF8.self)) ?? 0
      default:
        // Integers of any width, and truth.
        guard let first = bytes.first else { return 0 }
        return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
      }
    }

    @usableFromInline
    func isNull(_ column: Int32) -> Bool { PQgetisnull(result, number, column) != 0 }

    /// Integers are read as text too, as they are from SQLite.
    @usableFromInline
    func withBytes<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
      guard !isNull(column), let start = PQgetvalue(result, number, column) else {
        return body(.init(start: nil, count: 0))
      }
      switch PQftype(result, column) {
      case PostgreSQLType.integer, PostgreSQLType.bigint, PostgreSQLType.numeric:
        return Array(String(int64(column)).utf8).withUnsafeBufferPointer(body)
      default:
        let count = Int(PQgetlength(result, number, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: count) {
          body(UnsafeBufferPointer(start: $0, count: count))
        }
      }
    }

    var query: String { statement.sql }
  }

  /// Numbers of types (src/include/catalog/pg_type.dat).
  enum PostgreSQLType {
    static let bigint: Oid = 20
    static let integer: Oid = 23
    static let text: Oid = 25
    static let numeric: Oid = 1700
  }

  extension UnsafeRawBufferPointer {
    /// The whole part of a `numeric`, such as the sum of a column of integers: counts of digits, weight of the first,
    /// sign and scale, then digits of base 10,000 (src/backend/utils/adt/numeric.c, numeric_send).
    fileprivate var numeric: Int64 {
      func word(_ place: Int) -> Int16 {
        Int16(bigEndian: loadUnaligned(fromByteOffset: place * 2, as: Int16.self))
      }
      guard count >= 8 else { return 0 }
      let (digits, weight, isNegative) = (Int(word(0)), Int(word(1)), word(2) == 0x4000)
      var value: Int64 = 0
      for place in 0..<Swift.max(0, weight + 1) {
        value = value * 10_000 + (place < digits ? Int64(word(4 + place)) : 0)
      }
      return isNegative ? -value : value
    }
  }
#endif
