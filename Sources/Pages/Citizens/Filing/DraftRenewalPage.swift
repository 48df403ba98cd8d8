import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A draft in the newest version of its form: what is brought over, and what does not fit there.
struct DraftRenewalPage {
  static let formID = "doi-mau"
  static let version = "mau"
  static let seen = "ban"

  let draft: OpenDraft
  let newer: PublishedForm
  let csrfField: HTML
  let words: Words
  let language: Language
  var notice: Notice?

  private var names: FilingWords.Renewal { words.filing.renewal }

  var page: Page {
    let name = words.name(draft.procedure.name, in: language)
    return Page(
      "\(names.title) – \(HTML(text: words.plainName(draft.procedure.name, in: language)))", content(name),
      current: .procedures, address: Address.draftRenewal(draft.key), isIndexed: false, isSecret: true)
  }

  private func content(_ name: HTML) -> HTML {
    let renewal = DraftRenewal(
      draft.draft, from: draft.version, to: newer, filer: words.filing.filer, in: draft.setting)
    let kept = renewal.answers.fields.count + renewal.answers.rows.values.reduce(0) { $0 + $1.count }
    let lost = renewal.lost.map { lost -> HTML in
      let label = lost.label.map { words.name($0, in: language) } ?? HTML(text: lost.name)
      return "<dt>\(label)</dt><dd>\(lost.texts.joined(separator: ", "))</dd>"
    }
    let files = renewal.lostFiles.map { file -> HTML in
      "<dt>\(names.file)</dt><dd><a href=\"\(Address.draftFile(draft.key, file.number))\">\(file.file.safeName)</a></dd>"
    }
    let list: HTML =
      lost.isEmpty && files.isEmpty
      ? "<p>\(names.nothingLost)</p>"
      : "<p>\(names.lost)</p><dl class=\"facts\">\((lost + files).joined())</dl><p>\(names.note)</p>"
    return """
      <h1>\(names.title)</h1><p>\(name)</p>\(notice)<p>\(names.lead(["date": words.date(newer.validFrom)]))</p>\
      <p>\(names.kept(count: kept))</p>\(list)\
      <form method="post" action="\(Address.draftRenewal(draft.key))" id="\(DraftRenewalPage.formID)">\(csrfField)\
      <input type="hidden" name="\(DraftRenewalPage.version)" value="\(newer.number)">\
      <input type="hidden" name="\(DraftRenewalPage.seen)" value="\(draft.draft.fingerprint)">\
      <p class="actions"><button class="button">\(names.button)</button> \
      <a href="\(Address.draft(draft.key))">\(names.stay)</a></p></form>
      """
  }
}
