import OneStop
import OneStopStore

/// Publishes the forms that come with a catalogue, each from its day on, for procedures that have none yet: whatever a
/// city has published stays.
package struct PublishForms: Operation {
  package let forms: [ShippedForm]
  package let now: Moment

  package init(_ forms: [ShippedForm], now: Moment) {
    self.forms = forms
    self.now = now
  }

  /// - Returns: the procedures whose forms were published, once for each version.
  package func run(in transaction: Transaction) throws -> [ProcedureCode] {
    let catalogue = try transaction.presentCatalogue
    let known = Set(try transaction.formVersions().map(\.procedure))
    var published: [ProcedureCode] = []
    for shipped in forms.sorted where !known.contains(shipped.procedure) {
      guard let procedure = catalogue.procedure(shipped.procedure),
        shipped.form.mistakes(papers: procedure.papers.map(\.name.vietnamese)).isEmpty
      else { continue }
      _ = try transaction.publish(
        shipped.form, of: shipped.procedure, validFrom: shipped.validFrom ?? procedure.validFrom, by: nil, now: now)
      published.append(shipped.procedure)
    }
    return published
  }
}
