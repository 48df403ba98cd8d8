import Markup
import OneStop
import Operations
import Web
import Words

/// The agencies asked about a dossier: when, by when they are to answer, and their answers.
struct ConsultationTable {
  let view: DossierView
  /// Display names by login.
  let names: [String: String]
  /// Who reads it; only the two agencies may open files.
  let account: Account
  let catalogue: Catalogue
  /// The questions to show; nil: all of them.
  var shown: [Consultation]?

  private var words: ConsultationWords { view.words.consultations }

  /// Empty where nobody was asked.
  var html: HTML {
    let shown = shown ?? view.dossier.consultations
    guard !shown.isEmpty else { return .empty }
    let rows = shown.map(row)
    return """
      <h2 id="y-kien">\(words.title)</h2><div class="frame" tabindex="0" role="region" aria-label="\(words.title)">\
      <table class="cards consulted"><caption>\(words.caption)</caption><thead><tr><th scope="col">\(words.asked)</th>\
      <th scope="col">\(words.due)</th><th scope="col">\(words.answer)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func row(_ asked: Consultation) -> HTML {
    """
    <tr\(" class=\"now\"", if: asked.isOpen)><th scope="row"><span>\(view.agencyName(asked.agency))\
     <span class="soft line">\(words.askedAt(["moment": view.words.shortMoment(asked.askedAt)]))</span></span></th>\
    <td data-label="\(words.due)"><span>\(due(asked))</span></td>\
    <td data-label="\(words.answer)"><span>\(answer(asked))</span></td></tr>
    """
  }

  private func due(_ asked: Consultation) -> HTML {
    var html: HTML =
      asked.due.map { "<span class=\"nowrap\">\(view.words.shortDeadline($0))</span>" } ?? words.noDue.html
    if asked.request.isSilenceAgreement { html += " <span class=\"soft line\">\(words.silence)</span>" }
    return html
  }

  private func answer(_ asked: Consultation) -> HTML {
    let time = ConsultationTime(asked, view: view)
    var html = HTML()
    if let end = asked.end {
      let state = ConsultationState(end.outcome)
      html += """
        <span class="tag \(state.tone)">\(words.states[state])</span> \
        <span class="soft line">\(view.words.shortMoment(end.at))\(author(end).map { " · \($0)" } ?? .empty)</span>
        """
    } else {
      html += "<span class=\"tag \(time.isLate ? "bad" : "still" as StaticString)\">\(words.waiting)</span>"
    }
    html += " <span class=\"line\">\(time.used)</span>"
    if time.isLate { html += " <span class=\"line toned late\">\(time.late)</span>" }
    if let end = asked.end {
      if !end.text.isEmpty { html += " <span class=\"said line\" lang=\"vi\">\(end.text)</span>" }
      html += files(end, of: asked)
    }
    return html
  }

  private func author(_ end: Consultation.End) -> HTML? {
    end.actor.login.map { HTML(text: names[$0] ?? $0) }
  }

  private func files(_ end: Consultation.End, of asked: Consultation) -> HTML {
    let mayOpen = account.mayOpenFiles(of: asked, about: view.dossier, in: catalogue, on: view.now.date)
    return end.files.enumerated().map { place, file -> HTML in
      let size = view.words.files.size(file.size)
      guard mayOpen else { return " <span class=\"line\">\(file.safeName) (\(size))</span>" }
      let address = Address.answerFile(view.dossier.code, asked.number, place + 1)
      return " <span class=\"line\"><a href=\"\(address)\" download>\(file.safeName)</a> (\(size))</span>"
    }.joined()
  }
}

extension Visit {
  /// Whether the reader's agency, or one merged into it, was asked about the dossier.
  func isConsulted(about dossier: Dossier) throws -> Bool {
    try dossier.consultations.contains { try handlesDossiers(of: $0.agency) }
  }

  /// Whether all that connects the reader with the dossier is closed questions; then it sees those and nothing else.
  func isFormerlyConsulted(about dossier: Dossier) throws -> Bool {
    guard try !account.sees(dossier.agency, in: catalogue, on: now.date), try !isReceiver(of: dossier) else {
      return false
    }
    return try !dossier.openConsultations.contains { try handlesDossiers(of: $0.agency) }
  }
}
