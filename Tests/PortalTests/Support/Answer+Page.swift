import JSON
import OneStop
import TestSupport

@testable import API

extension Answer {
  var location: String? { field("Location") }

  /// The value of the first field of that name in a form of the page.
  func value(of name: String) -> String? {
    guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// What stands in the field of that name, wherever its other attributes are; nil where there is none.
  func typed(in name: String) -> String? {
    guard let start = text.firstRange(of: " name=\"\(name)\"") else { return nil }
    let tag = text[start.upperBound...].prefix { $0 != ">" }
    return tag.firstRange(of: "value=\"").map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
  }

  /// The hidden token of the page's forms, empty where there is none.
  var csrf: String { value(of: "_csrf") ?? "" }

  /// Where the page's way to the next page leads (`next`), or to the one before (`prev`); nil where it has none.
  func way(_ relation: String) -> String? {
    guard let start = text.firstRange(of: "rel=\"\(relation)\" href=\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
  }

  func json() throws -> JSONValue { try JSONValue(parsing: body) }

  /// The fields that a problem of the API names.
  func fieldMistakes() throws -> [String] {
    guard case .array(let errors) = try json()["errors"] else { return [] }
    return errors.compactMap { if case .string(let field) = $0["field"] { field } else { nil } }
  }
}
