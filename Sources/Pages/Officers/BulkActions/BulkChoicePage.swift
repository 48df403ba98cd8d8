import Markup
import OneStop
import OneStopStore
import Words

/// A choice with mistakes: the ticked dossiers and the chosen action.
struct BulkChoicePage {
  /// Its rows have check boxes.
  let table: DossierTable
  let choice: BulkChoice
  let csrfField: HTML
  /// Where the dossiers were chosen.
  let list: String

  private var words: Words { choice.form.words }

  var title: HTML { choice.form.title(words.bulk.title.html) }

  var content: HTML {
    """
    <h1>\(words.bulk.title)</h1>\(choice.form.errorSummary)\
    <p><a href="\(list)"\(" id=\"\(choice.form.id(BulkField.dossiers))\"", if: table.dossiers.isEmpty)>\
    \(words.bulk.backToList)</a></p>\
    <form method="post" action="/can-bo/nhieu-ho-so" id="\(WorklistPage.formID)">\(csrfField)\
    <input type="hidden" name="\(BulkField.list)" value="\(list)">\
    \(table.dossiers.isEmpty ? .empty : table.html)\(choice.html)</form>
    """
  }
}
