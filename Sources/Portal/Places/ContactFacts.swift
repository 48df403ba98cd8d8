import OneStop

/// Where an agency's counter is and how to reach it. The city's hotline stands where no telephone is known.
struct ContactFacts {
  /// The agency whose counter it is.
  let counter: Agency
  let words: Words
  let language: Language

  private var contact: AgencyContact { counter.contact }

  /// The rows of a list of facts.
  var rows: HTML {
    let names = words.places
    var html: HTML = "<dt>\(names.address)</dt> <dd>\(address)</dd> "
    html += "<dt>\(names.phone)</dt> <dd>\(words.link(contact.phone ?? .hotline))</dd>"
    if let hours = contact.openingHours {
      html += " <dt>\(names.hours)</dt> <dd>\(words.name(hours, in: language))</dd>"
    }
    return html
  }

  private var address: HTML {
    guard let address = contact.address else { return "<span class=\"soft\">\(words.places.addressUnknown)</span>" }
    let doubt: HTML =
      contact.isAddressCertain ? .empty : " <span class=\"soft small\">\(words.places.addressUncertain)</span>"
    return "<span lang=\"vi\">\(address)</span>\(doubt)"
  }

  /// In one line, as a letter has it.
  var line: HTML {
    var parts: [HTML] = []
    if let address = contact.address { parts.append("<span lang=\"vi\">\(address)</span>") }
    parts.append("\(words.places.phone): \(contact.phone ?? .hotline)")
    if let hours = contact.openingHours { parts.append(words.name(hours, in: language)) }
    return parts.dropFirst().reduce(parts[0]) { "\($0) · \($1)" }
  }
}
