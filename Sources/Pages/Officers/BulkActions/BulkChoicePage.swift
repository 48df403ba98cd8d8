import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A choice with mistakes: the ticked dossiers and the chosen action.
struct BulkChoicePage {
  /// Its rows have check boxes.
  let table: DossierTable
  let choice: BulkChoice
  let csrfField: HTML
  /// Where the dossiers were chosen.
  let list: Address
  /// Where the crumb leads.
  let crumb: Address

  private var words: Words { choice.form.words }

  var page: Page {
    Page(
      choice.form.title(words.bulk.title.html), content, for: .staff, current: .worklist,
      status: .unprocessableContent, address: list, crumbs: [(words.site.worklist.html, crumb)],
      form: TypedForm(id: WorklistPage.formID))
  }

  private var content: HTML {
    """
    <h1>\(words.bulk.title)</h1>\(choice.form.errorSummary)\
    <p><a href="\(list)"\(" id=\"\(choice.form.id(BulkField.dossiers))\"", if: table.dossiers.isEmpty)>\
    \(words.bulk.backToList)</a></p>\
    <form method="post" action="\(Address.bulk)" id="\(WorklistPage.formID)">\(csrfField)\
    <input type="hidden" name="\(BulkField.list)" value="\(list)">\
    \(table.dossiers.isEmpty ? .empty : table.html)\(choice.html)</form>
    """
  }
}
