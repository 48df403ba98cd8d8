import Foundation
import OneStop
import TestSupport
import Testing

@Suite("The schema of a form's file") struct FormSchemaTests {
  private static let catalogues = ["Catalogue", "Catalogue/2018"]

  private static var forms: [String] {
    get throws {
      try catalogues.flatMap { catalogue in
        try FileManager.default.contentsOfDirectory(
          atPath: Resources.root.appending(path: "Resources/\(catalogue)/forms").path
        ).sorted().map { "Resources/\(catalogue)/forms/\($0)" }
      }
    }
  }

  @Test(
    "Every form that comes with a catalogue follows it, and what it refuses is refused",
    .enabled(if: Python.shouldRun, Python.missing))
  func schema() async throws {
    let forms = try Self.forms
    #expect(forms.count == 35)
    let files = ["Resources/API/form.schema.json", "Tests/API/wrong_forms.json"] + forms
    let (status, output) = try await Python.run(
      "Tests/API/check_forms.py", files.map { Resources.root.appending(path: $0).path })
    #expect(status == 0, "\(output)")
  }

  @Test("What it refuses an import refuses too, and names the place")
  func imports() throws {
    let first = try #require(try Self.forms.first)
    let bytes = try Data(contentsOf: Resources.root.appending(path: first))
    let wrong = try Data(contentsOf: Resources.root.appending(path: "Tests/API/wrong_forms.json"))
    let changes = try #require(try JSONSerialization.jsonObject(with: wrong) as? [[String: Any]])
    #expect(changes.count > 50)
    for change in changes {
      let form = try JSONSerialization.jsonObject(with: bytes)
      let path = try #require(change["path"] as? [Any])
      let changed = Self.replacing(path[...], in: form, by: change["value"])
      let text = try JSONSerialization.data(withJSONObject: changed)
      let mistakes = #expect(throws: CatalogueMistakes.self, "\(change)") {
        try FormDefinition(importing: Array(text), file: "form.json")
      }
      #expect(mistakes?.list.allSatisfy { $0.field != nil } == true, "\(change)")
    }
  }

  @Test("A key that stands twice, also as a column, cannot be imported")
  func twice() throws {
    let text = """
      {"title_vi": "T", "pages": [{"title_vi": "P", "sections": [{"fields": [
        {"key": "a", "label_vi": "A", "type": "line"},
        {"key": "b", "label_vi": "B", "type": "group", "columns": [{"key": "a", "label_vi": "A", "type": "line"}]}]}]}]}
      """
    let mistakes = #expect(throws: CatalogueMistakes.self) {
      try FormDefinition(importing: Array(text.utf8), file: "form.json")
    }
    #expect(mistakes?.list.map(\.field) == ["pages 1, sections 1, fields 2, key"])
  }

  /// - Parameter new: nil: it is left out.
  private static func replacing(_ path: ArraySlice<Any>, in value: Any, by new: Any?) -> Any {
    guard let step = path.first else { return new ?? NSNull() }
    if let key = step as? String, var members = value as? [String: Any] {
      members[key] = path.count == 1 ? new : replacing(path.dropFirst(), in: members[key] ?? NSNull(), by: new)
      return members
    }
    if let place = step as? Int, var elements = value as? [Any] {
      elements[place] = replacing(path.dropFirst(), in: elements[place], by: new)
      return elements
    }
    return value
  }
}
