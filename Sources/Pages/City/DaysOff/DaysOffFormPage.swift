import Markup
import OneStop
import Operations
import Web
import Words

/// The form of one change of days off; a preview follows before it is saved.
struct DaysOffFormPage {
  static let id = "thay-doi"

  let form: DaysOffForm
  let words: Words

  private var daysOff: DaysOffWords { words.daysOff }

  var page: Page {
    Page(
      form.form.title(daysOff.tasks[form.task].html), content, for: .staff, current: .daysOff,
      status: form.form.status, address: .daysOffForm.with(form.pairs),
      crumbs: [(daysOff.title.html, .daysOff)],
      form: TypedForm(id: Self.id, address: .daysOffForm))
  }

  private var content: HTML {
    """
    <h1>\(daysOff.tasks[form.task])</h1>\(form.form.errorSummary)<p>\(daysOff.preview.onlyOpen)</p>\
    <form method="get" action="\(Address.daysOffPreview)" id="\(Self.id)">\
    <input type="hidden" name="\(DaysOffForm.Field.task)" value="\(form.task.rawValue)">\(form.inputs)\
    <p class="actions"><button class="button">\(daysOff.fields.button)</button> \
    <a href="\(Address.daysOff)">\(words.form.cancel)</a></p></form>
    """
  }
}
