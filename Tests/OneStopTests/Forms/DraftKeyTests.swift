import Testing

@testable import OneStop

@Suite("The key of a draft's link")
struct DraftKeyTests {
  @Test("is read as people copy it, and is never the same twice")
  func read() throws {
    let key = DraftKey()
    #expect(key != DraftKey())
    #expect(key.spaced.utf8.count == 19)
    for typed in [key.description, key.spaced, key.spaced.lowercased(), " \(key.spaced.replacing("-", with: " ")) "] {
      #expect(DraftKey(typed) == key)
    }
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "ABCD-3467-EFGH-89J", "ABCD-3467-EFGH-89JKM", "ABCD-3467-EFGH-89J0", String(repeating: "A", count: 999),
    ])
  func refused(text: String) {
    #expect(DraftKey(text) == nil)
  }
}
