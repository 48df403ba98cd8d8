import Database
import Glibc
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
  var forms: [FormVersion: (content: [UInt8], form: FormDefinition)] = [:]

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

  /// A version of a procedure's form, from its JSON: parsed once, as a draft asks for the same one with every page. It is
  /// compared with what it was read from, which costs little: a version that was rolled back may have had its number.
  func formDefinition(
    _ row: Row, _ column: Int32, of procedure: ProcedureCode, number: Int
  ) throws(StoreError) -> FormDefinition {
    let (known, version) = (knownCodes, FormVersion(procedure: procedure, number: number))
    if let kept = known.forms[version], row.withText(column, { kept.content.isSame(as: $0) }) { return kept.form }
    let bytes = row.withText(column) { Array($0) }
    guard let form = try? FormDefinition(parsing: bytes, file: procedure.description) else {
      throw row.unreadable(column)
    }
    if known.forms.count >= KnownCodes.mostForms { known.forms.removeAll() }
    known.forms[version] = (bytes, form)
    return form
  }
}

/// Which form it is.
private struct FormVersion: Hashable {
  var procedure: ProcedureCode
  var number: Int
}

extension [UInt8] {
  fileprivate func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count, let start = other.baseAddress else { return count == other.count }
    return withUnsafeBytes { bytes in bytes.baseAddress.map { memcmp($0, start, count) == 0 } ?? true }
  }
}
