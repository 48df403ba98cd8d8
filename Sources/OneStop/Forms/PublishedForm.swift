/// A version of a procedure's form. It does not change any more.
package struct PublishedForm: Sendable {
  package let procedure: ProcedureCode
  /// From 1, without gaps.
  package let number: Int
  package let validFrom: LocalDate
  package let prepared: PreparedForm
  package let publishedAt: Moment
  /// The administrator's login; nil: it came with the program.
  package let publishedBy: String?

  package init(
    procedure: ProcedureCode, number: Int, validFrom: LocalDate, prepared: PreparedForm, publishedAt: Moment,
    publishedBy: String?
  ) {
    (self.procedure, self.number, self.validFrom, self.prepared) = (procedure, number, validFrom, prepared)
    (self.publishedAt, self.publishedBy) = (publishedAt, publishedBy)
  }

  package var form: FormDefinition { prepared.definition }
}
