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
  private let procedure: Procedure
  private let catalogue: Catalogue
  private let isAllowed: Bool

  init(of procedure: Procedure, at own: Agency, in catalogue: Catalogue, on day: LocalDate) {
    self.own = own
    isOwnOffered = procedure.isHandled(by: own)
    (self.procedure, self.catalogue) = (procedure, catalogue)
    isAllowed = procedure.isTakenInForOthers(on: day) && !own.hasEnded
  }

  private func isOther(_ agency: Agency) -> Bool { agency.code != own.code && procedure.isHandled(by: agency) }

  /// Others that handle the procedure; none where the counter may not take in for them. Every agency is looked at, so
  /// it is for forms that ask.
  var others: [Agency] { isAllowed ? catalogue.agencies.filter(isOther) : [] }

  /// Ends at the first that is found.
  var hasOthers: Bool { isAllowed && catalogue.agencies.contains(where: isOther) }

  /// Whether the counter may take it in at all.
  var isOffered: Bool { isOwnOffered || hasOthers }

  /// Whether the form asks.
  func isAsked(_ values: FormContent, _ query: FormContent) -> Bool {
    (!isOwnOffered || values.has(IntakeField.solver) || query.has(Solver.query)) && hasOthers
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
