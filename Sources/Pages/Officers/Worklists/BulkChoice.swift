import Markup
import OneStop
import OneStopStore
import Web
import Words

/// The choice of an action for the ticked dossiers of a list, below the list.
struct BulkChoice {
  static let id = "nhieu-ho-so"

  let offered: [BulkAction]
  let colleagues: [Account]
  /// The earlier choice and its mistakes.
  let form: Form

  private var words: Words { form.words }

  var html: HTML {
    let choose = (value: "", text: words.form.choose.html)
    let actions = offered.map { (value: $0.action.path, text: words.dossiers.actions[$0.action].html) }
    let unit = (value: BulkField.unit, text: words.steps.wholeUnit.html)
    let people = colleagues.map { (value: $0.login, text: "\($0.name) (\(words.steps.roles[$0.role]))" as HTML) }
    let receiver = FieldLook(hint: words.bulk.receiverHint.html, isOptional: true)
    return """
      <div class="sheet" id="\(BulkChoice.id)"><h2>\(words.bulk.title)</h2>\
      \(form.select(BulkField.action, words.bulk.action, [choose] + actions))\
      \(form.select(BulkField.receiver, words.bulk.receiver, [choose, unit] + people, receiver))\
      <p class="actions"><button class="button">\(words.bulk.preview)</button></p></div>
      """
  }
}

/// Which rows of a list are ticked.
enum RowTicks {
  case every
  case these(Set<DossierCode>)

  func contains(_ code: DossierCode) -> Bool {
    switch self {
    case .every: true
    case .these(let codes): codes.contains(code)
    }
  }
}

/// The check boxes of a list's rows.
struct RowChoice {
  let words: Words
  let ticks: RowTicks

  /// - Parameter isFirst: whether an error summary's link leads to it.
  func html(_ dossier: DossierSummary, isFirst: Bool) -> HTML {
    let name = words.bulk.choose(["code": HTML(text: dossier.code.tail), "name": "\(dossier.applicant)"])
    return """
      <label class="pick"><input type="checkbox" name="\(BulkField.dossiers)" \
      value="\(BulkItem(dossier.code, version: dossier.version).formValue)"\
      \(" id=\"\(BulkField.idPrefix)\(BulkField.dossiers)\"", if: isFirst)\(" checked", if: ticks.contains(dossier.code))>\
      <span class="visually-hidden">\(name)</span></label>
      """
  }
}
