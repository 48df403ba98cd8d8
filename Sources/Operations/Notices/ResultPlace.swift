import OneStop
import Words

/// Where a result is handed out: the counter's name, and its address and hours if they are known.
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

  /// The same with its opening hours.
  package var whole: String {
    guard let hours = counter.contact.openingHours else { return withAddress }
    return "\(withAddress) (\(words.notices.hours.text(["hours": words.plainName(hours, in: language)])))"
  }

  /// Its shortest name.
  package var short: String { language == .vietnamese ? counter.shortName ?? name : name }
}

extension ReturnMethod {
  /// The choices that a form offers. Online is not among them, since nobody is bound to give a result as a file; one that
  /// is given is on the look-up page, whatever was chosen. Other programs may still ask for it.
  package static let offered: [ReturnMethod] = [.counter, .post]
}
