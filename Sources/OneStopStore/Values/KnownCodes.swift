import Database
import OneStop

/// Codes that a connection has read before: checking their form again for every row costs more than finding them here.
private final class KnownCodes {
  var agencies: [String: AgencyCode] = [:]
  var procedures: [String: ProcedureCode] = [:]
}

extension Connection {
  private var knownCodes: KnownCodes {
    if let known = memory as? KnownCodes { return known }
    let new = KnownCodes()
    memory = new
    return new
  }

  func agencyCode(_ row: Row, _ column: Int32) throws(StoreError) -> AgencyCode {
    let text = row.text(column)
    let known = knownCodes
    if let code = known.agencies[text] { return code }
    let code = try row.agency(column)
    known.agencies[text] = code
    return code
  }

  func procedureCode(_ row: Row, _ column: Int32) throws(StoreError) -> ProcedureCode {
    let text = row.text(column)
    let known = knownCodes
    if let code = known.procedures[text] { return code }
    let code = try row.procedure(column)
    known.procedures[text] = code
    return code
  }
}
