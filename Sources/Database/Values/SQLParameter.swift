/// A value as a database stores it.
@usableFromInline
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])
}

/// A value that a statement takes as a parameter: it gives the stored form, and the engine binds that.
@usableFromInline
package protocol SQLParameter {
  var sqlValue: SQLValue { get }
}

extension Int: SQLParameter {
  @inlinable package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLParameter {
  @inlinable package var sqlValue: SQLValue { .integer(self) }
}

/// 0 or 1, and not either database's own boolean, so that both agree.
extension Bool: SQLParameter {
  @inlinable package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLParameter {
  @inlinable package var sqlValue: SQLValue { .real(self) }
}

extension String: SQLParameter {
  @inlinable package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLParameter {
  @inlinable package var sqlValue: SQLValue { .bytes(self) }
}

extension Optional: SQLParameter where Wrapped: SQLParameter {
  @inlinable package var sqlValue: SQLValue {
    switch self {
    case .some(let value): value.sqlValue
    case .none: .null
    }
  }
}
