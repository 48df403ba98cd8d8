@testable import Markup

/// The elements of a page, read more strictly than browsers do: whatever is opened is closed in its turn, values stand in
/// quotes, and no `&` or `<` is left as it was typed.
struct PageElements {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The places of the elements around it, from the outermost.
    let around: [Int]
    /// What stands in it itself; in a button, what stands in its elements too.
    fileprivate(set) var text = ""

    subscript(_ attribute: String) -> String? { attributes[attribute] }
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var all: [Element] = []

  /// Elements that have no end tag.
  private static let empty: Set = ["br", "img", "input", "link", "meta"]

  init(_ html: HTML) throws {
    var rest = html.bytes[...]
    var open: [Int] = []
    while !rest.isEmpty {
      let text = rest.prefix { $0 != UInt8(ascii: "<") }
      if !text.isEmpty {
        let read = try Self.decoded(text)
        for place in open where place == open.last || all[place].name == "button" { all[place].text += read }
        rest = rest[text.endIndex...]
      } else if rest.dropFirst().first == UInt8(ascii: "/") {
        let name = Self.string(rest.dropFirst(2).prefix { $0 != UInt8(ascii: ">") })
        rest = rest.dropFirst(name.utf8.count + 3)
        // The end of an option may be left out.
        if let last = open.last, all[last].name == "option", name != "option" { open.removeLast() }
        guard let last = open.popLast(), all[last].name == name else {
          throw Malformed(description: "</\(name)> closes nothing")
        }
      } else {
        let place = all.count
        let isClosed = try readTag(&rest, around: open)
        if all[place].name == "option", let last = open.last, all[last].name == "option" { open.removeLast() }
        if !isClosed, !Self.empty.contains(all[place].name) { open.append(place) }
      }
    }
    if let last = open.last { throw Malformed(description: "<\(all[last].name)> stays open") }
  }

  /// Returns whether the tag closes itself.
  private mutating func readTag(_ rest: inout ArraySlice<UInt8>, around: [Int]) throws -> Bool {
    rest = rest.dropFirst()
    let name = Self.string(rest.prefix(while: Self.isOfName))
    guard !name.isEmpty else { throw Malformed(description: "< stands in the text") }
    rest = rest.dropFirst(name.utf8.count)
    var attributes: [String: String] = [:]
    var isClosed = false
    while true {
      rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      if rest.first == UInt8(ascii: "/") {
        isClosed = true
        rest = rest.dropFirst()
      }
      if rest.first == UInt8(ascii: ">") { break }
      let attribute = Self.string(rest.prefix(while: Self.isOfName))
      rest = rest.dropFirst(attribute.utf8.count)
      var value = ""
      if rest.first == UInt8(ascii: "=") {
        guard rest.dropFirst().first == UInt8(ascii: "\"") else {
          throw Malformed(description: "\(attribute) of <\(name)> has a value without quotes")
        }
        let bytes = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
        rest = rest[bytes.endIndex...].dropFirst()
        if bytes.contains(UInt8(ascii: "<")) { throw Malformed(description: "< stands in \(attribute)") }
        value = try Self.decoded(bytes)
      }
      guard !attribute.isEmpty, attributes.updateValue(value, forKey: attribute) == nil else {
        throw Malformed(description: "<\(name)> has “\(attribute)” twice, or something that is no attribute")
      }
    }
    rest = rest.dropFirst()
    all.append(Element(name: name, attributes: attributes, around: around))
    return isClosed
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'", "nbsp;": "\u{A0}"]
    .map { (name: Array($0.utf8), sign: Array($1.utf8)) }

  private static func decoded(_ bytes: ArraySlice<UInt8>) throws -> String {
    var rest = bytes
    var decoded: [UInt8] = []
    while let place = rest.firstIndex(of: UInt8(ascii: "&")) {
      decoded += rest[..<place]
      rest = rest[(place + 1)...]
      guard let entity = entities.first(where: { rest.starts(with: $0.name) }) else {
        throw Malformed(description: "& stands before “\(string(rest.prefix(20)))”")
      }
      decoded += entity.sign
      rest = rest.dropFirst(entity.name.count)
    }
    return decoded.isEmpty ? string(rest) : string(decoded[...]) + string(rest)
  }
}

extension PageElements {
  func named(_ names: String...) -> [Element] { all.filter { names.contains($0.name) } }

  func with(id: String) -> Element? { all.first { $0["id"] == id } }

  func parents(of element: Element) -> [Element] { element.around.map { all[$0] } }

  /// Whether the second stands in the first.
  func contains(_ outer: (Element) -> Bool, _ element: Element) -> Bool { parents(of: element).contains(where: outer) }
}
