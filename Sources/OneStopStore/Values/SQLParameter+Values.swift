import Database
import OneStop

/// Microseconds since 1970 UTC.
extension Moment: SQLParameter {
  package var sqlValue: SQLValue { .integer(microseconds) }
}

/// Days since 1970-01-01.
extension LocalDate: SQLParameter {
  package var sqlValue: SQLValue { .integer(Int64(daysSinceEpoch)) }
}

extension AgencyCode: SQLParameter {
  package var sqlValue: SQLValue { .text(description) }
}

extension ProcedureCode: SQLParameter {
  package var sqlValue: SQLValue { .text(description) }
}

extension DossierCode: SQLParameter {
  package var sqlValue: SQLValue { .text(description) }
}
