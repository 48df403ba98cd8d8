import OneStop
import OneStopStore

/// Publishes the forms that come with a catalogue, for procedures that have none yet: whatever a city has published stays.
package struct PublishForms: Operation {
  package let forms: [ProcedureCode: FormDefinition]
  package let now: Moment

  package init(_ forms: [ProcedureCode: FormDefinition], now: Moment) {
    self.forms = forms
    self.now = now
  }

  /// - Returns: the procedures whose forms were published.
  package func run(in transaction: Transaction) throws -> [ProcedureCode] {
    let catalogue = try transaction.presentCatalogue
    var published: [ProcedureCode] = []
    for (code, form) in forms.sorted(by: { $0.key < $1.key }) {
      guard let procedure = catalogue.procedure(code), try transaction.form(of: code, number: 1) == nil,
        form.mistakes(papers: procedure.papers.map(\.name.vietnamese)).isEmpty
      else { continue }
      _ = try transaction.publish(form, of: code, validFrom: procedure.validFrom, by: nil, now: now)
      published.append(code)
    }
    return published
  }
}
