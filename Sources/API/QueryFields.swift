import HTTPServer
import OneStop
import Web

/// The parameters of an address; an empty one is read as any other text.
struct QueryFields: FieldReader {
  let mistakes = FieldMistakes()
  private let query: FormValues

  /// A parameter that is misspelt, or stands there twice, would give what nobody asked for.
  init(_ query: FormValues, names: Set<String>) {
    self.query = query
    var seen: Set<String> = []
    for (name, _) in query.pairs {
      if !names.contains(name) {
        mistakes.add(String(name.unicodeScalars.prefix(80)), "There is no parameter of this name.")
      } else if !seen.insert(name).inserted {
        mistakes.add(name, "It stands there more than once.")
      }
    }
  }

  func typed(_ name: String) -> String? { query[name] }

  func mistake(_ name: String, _ sentence: String) { mistakes.add(name, sentence) }

  /// How many of a list are asked for.
  mutating func limit(upTo most: Int) -> Int? {
    read("limit", { Int(typed: $0, in: 1...most) }, or: "It must be 1 to \(most).")
  }

  /// An agency of the catalogue.
  mutating func agency(in catalogue: Catalogue) -> Agency? {
    read("agency", { AgencyCode(typed: $0).flatMap(catalogue.agency) }, or: "There is no agency of this code.")
  }
}
