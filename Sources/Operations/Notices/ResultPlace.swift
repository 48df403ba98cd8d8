import OneStop
import Words

/// Where a result is handed out: the counter's name, with its address and hours as far as they are known.
package struct ResultPlace {
  package let counter: Agency
  package let words: Words
  package let language: Language

  private var name: String { words.plainName(counter.name, in: language) }

  /// `Ủy ban nhân dân …, 86 Lê Thánh Tôn, …`
  var withAddress: String {
    guard counter.contact.isAddressCertain, let address = counter.contact.address else { return name }
    return "\(name), \(address)"
  }

  /// The same with the hours in which it is open.
  package var whole: String {
    guard let hours = counter.contact.openingHours else { return withAddress }
    return "\(withAddress) (\(words.notices.hours.text(["hours": words.plainName(hours, in: language)])))"
  }

  /// As short as it is called.
  package var short: String { language == .vietnamese ? counter.shortName ?? name : name }
}

extension ReturnMethod {
  /// What a form offers: a result that no page can show is not promised online. Other programs may still ask for it.
  package static let offered: [ReturnMethod] = [.counter, .post]
}
