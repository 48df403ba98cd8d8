import Database
import OneStop

/// Codes that a connection has read before, so that their form is not checked again for every row.
private final class KnownCodes {
  struct Codes<Code> {
    private var byText: [String: Code] = [:]

    mutating func code(_ text: String, _ read: () throws(StoreError) -> Code) throws(StoreError) -> Code {
      if let known = byText[text] { return known }
      let code = try read()
      byText[text] = code
      return code
    }
  }

  var agencies = Codes<AgencyCode>()
  var procedures = Codes<ProcedureCode>()
}

extension Connection {
  private var knownCodes: KnownCodes {
    if let known = memory as? KnownCodes { return known }
    let new = KnownCodes()
    memory = new
    return new
  }

  func agencyCode(_ row: Row, _ column: Int32) throws(StoreError) -> AgencyCode {
    try knownCodes.agencies.code(row.text(column)) { () throws(StoreError) in try row.agency(column) }
  }

  func procedureCode(_ row: Row, _ column: Int32) throws(StoreError) -> ProcedureCode {
    try knownCodes.procedures.code(row.text(column)) { () throws(StoreError) in try row.procedure(column) }
  }
}
