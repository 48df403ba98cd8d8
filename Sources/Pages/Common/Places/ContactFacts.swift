import Markup
import OneStop
import Words

/// Where an agency's counter is and how to reach it. The city's hotline is shown where no telephone is known.
struct ContactFacts {
  /// The agency whose counter it is.
  let counter: Agency
  let words: Words
  let language: Language

  private var contact: AgencyContact { counter.contact }

  /// The rows of a list of facts.
  var rows: HTML {
    let names = words.places
    let unknown: HTML = "<span class=\"soft\">\(names.addressUnknown)</span>"
    var html: HTML = "<dt>\(names.address)</dt> <dd>\(address ?? unknown)</dd> "
    html += "<dt>\(names.phone)</dt> <dd>\(words.link(contact.phone ?? .hotline))</dd>"
    if let hours = contact.openingHours {
      html += " <dt>\(names.hours)</dt> <dd>\(words.name(hours, in: language))</dd>"
    }
    return html
  }

  /// The address, marked if it is uncertain; nil where none is known.
  var address: HTML? {
    guard let address = contact.address else { return nil }
    let doubt: HTML =
      contact.isAddressCertain ? .empty : " <span class=\"soft small\">\(words.places.addressUncertain)</span>"
    return "<span lang=\"vi\">\(address)</span>\(doubt)"
  }

  /// The same for a file.
  var plainAddress: String? {
    contact.address.map { contact.isAddressCertain ? $0 : "\($0) \(words.places.addressUncertain.text)" }
  }

  /// In one line, as a letter has it.
  var line: HTML { line(phone: "\(contact.phone ?? .hotline)") }

  /// In one line, with a telephone to call. It names the counter if that belongs to another agency than the page.
  func linkedLine(of agency: Agency) -> HTML {
    let line = line(phone: words.link(contact.phone ?? .hotline))
    return counter == agency ? line : "\(words.name(counter.name, in: language)): \(line)"
  }

  private func line(phone: HTML) -> HTML {
    var parts: [HTML] = []
    if let address { parts.append(address) }
    parts.append("\(words.places.phone):\u{A0}\(phone)")
    if let hours = contact.openingHours { parts.append(words.name(hours, in: language)) }
    return parts.dropFirst().reduce(parts[0]) { "\($0) · \($1)" }
  }
}

extension DossierView {
  /// The contact of the counter that the applicant goes to.
  var contact: ContactFacts { ContactFacts(counter: counter, words: words, language: language) }
}
