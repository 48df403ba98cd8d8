import HTTPTypes
import Markup
import OneStop
import StreamSafe
import Words

/// What is wrong with a field.
package typealias FieldFault = (field: String, message: HTML)

/// A form as it comes back: what was typed, and the mistakes in it.
///
/// A field's element has an id made from its name, so that the error summary can link to it.
package struct Form {
  package var values: FormContent
  package private(set) var mistakes: [FieldFault] = []
  /// The first sentence of each field.
  private var messages: [String: HTML] = [:]
  /// The names of fields by which the list of mistakes tells one from the other.
  package var labels: [String: HTML] = [:]
  package let words: Words
  /// The beginning of its ids, for a page with several forms whose fields have the same names.
  package let idPrefix: String

  package init(_ values: FormContent = FormContent([]), words: Words, idPrefix: String = "") {
    self.values = values
    self.words = words
    self.idPrefix = idPrefix
  }

  package var isWrong: Bool { !mistakes.isEmpty }

  /// The status of the page that shows it.
  package var status: HTTPResponse.Status { isWrong ? .unprocessableContent : .ok }

  package mutating func mistake(_ field: String, _ message: HTML) {
    mistakes.append((field, message))
    if messages[field] == nil { messages[field] = message }
  }

  package mutating func mistake(_ field: String, _ message: Phrase) {
    mistake(field, message.html)
  }

  /// Puts the mistakes in the order of the fields on the page, not the order in which they were found.
  package mutating func sortMistakes(by order: [String]) {
    let places = Dictionary(zip(order, order.indices)) { first, _ in first }
    let place = { (field: String) in places[field] ?? order.count }
    mistakes = mistakes.enumerated()
      .sorted { (place($0.element.field), $0.offset) < (place($1.element.field), $1.offset) }
      .map(\.element)
  }

  /// The title of the form's page: "Lỗi: …" as long as it has mistakes.
  package func title(_ title: HTML) -> HTML {
    isWrong ? words.form.errorTitle(["title": title]) : title
  }

  /// The list of mistakes, each a link to its field; empty if there are none.
  package var errorSummary: HTML {
    guard isWrong else { return .empty }
    let items = mistakes.map { fault -> HTML in
      let label: HTML = labels[fault.field].map { "\($0): " } ?? .empty
      return "<li><a href=\"#\(id(fault.field))\">\(label)\(fault.message)</a></li>"
    }
    return Notice.mistakes(words.form.errorSummary(count: mistakes.count), items).html
  }

  package func id(_ name: String) -> String { idPrefix.isEmpty ? fieldID(name) : idPrefix + fieldID(name) }

  package func message(_ field: String) -> HTML? { messages[field] }
}

/// A name as an element's id: the brackets of `giay_to[]` would have to be encoded in an address.
func fieldID(_ name: String) -> String {
  guard name.utf8.last == UInt8(ascii: "]") else { return name }
  return String(decoding: name.utf8.filter { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }, as: UTF8.self)
}

/// Names and values of a form, in the order in which they were sent.
///
/// Names are compared by their bytes. What is asked of it costs as much as is found, however much was sent.
package struct FormContent: Sendable {
  package let pairs: [(name: String, value: String)]
  /// Where each name stands; nil: there are so few that searching is cheaper.
  private let places: [Name: [Int]]?

  private static let few = 16

  package init(_ pairs: [(name: String, value: String)]) {
    self.pairs = pairs
    guard pairs.count > FormContent.few else {
      places = nil
      return
    }
    var places: [Name: [Int]] = [:]
    for (place, pair) in pairs.enumerated() { places[Name(text: pair.name), default: []].append(place) }
    self.places = places
  }

  /// The first value of that name, in Normalization Form C, with lines ended by LF and no white space at its ends;
  /// empty if there is none.
  package subscript(name: String) -> String { untrimmed(name).read }

  /// The first value as it was typed: a password may end with a space.
  package func untrimmed(_ name: String) -> String { first(name).map { pairs[$0].value } ?? "" }

  package func has(_ name: String) -> Bool { first(name) != nil }

  package func all(_ name: String) -> [String] {
    guard let places else { return pairs.filter { $0.name.isSame(as: name) }.map(\.value.read) }
    return (places[Name(text: name)] ?? []).map { pairs[$0].value.read }
  }

  private func first(_ name: String) -> Int? {
    guard let places else { return pairs.firstIndex { $0.name.isSame(as: name) } }
    return places[Name(text: name)]?.first
  }

  private struct Name: Hashable {
    let text: String

    static func == (one: Name, other: Name) -> Bool { one.text.isSame(as: other.text) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}

extension String {
  /// In the form in which values are read.
  fileprivate var read: String { withPlainLineEnds.composed.trimmed }
}
