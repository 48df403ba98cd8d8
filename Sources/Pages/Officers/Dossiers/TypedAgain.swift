import Markup
import OneStop
import Web
import Words

/// Everything typed into a form that is no longer offered, to be read and copied.
struct TypedAgain {
  let action: Action
  let form: Form
  let page: StaffDossierPage

  private typealias Field = DossierCommand.Field
  private var words: Words { form.words }
  private var view: DossierView { page.view }

  var html: HTML {
    let lines = lines.filter { !$0.value.isEmpty }
    let texts = [Field.papers, ConsultationField.text, Field.note].map { form.values[$0] }.filter { !$0.isEmpty }
    guard !lines.isEmpty || !texts.isEmpty else { return .empty }
    let facts = lines.map { "<dt>\($0.name)</dt><dd>\($0.value)</dd>" as HTML }
    return """
      <p>\(words.staff.typed)</p>\("<dl class=\"facts\">\(facts.joined())</dl>", if: !facts.isEmpty)\
      \(texts.map { "<p class=\"said\" lang=\"vi\">\($0)</p>" as HTML }.joined())
      """
  }

  /// The fields of the action's form besides its texts.
  private var lines: [(name: Phrase, value: HTML)] {
    let values = form.values
    let cause = LatenessCause(rawValue: values[Field.cause]).map { words.dossiers.causes[$0].html } ?? .empty
    let ground = Ground(rawValue: values[Field.ground]).map { words.dossiers.grounds[$0].html } ?? .empty
    switch action {
    case .requestSupplement:
      let labels = (page.filedForm?.mendable ?? []).filter {
        values.all(Field.fields).contains($0.field.key.description)
      }
      return [(words.filing.mending.choose, labels.map { view.name($0.field.label) }.joined(", "))]
    case .requestPayment: return [(words.staff.amount, "\(values[Field.amount])")]
    case .extend:
      return [
        (words.staff.newDate, "\(values[Field.newDate])"), (words.staff.newTime, "\(values[Field.newTime])"),
        (words.staff.cause, cause),
      ]
    case .finish: return [(words.staff.cause, cause)]
    case .stop: return [(words.staff.cause, cause), (words.staff.ground, ground)]
    case .refuse: return [(words.staff.ground, ground)]
    case .forward: return [(words.steps.step, step), (words.steps.person, person)]
    case .assign: return [(words.steps.person, person)]
    case .askConsultation:
      let codes = values.all(ConsultationField.agencies) + values.all(ConsultationField.other)
      let agencies = codes.compactMap { AgencyCode(typed: $0) }.map(page.agencyName)
      return [
        (words.consultations.ask.agencies, agencies.joined(", ")),
        (words.consultations.ask.days, "\(values[ConsultationField.time])"),
        (words.consultations.ask.files, files),
      ]
    default: return []
    }
  }

  private var files: HTML {
    let numbers = form.values.all(ConsultationField.files).compactMap(DossierFile.number)
    let chosen = view.dossier.files.filter { numbers.contains($0.number) }
    let names = chosen.map { "<span lang=\"vi\">\($0.stored.safeName)</span>" as HTML }
    return names.joined(", ")
  }

  private var step: HTML {
    guard let place = Int(typed: form.values[Field.step], in: 1...Procedure.mostSteps),
      let step = view.step(place - 1)
    else { return .empty }
    return view.name(step.name)
  }

  private var person: HTML {
    let login = form.values[Field.officer]
    return login.isEmpty ? words.steps.wholeUnit.html : HTML(text: page.name(of: login))
  }
}
