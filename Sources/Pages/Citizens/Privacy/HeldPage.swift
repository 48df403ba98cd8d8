import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// What is held about an applicant: in one dossier, or in all of their own; to read, to print and to take along.
struct HeldPage {
  static let formID = "ngung-tin"

  /// Beside the form that stops a dossier's notices: that it was sent from the page of all own ones.
  static let own = "cua_toi"

  let dossiers: [(view: DossierView, held: HeldDossier)]
  /// What was filled in, of those that were filed by a form, where the reader may see it.
  var forms: [DossierCode: FiledForm] = [:]
  /// The same as a file.
  let file: Address
  let back: Address
  /// Whether it is the page of all own dossiers.
  var isOwn = false
  let csrfField: HTML
  /// What was just done, or why it was not.
  var notice: Notice?
  /// What opened the dossiers.
  let proof: LookProof
  /// Whether citizens can sign in by an identity provider.
  let hasProviders: Bool
  /// Whether the reader may have more dossiers than these.
  var isCut = false
  let agencyName: (AgencyCode) -> String
  let words: Words

  private var names: HeldWords { words.privacy.held }

  var page: Page {
    let title = isOwn ? names.ownTitle : names.title
    return Page(
      title.html, content(title), current: .lookup, form: isOwn ? nil : TypedForm(id: formID(dossiers[0].view)),
      scripts: ["print.js"], isIndexed: false, isSecret: true)
  }

  private func content(_ title: Phrase) -> HTML {
    let isMasked = dossiers.contains { !$0.held.isFull }
    let back = isOwn ? words.ownDossiers.list.back : names.back
    return """
      <h1>\(title)</h1>\(notice)<p class="lead">\(names.lead)</p>\
      \("<p>\(names.masked[proof]) \(whole)</p>", if: isMasked)\("<p>\(names.tooMany(["count": "\(dossiers.count)"]))</p>", if: isCut)\
      <p class="actions"><a class="button" href="\(file)" download>\(names.download)</a> \
      <span data-print-button="\(names.print)"></span></p>\(dossiers.map(section).joined())\
      <section aria-labelledby="khong-co"><h2 id="khong-co">\(names.leftOutTitle)</h2>\
      <ul>\(names.leftOut.map { "<li>\($0)</li>" as HTML }.joined())</ul></section>\
      <p class="actions"><a class="button quiet" href="\(self.back)">\(back)</a></p>
      """
  }

  /// How the reader comes to see what is masked.
  private var whole: HTML {
    let own: HTML = "<a href=\"\(Address.ownDossiers)\">\(words.ownDossiers.title)</a>"
    return names.whole[hasProviders ? .provider : .counter](["own": own])
  }

  private func formID(_ view: DossierView) -> String {
    isOwn ? "\(HeldPage.formID)-\(view.dossier.code)" : HeldPage.formID
  }

  private func section(_ view: DossierView, _ held: HeldDossier) -> HTML {
    var timeline = HTML()
    Timeline(view: view, isOpen: true).write(to: &timeline)
    return """
      <section class="sheet"><h2>\(view.procedureName) <span class="soft line code">\(view.dossier.code)</span></h2>\
      <h3>\(names.filing)</h3><dl class="facts">\(filing(view, held))</dl>\(form(view, held))\
      <h3>\(names.events)</h3>\(timeline)<h3>\(names.messages.title)</h3>\(messages(held))\
      <h3>\(names.rating)</h3>\(rating(held))<h3>\(names.consents.title)</h3>\(ConsentLines(consents: held.consents, reused: view.dossier.files.filter { $0.attached.source != nil }, words: words).html)\(looks(held))\(stopping(view, held))</section>
      """
  }

  /// The form, or that there is one.
  private func form(_ view: DossierView, _ held: HeldDossier) -> HTML {
    let title: HTML = "<h3>\(words.filing.filed.form)</h3>"
    let code = view.dossier.code
    guard let form = forms[code] else {
      let isHeld = held.isByDigits && view.events.first?.kind == .filed && view.dossier.erasedAt == nil
      return isHeld ? "\(title)<p class=\"soft\">\(words.filing.filed.needsKey)</p>" : .empty
    }
    return """
      \(title)<p><a href="\(Address.ownForm(code))">\(words.filing.filed.print)</a></p>\(form.pages(level: "h4"))
      """
  }

  private func filing(_ view: DossierView, _ held: HeldDossier) -> HTML {
    let (filing, applicant) = (held.filing, held.filing.applicant)
    let labels = words.corrections.fields
    let rows: [(Phrase, HTML?)] = [
      (words.dossiers.agency, view.agencyName), (names.filedAt, view.events.first.map { words.moment($0.at) }),
      (names.channel, words.dossiers.channels[filing.channel].html),
      (labels[.kind], words.dossiers.applicantKinds[applicant.kind].html), (labels[.name], "\(applicant.name)"),
      (labels[.identity], text(held, applicant.identity?.description)),
      (labels[.birthDate], text(held, applicant.birthDate?.description) { _ in applicant.birthDate.map(words.date) }),
      (labels[.phone], text(held, applicant.phone?.description)),
      (labels[.email], text(held, applicant.email?.description)), (labels[.address], text(held, applicant.address)),
      (labels[.ward], text(held, applicant.ward)),
      (words.corrections.representative(of: applicant.kind), applicant.representative.map { "\($0.name)" }),
      (names.representativeIdentity, text(held, applicant.representative?.identity?.description)),
      (names.representativePhone, text(held, applicant.representative?.phone?.description)),
      (labels[.summary], filing.summary.isEmpty ? nil : "<span lang=\"vi\">\(filing.summary)</span>"),
      (
        labels[.papers],
        filing.papers.isEmpty
          ? nil : filing.papers.map { "<span lang=\"vi\">\($0.name)</span> ×\u{A0}\($0.quantity)" as HTML }.joined("; ")
      ),
      (labels[.returnBy], words.dossiers.returnMethods[filing.returnBy].html),
      (labels[.notices], filing.notices.map { words.notices.channels[$0].html } ?? words.notices.noChannel.html),
    ]
    return rows.map { name, value -> HTML in value.map { "<dt>\(name)</dt> <dd>\($0)</dd> " } ?? .empty }.joined()
  }

  /// - Parameter full: how it is written where it is shown in full.
  private func text(_ held: HeldDossier, _ text: String?, _ full: (String) -> HTML? = { "\($0)" }) -> HTML? {
    switch held.shown(text) {
    case .full(let text)?: full(text)
    case .end(let end)?: names.endsWith(["end": "\(end)"])
    case .hidden?: "<span class=\"soft\">\(names.isHeld)</span>"
    case nil: nil
    }
  }

  private func messages(_ held: HeldDossier) -> HTML {
    let labels = names.messages
    if held.messages.isEmpty { return "<p>\(labels.none)</p>" }
    let rows = held.messages.map { message -> HTML in
      let recipient = message.message.recipient
      return """
        <tr><th scope="row">\(words.moment(message.createdAt))</th>\
        <td data-label="\(labels.channel)"><span>\(words.notices.outbox.channels[recipient.channel])</span></td>\
        <td data-label="\(labels.to)"><span>\(text(held, recipient.address) ?? .empty)</span></td>\
        <td data-label="\(labels.subject)"><span lang="vi">\(message.message.subject)</span></td>\
        <td data-label="\(labels.state)"><span>\(labels.states[message.state])</span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption class="visually-hidden">\(labels.title)</caption><thead><tr>\
      <th scope="col">\(labels.when)</th><th scope="col">\(labels.channel)</th><th scope="col">\(labels.to)</th>\
      <th scope="col">\(labels.subject)</th><th scope="col">\(labels.state)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func rating(_ held: HeldDossier) -> HTML {
    guard let rating = held.rating else { return "<p>\(names.noRating)</p>" }
    let comment: HTML =
      switch held.comment {
      case .full(let text)?: "<p lang=\"vi\" class=\"said\">\(text)</p>"
      case .some: "<p class=\"soft\">\(names.isHeld)</p>"
      case nil: .empty
      }
    return "<p>\(words.ratings.levels[rating.level]) · \(words.moment(rating.at))</p>\(comment)"
  }

  private func looks(_ held: HeldDossier) -> HTML {
    OfficeLooks(held.looks, own: held.ownLooks, agencyName: agencyName, words: words).html
  }

  private func stopping(_ view: DossierView, _ held: HeldDossier) -> HTML {
    let labels = words.privacy.stop
    guard let channel = held.filing.notices else { return "<p class=\"soft\">\(labels.none)</p>" }
    let recipient = text(held, held.filing.noticeRecipient?.address) ?? .empty
    if held.isByDigits { return "<p class=\"soft\">\(labels.byKey)</p>" }
    let now = labels.now([
      "channel": words.notices.outbox.channelsInSentence[channel].html, "recipient": recipient,
    ])
    return """
      <form method="post" action="\(Address.noticesStop(view.dossier.code))" id="\(formID(view))">\(csrfField)\
      \("<input type=\"hidden\" name=\"\(HeldPage.own)\" value=\"1\">", if: isOwn)\
      <p><strong>\(labels.title).</strong> \(now)</p>\
      <p class="actions"><button class="button quiet">\(labels.button)</button></p></form>
      """
  }
}
