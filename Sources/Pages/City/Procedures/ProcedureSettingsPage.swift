import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Where each procedure of the city is filed online, and where all are that have no choice of their own.
struct ProcedureSettingsPage {
  static let formID = "noi-nop-chung"

  /// Those that the city decides and that have not ended.
  let procedures: [Procedure]
  /// Those that have a form.
  let withForms: Set<ProcedureCode>
  let choices: [ProcedureCode?: StoredProcedureChoice]
  private let form: Form
  /// Words that found nothing, whose procedure is to be chosen.
  let found: String
  let notice: Notice?
  let csrfField: HTML
  let language: Language

  init(
    procedures: [Procedure], withForms: Set<ProcedureCode>, choices: [ProcedureCode?: StoredProcedureChoice],
    form: Form, found: String,
    notice: Notice?, csrfField: HTML, language: Language
  ) {
    (self.procedures, self.choices, self.found, self.notice) = (procedures, choices, found, notice)
    (self.csrfField, self.language) = (csrfField, language)
    self.withForms = withForms
    let field = ProcedureSettingForm.Field.filing
    var form = form
    if !form.values.has(field) {
      let present = choices[nil]?.choice.filing ?? .here
      form.values = FormContent([(name: field, value: present.rawValue)])
    }
    self.form = form
  }

  private var words: Words { form.words }
  private var names: ProcedureSettingWords { words.catalogue.settings }

  var page: Page {
    Page(
      form.title(names.title.html),
      """
      <h1>\(names.title)</h1>\(notice)\(form.errorSummary)\(chosen)<p>\(names.introduction)</p>\(found.isEmpty ? city : HTML())\
      \(table)
      """, for: .staff, current: .procedureSettings, status: form.status, address: Address.procedureSettings,
      form: found.isEmpty ? TypedForm(id: ProcedureSettingsPage.formID) : nil)
  }

  private var chosen: HTML {
    found.isEmpty ? HTML() : Notice.remark(names.list.choose(["words": "<b lang=\"vi\">\(found)</b>"])).html
  }

  private var city: HTML {
    let options = OnlineFiling.allCases.map { (value: $0.rawValue, text: names.filing[$0].html) }
    // The moment at which the choice was made that the reader sees.
    let seen = choices[nil].map { "\($0.setAt.microseconds)" } ?? ""
    return """
      <h2>\(names.city.title)</h2><form method="post" action="\(Address.procedureSettings)" \
      id="\(ProcedureSettingsPage.formID)" novalidate>\(csrfField)\
      <input type="hidden" name="\(ProcedureSettingForm.Field.seen)" value="\(seen)">\
      \(form.radios(ProcedureSettingForm.Field.filing, names.city.label, options))\
      <p class="actions"><button class="button">\(names.city.button)</button></p></form>
      """
  }

  private var table: HTML {
    let all = names.filing[choices[nil]?.choice.filing ?? .here].html
    let list = names.list
    let rows = procedures.map { procedure -> HTML in
      let own = choices[procedure.code]?.choice ?? .none
      let place = own.filing.map { names.filing[$0].html } ?? names.asAll(["place": all])
      let address = Address.procedureSetting(procedure.code).with(ProcedureSettingForm.Field.found, found)
      return """
        <tr><th scope="row"><span><a href="\(address)">\(words.name(procedure.name, in: language))</a> \
        <span class="soft small">\(procedure.code)</span></span></th> \
        <td data-label="\(list.filing)"><span>\(place)<span class="soft small line">\(withForms.contains(procedure.code) ? list.hasForm : list.noForm)</span>\
        </span></td> <td class="number" data-label="\(list.words)">\(own.words.count)</td></tr>
        """
    }
    return """
      <table class="cards"><caption>\(list.caption)</caption><thead><tr><th scope="col">\(list.procedure)</th> \
      <th scope="col">\(list.filing)</th> <th scope="col" class="number">\(list.words)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table>
      """
  }
}
