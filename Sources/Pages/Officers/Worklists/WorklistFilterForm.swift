import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form that filters and sorts a list.
struct WorklistFilterForm {
  let tab: WorklistTab
  let question: WorklistQuestion
  /// The agency's procedures.
  let procedures: [Procedure]
  let colleagues: [Account]
  let words: Words
  let language: Language

  private typealias Field = WorklistQuestion.Field
  private var names: WorklistWords.Filter { words.worklists.filter }

  var html: HTML {
    let form = Form(FormContent(question.fields), words: words)
    let any = (value: "", text: names.any.html)
    let procedures = procedures.map {
      (value: $0.code.description, text: HTML(text: "\(words.plainName($0.name, in: language)) (\($0.code))"))
    }
    let officers = colleagues.map { (value: $0.login, text: HTML(text: $0.name)) }
    let channels = Channel.allCases.map { (value: $0.formValue, text: words.dossiers.channels[$0].html) }
    let sorts = WorklistSort.allCases.map { (value: $0.rawValue, text: names.orders[$0].html) }
    let nobody = (value: WorklistQuestion.nobody, text: names.nobody.html)
    let agency: HTML =
      question.agency.isEmpty
      ? .empty : "<input type=\"hidden\" name=\"\(AgencyScope.field)\" value=\"\(question.agency)\">"
    let clear: HTML =
      question.isPlain ? .empty : "<a href=\"\(question.plain.address(tab))\">\(names.clear)</a>"
    return """
      <details\(" open", if: !question.isPlain)><summary>\(names.title)</summary>\
      <form class="sheet filter" action="\(Address.worklist)" method="get" id="loc">\
      <input type="hidden" name="\(Field.tab)" value="\(tab.rawValue)">\(agency)\
      \("<input type=\"hidden\" name=\"\(Field.rows)\" value=\"\(question.rows)\">", if: question.hasMoreRows)\
      \(form.select(Field.procedure, names.procedure, [any] + procedures))\
      \(form.select(Field.holder, names.officer, [any, nobody] + officers))\
      \(form.select(Field.channel, names.channel, [any] + channels))\
      \(form.select(Field.sort, names.order, [(value: "", text: names.usualOrder.html)] + sorts))\
      <p class="actions"><button class="button">\(names.button)</button>\(clear)</p></form></details>
      """
  }
}
