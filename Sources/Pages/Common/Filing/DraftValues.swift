import Markup
import OneStop
import Words

/// Answers as they are read: on the page before filing, and by the office.
struct DraftValues {
  let words: Words
  /// Of the day on which they were typed, or are.
  let setting: FormSetting
  let language: Language

  private var lists: FormLists { setting.lists }

  func text(_ value: FormValue?) -> HTML? { words.text(value, in: language) }

  /// What was computed; its texts are the Vietnamese ones of the legal form.
  func computed(_ value: FormValue?) -> HTML? {
    guard language != .vietnamese, case .text(let text) = value else { return text(value) }
    return "<span lang=\"vi\">\(text)</span>"
  }

  /// What was chosen by its label, and a number with its unit.
  func text(_ value: FormValue?, of type: InputType) -> HTML? {
    guard let value else { return nil }
    switch type {
    case .one(let source), .several(let source):
      let codes: [String] =
        switch value {
        case .text(let text): [text]
        case .texts(let texts): texts
        default: []
        }
      return codes.map { label(of: $0, in: source) }.joined(", ")
    case .number(let rule), .money(let rule), .percentage(let rule):
      guard let text = text(value) else { return nil }
      return rule.unit.map { "\(text) \(words.name($0, in: language))" } ?? text
    case .industry:
      guard case .text(let code) = value, let industry = lists.industries(on: setting.today)?[code]
      else { return text(value) }
      return "\(code) <span lang=\"vi\">\(industry.name)</span>"
    default: return text(value)
    }
  }

  private func label(of code: String, in source: OptionSource) -> HTML {
    switch source {
    case .listed(let options):
      options.first { $0.value == code }.map { words.name($0.label, in: language) } ?? HTML(text: code)
    case .list(let list): lists.entry(code, in: list).map { words.name($0.name, in: language) } ?? HTML(text: code)
    }
  }
}

extension Words {
  /// What was read or computed, without what its field knows of it.
  func text(_ value: FormValue?, in language: Language) -> HTML? {
    switch value {
    case nil: nil
    case .text(let text): HTML(text: text)
    case .number(let number): self.number(number, in: language)
    case .date(let date): self.date(date)
    case .truth(let truth): (truth ? filing.yes : filing.no).html
    case .texts(let texts): HTML(text: texts.joined(separator: ", "))
    }
  }
}
