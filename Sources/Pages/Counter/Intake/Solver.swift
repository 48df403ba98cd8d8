import Markup
import OneStop
import Operations
import Web
import Words

/// Which agency solves what a counter takes in: its own, or since intake knows no boundaries any other of the city that
/// handles the procedure (Decree 118/2025/NĐ-CP).
struct Solver {
  /// Asks for another agency, in the form's address.
  static let query = "khac"

  /// The counter's own.
  let own: Agency
  let isOwnOffered: Bool
  /// Others that handle the procedure; none where the counter may not take in for them.
  let others: [Agency]

  init(of procedure: Procedure, at own: Agency, in catalogue: Catalogue, on day: LocalDate) {
    self.own = own
    isOwnOffered = procedure.isHandled(by: own)
    let isAllowed = day >= Filing.firstDayWithoutBoundaries && !procedure.isConfidential && !own.hasEnded
    others = isAllowed ? catalogue.agencies(handling: procedure).filter { $0.code != own.code } : []
  }

  /// Whether the counter may take it in at all.
  var isOffered: Bool { isOwnOffered || !others.isEmpty }

  /// Whether the form asks.
  func isAsked(_ values: FormContent, _ query: FormContent) -> Bool {
    !others.isEmpty && (!isOwnOffered || values.has(IntakeField.solver) || query.has(Solver.query))
  }

  /// nil where none was chosen that handles the procedure, which is noted.
  func read(_ form: inout Form) -> Agency? {
    guard let text = form.typed(IntakeField.solver) else {
      if isOwnOffered { return own }
      form.mistake(IntakeField.solver, form.words.intake.others.missing)
      return nil
    }
    let offered = others + (isOwnOffered ? [own] : [])
    if let agency = offered.first(where: { $0.code.description == text }) { return agency }
    form.mistake(IntakeField.solver, form.words.intake.others.missing)
    return nil
  }

  func html(_ form: Form, language: Language) -> HTML {
    let words = form.words
    let options = ((isOwnOffered ? [own] : []) + others).map {
      (value: $0.code.description, text: HTML(text: words.plainName($0.name, in: language)))
    }
    let first = isOwnOffered ? [] : [(value: "", text: words.filing.choose.html)]
    return form.select(
      IntakeField.solver, words.intake.others.label, first + options, FieldLook(hint: words.intake.others.hint.html))
  }
}
