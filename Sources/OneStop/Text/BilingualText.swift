/// A name in Vietnamese and, where there is one, in English.
package struct BilingualText: Hashable, Sendable, Codable {
  package var vietnamese: String
  package var english: String?

  package init(_ vietnamese: String, english: String? = nil) {
    self.vietnamese = vietnamese
    self.english = english
  }
}
