import OneStop
import Synchronization

/// Versions of forms as they were last read from their JSON, which costs much more than to compare it: each of a
/// procedure's pages asks for the same one.
final class ReadForms: Sendable {
  /// A city has a few versions in use at a time.
  private static let most = 128

  static let shared = ReadForms()

  private struct Key: Hashable {
    var procedure: String
    var number: Int
  }

  private struct Entry {
    var content: String
    var form: FormDefinition
  }

  private let entries = Mutex<[Key: Entry]>([:])

  /// nil where the content is no form. A form is taken from here only if it was read from the very same content: another
  /// store may have another version of the same number.
  func form(_ content: String, of procedure: String, number: Int) -> FormDefinition? {
    let key = Key(procedure: procedure, number: number)
    if let entry = entries.withLock({ $0[key] }), entry.content.isSame(as: content) { return entry.form }
    guard let form = try? FormDefinition(parsing: Array(content.utf8), file: procedure) else { return nil }
    entries.withLock { entries in
      if entries.count >= ReadForms.most, entries[key] == nil { entries.removeAll() }
      entries[key] = Entry(content: content, form: form)
    }
    return form
  }
}
