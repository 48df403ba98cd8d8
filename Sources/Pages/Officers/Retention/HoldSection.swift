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
  /// What was just done, as the address names it.
  static let held = "tam-giu"
  static let lifted = "thoi-giu"

  let code: DossierCode
  let held: RetentionHold?
  /// The display name of the leader who holds it.
  let name: String
  let mayHold: Bool
  var form: Form
  let csrfField: HTML

  private var names: RetentionWords.Hold { form.words.retention.hold }

  var html: HTML {
    guard let held else { return question }
    let sentence = names.held(["date": form.words.date(held.heldAt.date), "name": HTML(text: name)])
    let lift: HTML = """
      <form method="post" action="\(Address.hold(code))">\(csrfField)\
      <input type="hidden" name="\(HoldSection.deed)" value="\(HoldSection.lift)">\
      <button class="button quiet">\(names.lift)</button></form>
      """
    return """
      <section class="notice"><p><strong>\(sentence)</strong></p><p class="said">\(held.reason)</p>\
      \(mayHold ? lift : .empty)</section>
      """
  }

  private var question: HTML {
    let isBack = form.isWrong || !form.values[HoldSection.reason].isEmpty
    let look = FieldLook(maxLength: RetentionHold.reasonRule.limit)
    return """
      <details\(" open", if: isBack)><summary>\(names.title)</summary><p>\(names.introduction)</p>\
      <form method="post" action="\(Address.hold(code))" id="\(HoldSection.formID)" novalidate>\(csrfField)\
      \(form.textArea(HoldSection.reason, names.reason, look))\
      <p class="actions"><button class="button quiet">\(names.button)</button></p></form></details>
      """
  }
}
