import JSON
import OneStop

extension JSONWriter {
  /// A name in both languages, for programs.
  package mutating func names(_ name: BilingualText) {
    member("name", name.vietnamese)
    member("name_en", name.english)
  }
}
