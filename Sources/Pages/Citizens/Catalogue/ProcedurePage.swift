import Markup
import OneStop
import Operations
import Web
import Words

/// One procedure: who files it, where and how, how long it takes by law and in fact, what it costs, which papers it needs,
/// what comes of it, by which law, and what happens if it is late.
struct ProcedurePage {
  let procedure: Procedure
  let catalogue: Catalogue
  let today: LocalDate
  /// Whether it can be filed here.
  let hasForm: Bool
  /// Whether its form can be printed.
  let hasBlank: Bool
  /// How long it took; nil: too few are known.
  let times: UsualTimes?
  let words: Words
  let language: Language

  private var catalogueWords: CatalogueWords { words.catalogue }

  var page: Page {
    // A title is text: no mark of its language can stand in it.
    // Several may have one name.
    let title: HTML = "\(words.plainName(procedure.name, in: language)) – \(procedure.code)"
    let time = words.processingTime(procedure.rules.time)
    return Page(
      title, content, current: .procedures, crumbs: [(catalogueWords.title.html, .procedures)],
      description: "\(title). \(catalogueWords.facts.time): \(time).")
  }

  private var content: HTML {
    """
    <h1>\(name(procedure.name))</h1>\(confidential)\(ended)\(external)<div class="columns"><div>\(facts)\(filing)\(papers)\(steps)\
    \(consultations)</div>\
    <aside>\(time)\(late)\(legalBasis)\(codeNote)</aside></div>
    """
  }

  private func name(_ text: BilingualText) -> HTML { words.name(text, in: language) }

  private var confidential: HTML {
    procedure.isConfidential ? Notice.remark(catalogueWords.confidential.html).html : .empty
  }

  private var ended: HTML {
    guard let last = procedure.validTo else { return .empty }
    var text = catalogueWords.ended(["date": words.date(last)])
    if let next = procedure.replacedBy.flatMap(catalogue.procedure) {
      text +=
        " \(catalogueWords.replaced(["procedure": "<a href=\"\(Address.procedure(next.code))\">\(name(next.name))</a>"]))"
    }
    return Notice.remark(text).html
  }

  private var external: HTML {
    procedure.isExternal ? Notice.remark(catalogueWords.external(["agency": handler])).html : .empty
  }

  private var facts: HTML {
    let facts = catalogueWords.facts
    return """
      <dl class="facts">\(applicants)<dt>\(facts.time)</dt>\
      <dd><strong>\(words.processingTime(procedure.rules.time))</strong>\(inFact)</dd>\
      <dt>\(facts.fee)</dt><dd>\(fee)</dd>\(result)<dt>\(facts.handler)</dt><dd>\(handler)</dd>\
      <dt>\(words.dossiers.field)</dt>\
      <dd><a href="\(Address.procedures.with("linh-vuc", procedure.field.slug))">\(name(procedure.field.name))</a></dd>\
      <dt>\(facts.level)</dt><dd>\(onlineService)</dd>\
      <dt>\(facts.code)</dt><dd class="code">\(procedure.code)</dd></dl>
      """
  }

  private var applicants: HTML {
    if procedure.applicants.isEmpty { return .empty }
    let kinds = procedure.applicants.map { words.dossiers.applicantKinds[$0].html }
    return "<dt>\(catalogueWords.facts.applicants)</dt><dd>\(kinds.joined(", "))</dd>"
  }

  private var result: HTML {
    procedure.result.map { "<dt>\(catalogueWords.facts.result)</dt><dd>\(name($0))</dd>" } ?? .empty
  }

  /// How long it took in fact.
  private var inFact: HTML {
    guard let times else { return .empty }
    let sentence = catalogueWords.facts.inFact(
      count: times.cases, ["half": days(times.half), "most": days(times.most)])
    return "<br><span class=\"soft small\">\(sentence)</span>"
  }

  private func days(_ count: Int) -> HTML {
    count <= 1 ? catalogueWords.facts.withinDay.html : words.dossiers.processingTime[.workingDays](count: count)
  }

  private var fee: HTML {
    let facts = catalogueWords.facts
    let amount = procedure.fee.amount == 0 ? facts.noFee.html : facts.amount(count: procedure.fee.amount)
    return procedure.fee.isCertain ? amount : "\(amount) <span class=\"soft\">\(facts.feeUncertain)</span>"
  }

  private var handler: HTML {
    switch procedure.handler {
    case .agency(let code):
      catalogue.agency(catalogue.present(code, on: today)).map { name($0.name) } ?? HTML(text: code.description)
    case .every(let kind): words.name(of: kind, in: catalogue).html
    }
  }

  private var filing: HTML {
    if procedure.isExternal || procedure.hasEnded { return .empty }
    let ways = procedure.filingWays(on: today, hasForm: hasForm).map { "<li>\(filing(by: $0))</li> " as HTML }
    return "<h2>\(catalogueWords.filing)</h2> <ul>\(ways.joined())</ul> \(online)"
  }

  private func filing(by way: FilingWay) -> HTML {
    switch way {
    case .here: catalogueWords.fileHere.html
    case .counter: counter
    case .post: catalogueWords.fileByPost.html
    case .portal: catalogueWords.fileOnPortal(["portal": portal])
    case .vneid: catalogueWords.fileOnVNeID.html
    }
  }

  private var portal: HTML { "<a href=\"\(procedure.portalAddress)\">\(catalogueWords.portalName)</a>" }

  /// How to begin online, if that can be done.
  private var online: HTML {
    if hasForm { return begin }
    guard procedure.onlineFiling == .nationalPortal, procedure.offeredOnline != nil else {
      return "<p class=\"soft\">\(catalogueWords.notHere)</p>"
    }
    return """
      \(Notice.remark(catalogueWords.onlyOnPortal(["portal": portal])).html)<p class="actions">\
      <a class="button" href="\(procedure.portalAddress)">\(catalogueWords.toPortal)</a></p>\
      <p><a href="\(Address.lookup)">\(words.filing.start.lookup)</a></p>
      """
  }

  private var begin: HTML {
    "<p class=\"actions\"><a class=\"button\" href=\"\(Address.filing(procedure.code))\">\(catalogueWords.fileHereNow)</a></p>"
  }

  /// With address, telephone and hours, if a single agency handles it and the catalogue has them.
  private var counter: HTML {
    guard case .agency(let code) = procedure.handler, let agency = catalogue.agency(catalogue.present(code, on: today))
    else { return "\(catalogueWords.fileAtCounter) <a href=\"\(Address.places)\">\(words.places.find)</a>" }
    let counter = catalogue.counter(of: agency)
    var html = catalogueWords.fileAt(["agency": name(counter.name)])
    let contact = ContactFacts(counter: counter, words: words, language: language)
    if let address = contact.address { html += "<br>\(address)" }
    html += "<br>\(words.link(counter.contact.phone ?? .hotline))"
    if let hours = counter.contact.openingHours { html += "<br>\(name(hours))" }
    return html
  }

  private var onlineService: HTML {
    procedure.offeredOnline.map { catalogueWords.onlineService[$0].html } ?? catalogueWords.onlineNone.html
  }

  private var papers: HTML {
    let words = catalogueWords.papers
    guard !procedure.papers.isEmpty else { return "<h2>\(words.title)</h2><p>\(words.none)</p>" }
    let rows = procedure.papers.map { paper -> HTML in
      """
      <tr><th scope="row"><span>\(name(paper.name))\
      \(" <span class=\"soft\">\(words.optional)</span>", if: !paper.isRequired)\(blank(paper))</span></th>\
      <td class="nowrap" data-label="\(words.form)">\(self.words.dossiers.paperForms[paper.form])</td>\
      <td class="number" data-label="\(words.quantity)">\(paper.quantity)</td></tr>
      """
    }
    let own: HTML =
      hasBlank
      ? "<p><a href=\"\(Address.blankForm(procedure.code))\">\(catalogueWords.blank.link)</a></p>" : .empty
    return """
      <h2 id="giay-to">\(words.title)</h2><table class="cards" aria-labelledby="giay-to"><thead><tr>\
      <th scope="col">\(words.name)</th><th scope="col">\(words.form)</th>\
      <th scope="col" class="number">\(words.quantity)</th></tr></thead><tbody>\(rows.joined())</tbody></table>\(own)
      """
  }

  /// Where the blank form of a paper is.
  private func blank(_ paper: Procedure.Paper) -> HTML {
    paper.blank.map { "<br><a href=\"\($0)\">\(catalogueWords.papers.blank)</a>" } ?? .empty
  }

  private var steps: HTML {
    guard !procedure.steps.isEmpty else { return .empty }
    let items = procedure.steps.map { step -> HTML in
      "<li>\(name(step.name))<br><span class=\"soft small\">\(name(step.unit))</span></li>"
    }
    return "<h2>\(catalogueWords.steps)</h2><ol>\(items.joined())</ol>"
  }

  private var consultations: HTML {
    guard !procedure.consultations.isEmpty else { return .empty }
    let items = procedure.consultations.map { consultation -> HTML in
      let days = words.dossiers.processingTime[.workingDays](count: consultation.workingDays)
      let sentence = catalogueWords.consultation(["name": name(consultation.name), "days": days])
      return "<li>\(sentence)\(" \(catalogueWords.silence)", if: consultation.isSilenceAgreement)</li>"
    }
    return "<h2>\(catalogueWords.consultations)</h2><ul>\(items.joined())</ul>"
  }

  /// How the time is counted.
  private var time: HTML {
    let ledger = words.lookup.ledger
    let rules = procedure.rules
    var html: HTML = """
      <h2>\(catalogueWords.counting)</h2>\
      <p>\(ledger.rule[rules.time.unit](["time": words.processingTime(rules.time)]))</p>
      """
    if let cutoff = rules.cutoff { html += "<p>\(ledger.cutoff(["time": words.time(cutoff)]))</p>" }
    html += "<p>\(rules.supplement == .restart ? ledger.restart : ledger.goOn)</p>"
    if !procedure.isTimeCertain { html += "<p class=\"soft\">\(catalogueWords.timeUncertain)</p>" }
    return html
  }

  /// What the applicant can expect and do if it is late.
  private var late: HTML {
    "<h2>\(catalogueWords.late)</h2><p>\(catalogueWords.lateAdvice(["hotline": words.hotline]))</p>"
  }

  private var legalBasis: HTML {
    let texts = procedure.legalBasis.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard !texts.isEmpty else { return .empty }
    let items = texts.map { "<li lang=\"vi\">\($0)</li>" as HTML }
    return "<h2>\(catalogueWords.legalBasis)</h2><ul>\(items.joined())</ul>"
  }

  private var codeNote: HTML {
    procedure.isCodeCertain ? .empty : "<p class=\"soft\">\(catalogueWords.codeUncertain)</p>"
  }
}
