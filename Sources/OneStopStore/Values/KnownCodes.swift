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
  /// By procedure and number, with the JSON that each was read from.
  var forms: [FormVersion: (form: PublishedForm, content: [UInt8])] = [:]

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

  /// A version of a procedure's form that the connection has read before, with the JSON that it was read from.
  func knownForm(of procedure: ProcedureCode, number: Int) -> (form: PublishedForm, content: [UInt8])? {
    knownCodes.forms[FormVersion(procedure: procedure, number: number)]
  }

  func remember(_ form: PublishedForm, content: [UInt8]) {
    if knownCodes.forms.count >= KnownCodes.mostForms { knownCodes.forms.removeAll() }
    knownCodes.forms[FormVersion(procedure: form.procedure, number: form.number)] = (form, content)
  }
}

/// Which form it is.
private struct FormVersion: Hashable {
  var procedure: ProcedureCode
  var number: Int
}
