import Foundation
import OneStop
import TestSupport
import Testing

@Suite("The forms that come with a catalogue")
struct ShippedFormsTests {
  private static let catalogues = ["Catalogue", "Catalogue/2018"]

  private static func files() throws -> [URL] {
    try catalogues.flatMap { catalogue in
      try FileManager.default.contentsOfDirectory(
        at: Resources.root.appending(path: "Resources").appending(path: "\(catalogue)/forms"),
        includingPropertiesForKeys: nil)
    }.sorted { $0.path < $1.path }
  }

  @Test("can be read, written again, and work with their procedures' papers")
  func sound() throws {
    let files = try ShippedFormsTests.files()
    #expect(files.count == 35)
    for file in files {
      let form = try FormDefinition(parsing: Array(Data(contentsOf: file)), file: file.lastPathComponent)
      #expect(try FormDefinition(parsing: form.json, file: "again.json") == form)
      #expect(form.mistakes(papers: try papers(of: file)) == [], "\(file.path)")
      #expect(form.fields.allSatisfy { $0.label.english != nil })
    }
  }

  /// The papers that the catalogue beside the forms names for the procedure.
  private func papers(of file: URL) throws -> [String] {
    let catalogue = file.deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: catalogue.appending(path: "procedures.json"))
    let records = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let code = try #require(ShippedForm.parts(ofFile: file.lastPathComponent)).procedure.description
    let record = try #require(records.first { $0["code"] as? String == code })
    return (record["documents"] as? [[String: Any]] ?? []).compactMap { $0["name_vi"] as? String }
  }
}
