import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// On a dossier's page: that its personal data are kept for a dispute, or the leader's form for that.
struct HoldSection {
  static let idPrefix = "giu-"
  static let formID = "tam-giu"
  static let reason = "ly_do"
  static let deed = "viec"
  static let lift = "bo"
  /// That the reader has been told that the data are erased then.
  static let told = "da_biet"
  /// What was just done, as the address names it.
  static let held = "tam-giu"
  static let lifted = "thoi-giu"

  let code: DossierCode
  let held: RetentionHold?
  /// The display name of the leader who holds it.
  let name: String
  let mayHold: Bool
  /// The day on which the data are due to be erased; nil: there is none yet.
  let due: LocalDate?
  let today: LocalDate
  /// Whether the reader is asked before the hold ends.
  var isAsking = false
  var form: Form
  let csrfField: HTML

  private var names: RetentionWords.Hold { form.words.retention.hold }

  /// Whether the data are erased the next night but for a hold.
  var isPast: Bool { due.map { $0 <= today } ?? false }

  private var dueSentence: HTML {
    guard let due else { return .empty }
    let sentence = isPast && held != nil ? names.past : names.due
    return "<p>\(sentence(["date": form.words.date(due)]))</p>"
  }

  var html: HTML {
    guard let held else { return question }
    let sentence = names.held(["date": form.words.date(held.heldAt.date), "name": HTML(text: name)])
    let asked: HTML =
      isAsking ? "<input type=\"hidden\" name=\"\(HoldSection.told)\" value=\"1\"><p>\(names.ask)</p>" : .empty
    let button: HTML =
      isAsking
      ? "<button class=\"button danger\">\(names.liftToErase)</button>"
      : "<button class=\"button quiet\">\(names.lift)</button>"
    let lift: HTML = """
      <form method="post" action="\(Address.hold(code))">\(csrfField)\
      <input type="hidden" name="\(HoldSection.deed)" value="\(HoldSection.lift)">\
      \(asked)\(button)</form>
      """
    return """
      <section class="notice"><p><strong>\(sentence)</strong></p><p class="said" lang="vi">\(held.reason)</p>\
      \(dueSentence)\
      \(mayHold ? lift : .empty)</section>
      """
  }

  private var question: HTML {
    let isBack = form.isWrong || !form.values[HoldSection.reason].isEmpty
    let look = FieldLook(maxLength: RetentionHold.reasonRule.limit)
    return """
      <details\(" open", if: isBack)><summary>\(names.title)</summary><p>\(names.introduction)</p>\(dueSentence)\
      <form method="post" action="\(Address.hold(code))" id="\(HoldSection.formID)" novalidate>\(csrfField)\
      \(form.textArea(HoldSection.reason, names.reason, look))\
      <p class="actions"><button class="button quiet">\(names.button)</button></p></form></details>
      """
  }
}
