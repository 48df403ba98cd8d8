import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// How far a draft is, and the link by which it is gone on with.
struct DraftOverviewPage {
  let draft: OpenDraft
  /// The version that holds now, where the draft is in an older one.
  let newer: PublishedForm?
  var notice: Notice?
  let site: String?
  /// The form by which the link is sent, with its mistake.
  private let form: Form
  private let isSent: Bool
  private let channels: [MessageChannel]
  private let csrfField: HTML
  let band: HTML
  let words: Words
  let language: Language

  /// - Parameter form: as it came back; nil: as it is shown first.
  init(_ visit: Visit, _ draft: OpenDraft, _ form: Form? = nil) throws {
    channels = visit.site == nil ? [] : visit.state.shared.notices.channels
    let reached = draft.sheet().contact(channels)
    self.form =
      form ?? Form(FormContent([(DraftLinkHandlers.field, reached?.address ?? "")]), words: visit.words)
    isSent = visit.query["da"] == DraftLinkHandlers.sent
    csrfField = visit.csrfField
    self.draft = draft
    newer = try visit.newerForm(of: draft)
    site = visit.site
    band = visit.helpBand(draft)
    words = visit.words
    language = visit.language
  }

  var page: Page {
    let names = words.filing.draft
    let name = words.name(draft.procedure.name, in: language)
    return Page(
      form.title("\(names.title) – \(name)"), content(name), current: .procedures, status: form.status,
      address: Address.draft(draft.key), form: channels.isEmpty ? nil : TypedForm(id: DraftLinkHandlers.id),
      isIndexed: false, isSecret: true)
  }

  private func content(_ name: HTML) -> HTML {
    let names = words.filing.draft
    let sheet = draft.sheet()
    let pages = sheet.pages.map { page -> HTML in
      let isDone = sheet.mistakes(onPage: page.number).isEmpty
      return """
        <li><a href="\(Address.draftPage(draft.key, page.number))">\
        \(words.name(draft.form.pages[page.number].title, in: language))</a> \
        <span class="soft">\(isDone ? names.done : names.toMend)</span></li>
        """
    }
    let next = sheet.firstPageToMend.map { Address.draftPage(draft.key, $0) } ?? Address.draftCheck(draft.key)
    let end = draft.draft.savedAt.date.adding(days: Draft.days)
    let offer = newer.map { newer -> HTML in
      let renewal = words.filing.renewal
      let link: HTML = "<p><a href=\"\(Address.draftRenewal(draft.key))\">\(renewal.link)</a></p>"
      return Notice.remark(renewal.offered(["date": words.date(newer.validFrom)]), list: link).html
    }
    return """
      \(band)<h1>\(names.title)</h1>\(form.errorSummary)\(sent)\(notice)<p>\(name)</p>\(draft.filedElsewhere(words))\(offer ?? .empty)<p>\(names.kept(["date": words.date(end)]))</p>\
      \(goOn(next))\
      <h2>\(names.pages)</h2><ol>\(pages.joined())</ol>\
      <h2>\(names.linkLabel)</h2><p>\(names.note)</p><p class="code breakable">\(site ?? "")\(Address.draft(draft.key))</p>\
      <p>\(names.key) <span class="code nowrap">\(draft.key.spaced)</span></p>\
      <p>\(draft.draft.digits == nil ? names.lead : names.leadWithDigits) \(names.secret)</p>\(sending)\
      <p><a href="\(Address.draftDiscard(draft.key))">\(names.discard)</a></p>
      """
  }

  private func goOn(_ next: Address) -> HTML {
    if draft.procedure.onlineFiling != .here { return draft.procedure.toPortal(words) }
    return "<p class=\"actions\"><a class=\"button\" href=\"\(next)\">\(words.filing.draft.goOn)</a></p>"
  }

  private var sent: HTML { isSent && !form.isWrong ? Notice.done(words.filing.letter.sent.html).html : .empty }

  /// "Send me this link", where the server can send anything.
  private var sending: HTML {
    guard !channels.isEmpty else { return .empty }
    let names = words.filing.letter
    let look = FieldLook(hint: names.hint(count: SendDraftLink.most), autocomplete: "off", maxLength: 254)
    return """
      <form method="post" action="\(Address.draftLink(draft.key))" id="\(DraftLinkHandlers.id)">\(csrfField)\
      \(form.input(DraftLinkHandlers.field, names.labels(channels), look))\
      <p class="actions"><button class="button quiet">\(names.button)</button></p></form>
      """
  }
}

extension OpenDraft {
  /// That its procedure is filed on the national portal now; nil: it is filed here.
  func filedElsewhere(_ words: Words) -> Notice? {
    procedure.filedElsewhere(words).map { Notice.wrong("\($0) \(words.filing.draft.elsewhere)") }
  }
}
