import Markup
import OneStop
import Words

/// The text of one notice in one language.
package struct NoticeText {
  package let subject: String
  /// Plain text for mail.
  package let long: String
  /// For SMS, the longest first; the last has only what no message can do without.
  let shorts: [String]
  /// The paragraphs of `long`, the last one small.
  private let paragraphs: [String]
  private let link: String?
  private let linkName: String
  private let language: Language

  /// - Parameter isOfFormAlone: of a request, whether it asks for fields of the form and for no papers.
  package init(
    _ dossier: Dossier, _ occasion: NoticeOccasion, words: Words, language: Language, catalogue: Catalogue,
    site: String?, isOfFormAlone: Bool = false
  ) {
    let notices = words.notices
    let code = dossier.code.description
    let procedure = catalogue.procedure(dossier.filing.procedure)
    let isHidden = dossier.isConfidential || procedure == nil
    self.language = language
    link = isHidden ? nil : site.map { "\($0)\(Address.dossier(dossier.code))" }
    linkName = notices.link.text
    // Fields of the form are no papers.
    let form = occasion == .supplementNeeded && isOfFormAlone ? notices.formNeeded : nil
    subject = (form?.subject ?? notices.subjects[occasion]).text(["code": code])

    var facts: [String] = []
    if !isHidden, let procedure {
      facts.append(notices.procedure.text(["procedure": words.plainName(procedure.name, in: language)]))
    }
    if let agency = catalogue.agency(dossier.agency) {
      facts.append(notices.agency.text(["agency": words.plainName(agency.name, in: language)]))
    }
    if dossier.ended == nil, let appointment = dossier.appointment {
      facts.append(notices.appointment.text(["moment": words.momentText(appointment)]))
    }
    let counter = catalogue.agency(dossier.agency).map {
      ResultPlace(counter: catalogue.counter(of: $0), words: words, language: language)
    }
    if occasion == .ready, let counter {
      facts.append(notices.result[dossier.filing.returnBy].text(["place": counter.whole]))
    }
    let isEarly = occasion == .supplementNeeded && dossier.acceptedAt == nil
    let sentence =
      isEarly
      ? form?.early ?? notices.beforeAcceptance : form?.sentence ?? notices.sentences[occasion]
    paragraphs = [sentence.text(["code": code])] + facts + [notices.why.text]
    var lines = paragraphs
    if let link { lines.insert("\(linkName): \(link)", at: lines.count - 1) }
    long = lines.joined(separator: "\n\n") + "\n"

    let brief = (form?.brief ?? notices.brief[occasion]).text(["code": code])
    var facets: [String] = []
    if dossier.ended == nil, let appointment = dossier.appointment {
      facets = [notices.briefAppointment.text(["moment": words.shortMomentText(appointment)])]
    } else if occasion == .ready, let counter {
      let way = notices.briefResult[dossier.filing.returnBy]
      facets = [counter.withAddress, counter.short].map { way.text(["place": $0]) }
    }
    let texts = facets.isEmpty ? [brief] : facets.map { "\(brief) \($0)" }
    // Where there is no room for both, the appointment matters more than the link.
    shorts = (link.map { link in texts.map { "\($0) \(link)" } } ?? []) + texts + [brief]
  }

  /// All texts in one document, in their order.
  static func document(_ texts: [NoticeText]) -> HTML {
    let sections = texts.map(\.section).joined("<hr>")
    return """
      <!doctype html><html><head><meta charset="utf-8"><meta name="format-detection" content="telephone=no"></head>\
      <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">\(sections)</body></html>
      """
  }

  private var section: HTML {
    var html: HTML = "<div lang=\"\(language.rawValue)\">"
    for paragraph in paragraphs.dropLast() { html += "<p>\(paragraph)</p>" }
    if let link { html += "<p><a href=\"\(link)\">\(linkName)</a></p>" }
    if let last = paragraphs.last { html += "<p style=\"font-size:14px\">\(last)</p>" }
    return html + "</div>"
  }
}
