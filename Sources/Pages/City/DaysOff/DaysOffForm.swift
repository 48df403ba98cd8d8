import Markup
import OneStop
import Web
import Words

/// The form for one change of days off, as it comes back.
struct DaysOffForm {
  enum Field {
    static let task = "viec"
    static let date = "ngay"
    static let target = "den_ngay"
    static let name = "ten"
    static let nameEnglish = "ten_tieng_anh"
    static let kind = "loai"
    static let makeUp = "lam_bu"
    static let decision = "quyet_dinh"
    /// The revision of the catalogue that a preview was made with.
    static let revision = "ban"

    static let all = [task, date, target, name, nameEnglish, kind, makeUp, decision]
  }

  private static let nameRule = TextRule.line(.form, upTo: 100)
  private static let decisionRule = TextRule.line(.form, upTo: 200).asReason

  let task: DaysOffTask
  private(set) var form: Form

  /// - Parameter values: not checked here.
  init(_ values: FormContent, words: Words) {
    task = DaysOffTask(formValue: values[Field.task]) ?? .add
    form = Form(values, words: words)
  }

  private var words: DaysOffWords { form.words.daysOff }

  /// The decision that orders the change, in one line.
  var decision: String { form.values[Field.decision].squeezed }

  /// The table after the change; nil if there are mistakes, which are noted in the form.
  mutating func apply(to table: HolidayTable) -> HolidayTable? {
    let edit = edit()
    _ = form.text(Field.decision, Self.decisionRule, missing: words.mistakes.decisionMissing)
    guard let edit, !form.isWrong else { return nil }
    do {
      return try table.edited(by: edit)
    } catch {
      note(error, in: edit)
      return nil
    }
  }

  /// Notes a mistake in the change as a whole.
  mutating func note(_ mistake: Phrase) { form.mistake(Field.date, mistake) }

  private mutating func edit() -> DaysOffEdit? {
    let noDate = words.mistakes.dateMissing.html
    let date = form.neededDay(Field.date, or: noDate)
    switch task {
    case .add:
      let name = form.text(Field.name, Self.nameRule, missing: words.mistakes.nameMissing)
      let makeUp = form.day(Field.makeUp, or: noDate)
      let english = form.text(Field.nameEnglish, Self.nameRule)
      guard let date else { return nil }
      let kind = HolidayTable.DayOff.Kind(formValue: form.values[Field.kind])
      return .add(
        HolidayTable.DayOff(
          date: date, name: BilingualText(name, english: english.isEmpty ? nil : english), kind: kind ?? .compensatory),
        makeUp: makeUp)
    case .addMakeUp: return date.map(DaysOffEdit.addMakeUp)
    case .remove: return date.map(DaysOffEdit.remove)
    case .move:
      let target = form.neededDay(Field.target, or: noDate)
      guard let date, let target else { return nil }
      return .move(from: date, to: target)
    }
  }

  /// Notes it at the field with the day that it is about.
  private mutating func note(_ mistake: DaysOffMistake, in edit: DaysOffEdit) {
    let (phrase, date) =
      switch mistake {
      case .outsideCalendar(let date): (words.mistakes.outsideCalendar, date)
      case .isDayOff(let date): (words.mistakes.isDayOff, date)
      case .isMakeUpDay(let date): (words.mistakes.isMakeUpDay, date)
      case .worksAlready(let date): (words.mistakes.worksAlready, date)
      case .notListed(let date): (words.mistakes.notListed, date)
      }
    let field: String
    switch edit {
    case .add(let dayOff, _): field = dayOff.date == date && !isWorking(mistake) ? Field.date : Field.makeUp
    case .move(let from, _): field = from == date && mistake == .notListed(date) ? Field.date : Field.target
    case .addMakeUp, .remove: field = Field.date
    }
    form.mistake(field, phrase(["date": form.words.date(date)]))
  }

  private func isWorking(_ mistake: DaysOffMistake) -> Bool {
    if case .worksAlready = mistake { true } else { false }
  }

  /// The inputs of the task.
  var inputs: HTML {
    let fields = words.fields
    var html = input(Field.date, fields.date)
    switch task {
    case .add:
      html += form.input(Field.name, fields.name, FieldLook(autocomplete: "off", maxLength: Self.nameRule.limit))
      html += form.input(
        Field.nameEnglish, fields.nameEnglish,
        FieldLook(isOptional: true, autocomplete: "off", maxLength: Self.nameRule.limit))
      html += form.select(
        Field.kind, fields.kind, HolidayTable.DayOff.Kind.allCases.map { ($0.formValue, words.kinds[$0].html) })
      html += input(Field.makeUp, fields.makeUp, hint: fields.makeUpHint.html, isOptional: true)
    case .move: html += input(Field.target, fields.target)
    case .addMakeUp, .remove: break
    }
    let look = FieldLook(hint: fields.decisionHint.html, autocomplete: "off", maxLength: Self.decisionRule.limit)
    return html + form.input(Field.decision, fields.decision, look)
  }

  private func input(_ name: String, _ label: Phrase, hint: HTML? = nil, isOptional: Bool = false) -> HTML {
    form.date(name, label, FieldLook(hint: hint, isOptional: isOptional, isNarrow: true))
  }

  /// Everything that was typed, for a form that only asks for confirmation.
  var hidden: HTML {
    Field.all.filter { !form.values[$0].isEmpty }.map { name -> HTML in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(form.values[name])\">"
    }.joined()
  }

  /// The same for the query of an address.
  var pairs: [(name: String, value: String)] {
    Field.all.map { (name: $0, value: form.values[$0]) }
  }
}
