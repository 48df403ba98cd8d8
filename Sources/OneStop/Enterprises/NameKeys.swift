/// What a name of an enterprise is compared by.
package struct NameKeys: Hashable, Sendable {
  /// The same of names that are equal.
  package let equal: String
  /// The same of names that may be taken for each other.
  package let alike: String

  package init(_ name: EnterpriseName) { (equal, alike) = (name.key, name.likeness) }

  /// Of a foreign or short name, whose letters alone count.
  package init(plain text: String) {
    let words = text.foldedWords
    (equal, alike) = ("~ " + words.joined(separator: " "), "~" + words.joined())
  }

  /// Of whatever was typed: of the kinds that enterprises have, or else plain.
  package init(typed text: String) {
    guard let name = try? EnterpriseName(text) else {
      self.init(plain: text)
      return
    }
    self.init(name)
  }
}

extension RegisteredEnterprise {
  /// Of all its names.
  package var keys: [NameKeys] {
    [NameKeys(typed: name)] + [foreignName, shortName].compactMap(\.self).map { NameKeys(plain: $0) }
  }
}
