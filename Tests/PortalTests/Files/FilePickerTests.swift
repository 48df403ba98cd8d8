import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Web
@testable import Words

@Suite("The field for files") struct FilePickerTests {
  private static func file(_ name: String, in field: String) -> KeptFile {
    KeptFile(
      name: name, field: field,
      file: StoredFile(name: "\(name).pdf", mediaType: "application/pdf", size: 9 << 20, digest: ""))
  }

  @Test("Each field shows its own kept files and its own mistakes, and every label has its input")
  func fields() throws {
    var form = Form(words: try Resources.words(.vietnamese), idPrefix: "x-")
    form.mistake("b", HTML(text: "Sai <1>"))
    form.mistake("b", HTML(text: "Sai 2"))
    let kept = [Self.file("m", in: "a"), Self.file("n", in: "b"), Self.file("o", in: "b")]
    for (field, names) in [("a", ["m"]), ("b", ["n", "o"])] {
      let picker = FilePicker(form, HTML(text: "Giấy tờ"), field: field, most: 3, takesPhotos: true, kept: kept)
      let elements = try PageElements(picker.html)
      let inputs = elements.named("input")
      #expect(inputs.filter { $0["type"] == "checkbox" }.map { $0["value"] } == names)
      #expect(inputs.filter { $0["type"] == "checkbox" }.allSatisfy { $0["name"] == "\(field)-giu" })
      #expect(inputs.filter { $0["type"] == "file" }.map { $0["name"] } == [field, field])
      #expect(inputs.last?["capture"] == "environment" && inputs.last?["accept"] == "image/*")
      #expect(
        Set(elements.named("label").map { $0["for"] }) == Set(inputs.filter { $0["type"] != "hidden" }.map { $0["id"] })
      )
      let ids = Set(elements.all.compactMap { $0["id"] })
      for input in inputs {
        let named = input["aria-describedby"]?.split(separator: " ").map(String.init) ?? []
        #expect(named.allSatisfy(ids.contains))
      }
      #expect(String(decoding: picker.html.bytes, as: UTF8.self).contains("Sai &lt;1&gt;") == (field == "b"))
      #expect(String(decoding: picker.html.bytes, as: UTF8.self).contains("Sai 2") == (field == "b"))
    }
  }

  @Test(
    "Sizes are in kilobytes up to ten thousand, then in megabytes",
    arguments: [
      (0, "1 KB"), (1, "1 KB"), (1_025, "2 KB"), (10_484_736, "10.239 KB"), (10_485_760, "10 MB"), (25 << 20, "25 MB"),
    ])
  func sizes(bytes: Int, text: String) throws {
    #expect(try Resources.words(.vietnamese).files.size(bytes).bytes == Array(text.utf8))
  }
}
