import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A page of the comments that applicants wrote with their ratings.
struct CommentsPage {
  static let pageLength = 50

  let comments: KeyedPage<Comment>
  /// How many there are with each answer, on all pages.
  let counts: [Rating.Level: Int]
  let form: ReportForm
  let address: CommentsAddress
  /// Whose dossiers they are about, in words.
  let scope: HTML
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var names: RatingWords.Comments { words.ratings.comments }

  var page: Page { Page(title, content, for: .staff, current: .reports) }

  /// The form alone, with what is to be mended.
  static func mistakes(_ form: ReportForm) -> Page {
    let words = form.form.words
    let title = words.ratings.comments.title.html
    let content: HTML = """
      <h1>\(title)</h1>\(form.form.errorSummary)\
      \(form.html(action: .comments, hasGroupings: false, button: words.reports.showList))
      """
    return Page(
      form.form.title(title), content, for: .staff, current: .reports, status: .unprocessableContent)
  }

  /// The form, with the choice and the days.
  private var title: HTML {
    let chosen = [
      address.agency.isEmpty ? nil : scope, address.level.map { words.ratings.levels[$0].html },
      words.weekly.days(["from": words.date(address.period.from), "to": words.date(address.period.to)]),
    ]
    return "\(names.title): \(chosen.compactMap(\.self).joined(", "))"
  }

  private var content: HTML {
    let body: HTML = comments.rows.isEmpty ? "<p>\(names.none)</p>" : table + pager + downloads
    return """
      <h1>\(names.title)</h1><p class="lead">\(scope)</p><p>\(names.lead)</p>\
      \(form.html(action: .comments, hasGroupings: false, button: words.reports.showList, hidden: address.hidden))\(tabs)\(body)
      """
  }

  /// All, or those with one answer; the least satisfied first.
  private var tabs: HTML {
    let all = counts.values.reduce(0, +)
    let items =
      [(nil, names.all.html, all)] + Rating.Level.allCases.map { ($0, words.ratings.levels[$0].html, counts[$0] ?? 0) }
    let links = items.map { (level: Rating.Level?, name: HTML, count: Int) -> HTML in
      var other = address
      (other.level, other.place) = (level, nil)
      return """
        <li><a href="\(other.address)"\(" aria-current=\"true\"", if: level == address.level)>\(name) \
        <span class="count">\(HTML(text: grouped(count, language)))</span></a></li>
        """
    }
    return "<nav aria-label=\"\(names.levels)\" class=\"no-print\"><ul class=\"tabs\">\(links.joined())</ul></nav>"
  }

  private var table: HTML {
    let total = address.level.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
    let caption = names.caption(
      count: total, ["from": words.date(address.period.from), "to": words.date(address.period.to)])
    return """
      <div class="frame" tabindex="0" role="region" aria-label="\(names.title)"><table class="cards comments">\
      <caption>\(caption)</caption><thead><tr><th scope="col">\(names.comment)</th><th scope="col">\(names.level)</th>\
      <th scope="col">\(words.dossiers.procedure)</th><th scope="col">\(names.month)</th>\
      <th scope="col">\(words.dossiers.code)</th></tr></thead><tbody>\(comments.rows.map(row).joined())</tbody></table></div>
      """
  }

  /// Only the month is shown, since the day could reveal the writer.
  private func row(_ comment: Comment) -> HTML {
    let procedure = catalogue.procedure(comment.procedure).map { words.name($0.name, in: language) }
    let agency = catalogue.agency(comment.agency).map { words.name($0.name, in: language) }
    return """
      <tr><th scope="row"><span class="said" lang="vi">\(comment.rating.comment)</span></th>\
      <td data-label="\(names.level)"><span class="tag \(comment.rating.level.tone)">\
      \(words.ratings.levels[comment.rating.level])</span></td>\
      <td data-label="\(words.dossiers.procedure)"><span>\(procedure ?? "\(comment.procedure)") \
      <span class="soft line">\(agency ?? "\(comment.agency)")</span></span></td>\
      <td data-label="\(names.month)"><span class="nowrap">\(words.monthText(comment.rating.at.date))</span></td>\
      <td data-label="\(words.dossiers.code)"><a class="code" href="\(Address.staffDossier, comment.code)">\(comment.code)</a></td></tr>
      """
  }

  private var pager: HTML {
    Pager(comments, words: words) { place in
      var other = address
      other.place = place
      return other.address
    }.html
  }

  private var downloads: HTML {
    DownloadLinks(words: words.reports) { format in
      var file = address
      file.format = format
      return format == .json ? nil : file.address
    }.html
  }
}

extension Rating.Level {
  /// The class that colours it.
  fileprivate var tone: StaticString {
    switch self {
    case .satisfied: "good"
    case .partly: "soon"
    case .unsatisfied: "bad"
    }
  }
}
