import Markup
import OneStop
import Operations
import Web
import Words

/// Every fact of a filing, for staff.
struct DossierFacts {
  let view: DossierView
  /// The display name of the person who acted last.
  let officer: String?
  /// Whether the reader may correct what was mistyped.
  let isCorrectable: Bool
  /// What the applicant has agreed to; nil to those who do not handle the dossier.
  var consents: [Consent]?

  private var words: Words { view.words }
  private var filing: Filing { view.dossier.filing }

  var html: HTML { "<div class=\"sheet\"><h2>\(words.staff.facts.title)</h2>\(facts)\(link)</div>\(papers)" }

  private var link: HTML {
    guard isCorrectable else { return .empty }
    if let archived = view.dossier.archived {
      return "<p class=\"soft\">\(words.sentence(.archived(archived.at)))</p>"
    }
    return "<p><a href=\"\(Address.correction(view.dossier.code))\">\(words.corrections.link)</a></p>"
  }

  private var facts: HTML {
    let names = words.staff.facts
    let applicant = filing.applicant
    let isErased = view.dossier.erasedAt != nil
    var rows = row(
      words.dossiers.applicant, isErased ? words.retention.erasedName.html : HTML(text: applicant.name))
    rows += row(names.kind, words.dossiers.applicantKinds[applicant.kind].html)
    if let identity = applicant.identity { rows += row(names.identity[applicant.kind], "\(identity)") }
    if let birthDate = applicant.birthDate {
      rows += row(words.corrections.fields[.birthDate], words.date(birthDate))
    }
    if let phone = applicant.phone {
      rows += row(names.phone, "<a class=\"nowrap\" href=\"tel:\(phone)\">\(phone.spaced)</a>")
    }
    if let email = applicant.email { rows += row(names.email, "<a href=\"mailto:\(email)\">\(email)</a>") }
    if !applicant.address.isEmpty { rows += row(names.address, "\(applicant.address)") }
    if !applicant.ward.isEmpty { rows += row(words.corrections.fields[.ward], "\(applicant.ward)") }
    if let representative = applicant.representative {
      rows += row(words.corrections.representative(of: applicant.kind), "\(representative.line)")
    }
    if !filing.summary.isEmpty { rows += row(words.lookup.summary, "\(filing.summary)") }
    rows += row(words.dossiers.agency, view.agencyName)
    if let receiver = view.receiver { rows += row(names.receiver, view.name(receiver.name)) }
    rows += row(names.channel, words.dossiers.channels[filing.channel].html)
    if let accepted = view.dossier.acceptedAt { rows += row(words.dossiers.receivedAt, words.moment(accepted)) }
    rows += row(names.time, words.processingTime(view.dossier.rules.time))
    rows += row(words.lookup.returnBy, words.dossiers.returnMethods[filing.returnBy].html)
    if let officer { rows += row(view.dossier.isClosed ? names.lastOfficer : names.officer, "\(officer)") }
    if let consents, !consents.isEmpty {
      let lines = ConsentLines(consents: consents, quotesWording: false, words: words)
      rows += row(words.privacy.held.consents.title, lines.html)
    }
    return "<dl class=\"facts stacked\">\(rows)</dl>"
  }

  private var papers: HTML {
    if view.dossier.erasedAt != nil { return .empty }
    let papers = view.dossier.papersHere()
    let items = papers.map { $0.item(words) }
    let list: HTML = items.isEmpty ? "<p>\(words.lookup.noPapers)</p>" : "<ul>\(items.joined())</ul>"
    let missing = view.procedure.missing(from: papers).map { "<li>\(view.name($0.name))</li>" as HTML }
    let names = words.staff.facts
    let title = view.dossier.brings(view.procedure) ? names.toBring : names.missing
    let warning =
      missing.isEmpty ? nil : Notice.remark(title.html, list: "<ul>\(missing.joined())</ul>")
    return "<h2>\(words.lookup.papers)</h2>\(list)\(warning)"
  }

  private func row(_ name: Phrase, _ value: HTML) -> HTML { "<dt>\(name)</dt><dd>\(value)</dd>" }
}
