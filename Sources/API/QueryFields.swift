import HTTPServer
import OneStop
import Web

/// The parameters of a query; an empty one is read like any other text.
struct QueryFields: FieldReader {
  let mistakes = FieldMistakes()
  private let query: FormValues

  /// Misspelt and repeated parameters are mistakes, since they would give an answer that nobody asked for.
  init(_ query: FormValues, names: Set<String>) {
    self.query = query
    var seen: Set<String> = []
    for (name, _) in query.pairs {
      if !names.contains(name) {
        mistakes.add(String(name.unicodeScalars.prefix(80)), "There is no parameter with this name.")
      } else if !seen.insert(name).inserted {
        mistakes.add(name, "It appears more than once.")
      }
    }
  }

  func typed(_ name: String) -> String? { query[name] }

  func mistake(_ name: String, _ sentence: String) { mistakes.add(name, sentence) }

  /// How many entries of a list are wanted.
  mutating func limit(upTo most: Int) -> Int? {
    read("limit", { Int(typed: $0, in: 1...most) }, or: "It must be a number from 1 to \(most).")
  }

  /// An agency in the catalogue.
  mutating func agency(in catalogue: Catalogue) -> Agency? {
    read("agency", { AgencyCode(typed: $0).flatMap(catalogue.agency) }, or: "There is no agency with this code.")
  }
}
