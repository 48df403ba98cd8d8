import JSON
import OneStop

extension JSONWriter {
  /// Each corrected field before and after.
  mutating func changes(_ correction: Correction) {
    member("changes", array: correction.fields) { list, field in
      list.object { json in
        json.member("field", field.rawValue)
        json.member("from", correction.before.text(field))
        json.member("to", correction.after.text(field))
      }
    }
  }
}
