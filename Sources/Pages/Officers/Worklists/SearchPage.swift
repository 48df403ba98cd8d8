import Markup
import OneStop
import Operations
import Web
import Words

/// The search for dossiers, with its results.
struct SearchPage {
  static let pageLength = 50
  /// How many are counted and shown; to see others, the search has to be narrowed.
  static let most = 200

  let form: Form
  /// Where it may look; empty where there is no choice.
  let agencies: [(value: String, text: HTML)]
  /// nil where nothing was searched for.
  let table: DossierTable?
  /// The page of the results, from 1.
  var number = 1
  var last = 1
  /// Whether there are more than are counted.
  var hasMore = false
  /// The agency that the code belongs to, if it is another one.
  var elsewhere: HTML?

  private var words: Words { form.words }

  var page: Page { Page(form.title(title), content, for: .staff, current: .search, status: form.status) }

  /// The form, filled in with the search.
  private var title: HTML {
    let query = form.values["q"]
    return query.isEmpty ? words.staff.search.title.html : "\(words.staff.search.title): \(query)"
  }

  private var content: HTML {
    "<h1>\(words.staff.search.title)</h1>\(form.errorSummary)\(SearchBox(form: form, agencies: agencies).html)\(found)"
  }

  private var found: HTML {
    guard let table else { return .empty }
    let search = words.staff.search
    if table.dossiers.isEmpty {
      return "<p role=\"status\">\(search.none(["query": "\(form.values["q"])"])) \(elsewhere ?? .empty)</p>"
    }
    let more: HTML = hasMore ? "<p>\(search.more)</p>" : .empty
    let pager = Pager(number, of: last, words: words) { address.with("trang", $0) }
    let downloads = DownloadLinks(words: words.reports) { $0 == .xlsx ? address.with("dang", $0.rawValue) : nil }
    return table.html + pager.html + more + downloads.html
  }

  private var address: Address {
    .search.with("q", form.values["q"]).with(AgencyScope.field, form.values[AgencyScope.field])
  }
}
