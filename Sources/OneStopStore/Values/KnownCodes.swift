import Database
import OneStop

/// Codes that a connection has read before, so that their form is not checked again for every row; and forms of
/// procedures, which are long.
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
  /// By what is stored of each.
  var forms: [[UInt8]: FormDefinition] = [:]

  /// More than a city has in use at a time.
  static let mostForms = 100
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

  /// A form of a procedure, from JSON: read once, as a draft asks for the same one with every page.
  func formDefinition(_ row: Row, _ column: Int32, file: String) throws(StoreError) -> FormDefinition {
    let bytes = row.withText(column) { Array($0) }
    let known = knownCodes
    if let form = known.forms[bytes] { return form }
    guard let form = try? FormDefinition(parsing: bytes, file: file) else { throw row.unreadable(column) }
    if known.forms.count >= KnownCodes.mostForms { known.forms.removeAll() }
    known.forms[bytes] = form
    return form
  }
}
