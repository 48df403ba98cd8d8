import Markup
import OneStop
import OneStopStore
import Words

/// The legal text and its form, and the version of the procedure, by which a sheet is made: those of its day.
struct RuleLine {
  /// nil: the tracking book.
  let form: PrintedForm?
  let date: LocalDate
  let words: Words

  private var rules: PrintedFormWords.Rules { words.printed.rules }
  private var text: FormText? { FormText(inForceOn: date) }

  /// The form's number in the text of the day; empty where it has none.
  var number: HTML {
    guard let number = text?.number(of: prescribed) else { return .empty }
    return rules.number(["number": HTML(text: padded(number, 2))])
  }

  /// The form in the text of the day; empty for a day without a known text.
  var sentence: HTML {
    guard let text else { return .empty }
    let name = RuleLine.title(form, on: date, words)
    guard let number = text.number(of: prescribed) else {
      return rules.unnumbered(["name": name.html, "text": rules.texts[text].html])
    }
    return rules.numbered([
      "number": HTML(text: padded(number, 2)), "name": name.html, "text": rules.texts[text].html,
    ])
  }

  /// The form's name on the day.
  static func title(_ form: PrintedForm?, on date: LocalDate, _ words: Words) -> Phrase {
    guard let form else { return words.trackingBook.title }
    let isApologyOfNow = form == .apology && FormText(inForceOn: date) == .circular03
    return isApologyOfNow ? words.printed.rules.apologySince2025 : words.printed.titles[form]
  }

  private var prescribed: PrescribedForm {
    switch form {
    case nil: .trackingBook
    case .receipt: .receipt
    case .supplement: .supplement
    case .refusal: .refusal
    case .apology: .apology
    case .stop: .stop
    case .controlSlip: .controlSlip
    }
  }
}

extension PaperRecord {
  /// The version of the procedure that the dossier keeps, and on the receipt the days off that it was counted by.
  func ruleSentences(_ form: PrintedForm) -> HTML {
    let rules = words.printed.rules
    var sentences = [
      rules.procedure([
        "code": "\(view.procedure.code)", "version": "\(filing.procedureVersion)",
        "date": words.date(view.procedure.validFrom),
      ])
    ]
    if !view.procedure.legalBasis.isEmpty { sentences.append(rules.basis(["basis": "\(view.procedure.legalBasis)"])) }
    if form == .receipt, let revision = receiptCalendar.revision {
      sentences.append(words.calendarSentence(revision))
    }
    return sentences.joined(" ")
  }
}

extension Words {
  /// The revision of the days off that something is counted by.
  func calendarSentence(_ revision: CalendarRevision) -> HTML {
    lookup.ledger.revision(["number": "\(revision.number)", "date": date(revision.since.date)])
  }
}
