import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// How long personal data are kept, what is about to be erased, what is held, and what was erased.
struct RetentionPage {
  typealias Row = (key: ListKey, line: ErasureLine)

  static let pageLength = 25
  static let soonDays = 30
  static let mostHeld = 200

  let rules: [StoredRetentionRule]
  let due: [DueErasures]
  let held: [DossierOnHold]
  let log: KeyedPage<Row>
  /// To the lines of the log before and after these.
  let pager: Pager
  /// Display names by login.
  let people: [String: String]
  /// The form that asks for the code of a dossier to be erased, or for the procedure of a rule, as it came back.
  let form: Form
  let catalogue: Catalogue
  let agencyName: (AgencyCode) -> String
  let notice: Notice?
  let words: Words
  let language: Language

  private var names: RetentionWords { words.retention }

  var page: Page {
    Page(
      form.title(names.title.html), content, for: .staff, current: .retention, status: form.status, address: .retention)
  }

  private var content: HTML {
    """
    <h1>\(names.title)</h1>\(notice)\(form.errorSummary)<p class="lead">\(names.introduction)</p>\
    <section><h2>\(names.rules.title)</h2>\(rules.isEmpty ? "<p>\(names.rules.none)</p>" : ruleTable)\(choice)</section>\
    <section><h2>\(names.preview.title)</h2><p>\(names.preview.introduction)</p>\
    \(due.isEmpty ? "<p>\(names.preview.none)</p>" : dueTable)</section>\
    <section><h2>\(names.holds.title)</h2><p>\(names.holds.introduction)</p>\
    \(held.isEmpty ? "<p>\(names.holds.none)</p>" : heldTable)</section>\
    <section><h2>\(names.erase.title)</h2><p>\(names.erase.introduction)</p>\(question)</section>\
    <section id="nhat-ky"><h2>\(names.log.title)</h2>\(log.rows.isEmpty ? "<p>\(names.log.none)</p>" : logTable)\(pager.html)</section>
    """
  }

  private func name(_ code: ProcedureCode?) -> HTML {
    guard let code else { return names.rules.others.html }
    return catalogue.procedure(code).map { words.name($0.name, in: language) } ?? "\(code)"
  }

  private func plainName(_ code: ProcedureCode?) -> HTML {
    guard let code else { return names.rules.others.html }
    return catalogue.procedure(code).map { HTML(text: words.plainName($0.name, in: language)) } ?? "\(code)"
  }

  private func address(_ code: ProcedureCode?) -> Address {
    Address.retentionRule.with(RetentionForm.Field.procedure, code?.description ?? RetentionForm.others)
  }

  private var ruleTable: HTML {
    let columns = names.rules
    let rows = rules.map { stored -> HTML in
      let rule = stored.rule
      return """
        <tr><th scope="row"><span>\(name(rule.procedure))</span></th>\
        <td data-label="\(columns.period)"><span>\(columns.months(count: rule.months.months))</span></td>\
        <td data-label="\(columns.basis)"><span>\(rule.basis)</span></td>\
        <td data-label="\(columns.set)"><span>\(words.shortDate(stored.setAt.date))</span></td>\
        <td data-label="\(columns.action)"><span><a href="\(address(rule.procedure))" \
        aria-label="\(columns.changeThis(["procedure": plainName(rule.procedure)]))">\(columns.change)</a></span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(columns.caption)</caption><thead><tr>\
      <th scope="col">\(columns.procedure)</th><th scope="col">\(columns.period)</th>\
      <th scope="col">\(columns.basis)</th><th scope="col">\(columns.set)</th><th scope="col">\(columns.action)</th>\
      </tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private var choice: HTML {
    let procedures = catalogue.procedures.map {
      (value: $0.code.description, text: HTML(text: words.plainName($0.name, in: language)))
    }
    let options = [(value: RetentionForm.others, text: names.rules.others.html)] + procedures
    return """
      <form method="get" action="\(Address.retentionRule)">\
      \(form.select(RetentionForm.Field.procedure, names.rules.choose, options))\
      <p class="actions"><button class="button quiet">\(names.rules.chooseButton)</button></p></form>
      """
  }

  private var dueTable: HTML {
    let columns = names.preview
    let rows = due.map { line -> HTML in
      let list = Address.dueErasures.with(RetentionForm.Field.procedure, line.procedure.description)
      let count = HTML(text: grouped(line.due, language))
      return """
        <tr><th scope="row"><span>\(name(line.procedure)) \
        <span class="soft line">\(names.rules.months(count: line.months.months))</span></span></th>\
        <td class="number" data-label="\(columns.due)"><span>\
        \(line.due == 0 ? count : "<a href=\"\(list)\">\(count)</a>")</span></td>\
        <td class="number" data-label="\(columns.held)"><span>\(grouped(line.held, language))</span></td>\
        <td class="number" data-label="\(columns.soon)"><span>\(grouped(line.soon, language))</span></td></tr>
        """
    }
    let sum = { (count: KeyPath<DueErasures, Int>) in grouped(due.map { $0[keyPath: count] }.reduce(0, +), language) }
    let total: HTML = """
      <tfoot><tr><th scope="row"><span>\(columns.total)</span></th>\
      <td class="number" data-label="\(columns.due)"><span>\(sum(\.due))</span></td>\
      <td class="number" data-label="\(columns.held)"><span>\(sum(\.held))</span></td>\
      <td class="number" data-label="\(columns.soon)"><span>\(sum(\.soon))</span></td></tr></tfoot>
      """
    return """
      <div class="frame"><table class="cards"><caption>\(columns.caption)</caption><thead><tr>\
      <th scope="col">\(columns.procedure)</th><th scope="col" class="number">\(columns.due)</th>\
      <th scope="col" class="number">\(columns.held)</th><th scope="col" class="number">\(columns.soon)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody>\(total)</table></div>
      """
  }

  private var heldTable: HTML {
    let rows = held.map { line -> HTML in
      """
      <tr><th scope="row" class="code"><span>\(line.code)</span></th>\
      <td data-label="\(names.due.agency)"><span>\(agencyName(line.agency))</span></td>\
      <td data-label="\(names.preview.procedure)"><span>\(name(line.procedure))</span></td>\
      <td data-label="\(names.holds.since)"><span>\(words.shortDate(line.heldAt.date))</span></td></tr>
      """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(names.holds.caption)</caption><thead><tr>\
      <th scope="col">\(names.due.code)</th><th scope="col">\(names.due.agency)</th>\
      <th scope="col">\(names.preview.procedure)</th><th scope="col">\(names.holds.since)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private var question: HTML {
    """
    <form method="get" action="\(Address.erasure)" class="inline-form">\
    \(form.input(ErasurePage.Field.code, names.erase.code, FieldLook(autocomplete: "off", maxLength: 60)))\
    <button class="button quiet">\(names.erase.next)</button></form>
    """
  }

  private var logTable: HTML {
    let columns = names.log
    let rows = log.rows.map { _, line -> HTML in
      let actor = line.actor.map { HTML(text: people[$0] ?? $0) } ?? columns.portal.html
      return """
        <tr><th scope="row"><span>\(words.shortMoment(line.at))</span></th>\
        <td class="code" data-label="\(names.due.code)"><span>\(line.code)</span></td>\
        <td data-label="\(names.due.agency)"><span>\(agencyName(line.agency))</span></td>\
        <td data-label="\(names.preview.procedure)"><span>\(name(line.procedure))</span></td>\
        <td data-label="\(columns.ground)"><span>\(names.erase.grounds[line.ground])</span></td>\
        <td data-label="\(columns.actor)"><span>\(actor)</span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(columns.caption)</caption><thead><tr>\
      <th scope="col">\(columns.moment)</th><th scope="col">\(names.due.code)</th>\
      <th scope="col">\(names.due.agency)</th><th scope="col">\(names.preview.procedure)</th>\
      <th scope="col">\(columns.ground)</th><th scope="col">\(columns.actor)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }
}
