/// A version of a procedure's form that comes with a catalogue.
package struct ShippedForm: Sendable {
  package let procedure: ProcedureCode
  /// nil: as long as the procedure.
  package let validFrom: LocalDate?
  package let form: FormDefinition

  package init(procedure: ProcedureCode, validFrom: LocalDate? = nil, form: FormDefinition) {
    (self.procedure, self.validFrom, self.form) = (procedure, validFrom, form)
  }

  /// What a file's name says: `2.001610.json`, `2.001610@2021-01-01.json`; nil where it is none of a form.
  package static func parts(ofFile name: String) -> (procedure: ProcedureCode, validFrom: LocalDate?)? {
    guard name.hasSuffix(".json") else { return nil }
    let parts = name.dropLast(5).split(separator: "@", omittingEmptySubsequences: false)
    guard let code = parts.first.flatMap({ ProcedureCode($0) }), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return (code, nil) }
    return LocalDate(String(parts[1])).map { (code, $0) }
  }
}

extension [ShippedForm] {
  /// By procedure, and each one's from the first on.
  package var sorted: [ShippedForm] {
    sorted { one, other in
      if one.procedure != other.procedure { return one.procedure < other.procedure }
      guard let day = other.validFrom else { return false }
      return one.validFrom.map { $0 < day } ?? true
    }
  }

  /// The one that a procedure begins with.
  package func first(of procedure: ProcedureCode) -> FormDefinition? {
    sorted.first { $0.procedure == procedure }?.form
  }
}
