import JSON

/// Reads the members of one object of the file, and notices those that nobody has asked for.
final class SignOnFields {
  private let members: [JSONValue.Member]
  private let path: String
  private var known: Set<String> = []

  /// - Parameter path: where the object is, with a dot at its end; empty for the whole file.
  init(_ value: JSONValue, _ path: String) throws(SignOnFileError) {
    guard case .object(let members) = value else {
      throw SignOnFileError(field: path.isEmpty ? "the file" : String(path.dropLast()), reason: "is not an object")
    }
    (self.members, self.path) = (members, path)
  }

  func error(_ name: String, _ reason: String) -> SignOnFileError {
    SignOnFileError(field: path + name, reason: reason)
  }

  /// Throws where a member is left that means nothing here.
  func finish() throws(SignOnFileError) {
    for member in members where !known.contains(member.name) { throw error(member.name, "is not known") }
  }

  private func value(_ name: String) throws(SignOnFileError) -> JSONValue? {
    known.insert(name)
    let found = members.filter { $0.name == name }
    if found.count > 1 { throw error(name, "is there twice") }
    return found.first?.value
  }

  func optionalText(_ name: String) throws(SignOnFileError) -> String? {
    guard let value = try value(name) else { return nil }
    guard case .string(let text) = value, !text.isEmpty, text.utf8.count <= 2_048,
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw error(name, "is not a text of one line") }
    return text
  }

  func text(_ name: String) throws(SignOnFileError) -> String {
    guard let text = try optionalText(name) else { throw error(name, "is missing") }
    return text
  }

  func texts(_ name: String) throws(SignOnFileError) -> [String]? {
    guard let value = try value(name) else { return nil }
    guard case .array(let elements) = value else { throw error(name, "is not a list of texts") }
    var texts: [String] = []
    for element in elements {
      // They are joined by spaces.
      guard case .string(let text) = element, !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw error(name, "is not a list of texts without spaces")
      }
      texts.append(text)
    }
    return texts
  }

  func flag(_ name: String) throws(SignOnFileError) -> Bool? {
    guard let value = try value(name) else { return nil }
    guard case .bool(let flag) = value else { throw error(name, "is true or false") }
    return flag
  }

  func list(_ name: String) throws(SignOnFileError) -> [JSONValue] {
    guard case .array(let elements)? = try value(name) else { throw error(name, "is not a list") }
    return elements
  }

  func optionalObject(_ name: String) throws(SignOnFileError) -> SignOnFields? {
    guard let value = try value(name) else { return nil }
    return try SignOnFields(value, "\(path)\(name).")
  }

  func object(_ name: String) throws(SignOnFileError) -> SignOnFields {
    guard let object = try optionalObject(name) else { throw error(name, "is missing") }
    return object
  }

  func allTexts() throws(SignOnFileError) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for member in members { pairs.append((member.name, try text(member.name))) }
    return pairs
  }
}
