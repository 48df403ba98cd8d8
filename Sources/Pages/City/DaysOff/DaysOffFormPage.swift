import Markup
import OneStop
import Words

/// The form of one change of days off; a preview follows before it is saved.
struct DaysOffFormPage {
  static let id = "thay-doi"

  let form: DaysOffForm
  let words: Words

  private var daysOff: DaysOffWords { words.daysOff }

  var title: HTML { form.form.title(daysOff.tasks[form.task].html) }

  var content: HTML {
    """
    <h1>\(daysOff.tasks[form.task])</h1>\(form.form.errorSummary)<p>\(daysOff.preview.onlyOpen)</p>\
    <form method="get" action="\(DaysOffAddress.preview)" id="\(Self.id)">\
    <input type="hidden" name="\(DaysOffForm.Field.task)" value="\(form.task.rawValue)">\(form.inputs)\
    <p class="actions"><button class="button">\(daysOff.fields.button)</button> \
    <a href="\(DaysOffAddress.table)">\(words.form.cancel)</a></p></form>
    """
  }
}
