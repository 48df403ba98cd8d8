import Foundation
import TestSupport
import Testing

@testable import Words

@Suite("The language files") struct LanguageFileTests {
  /// Each phrase by its path, with the places it has.
  private static func phrases(_ language: String) throws -> [String: Set<String>] {
    let file = Data(try Resources.bytes("Languages/\(language).json"))
    var phrases: [String: Set<String>] = [:]
    collect(try JSONSerialization.jsonObject(with: file), at: "", into: &phrases)
    return phrases
  }

  private static func collect(_ value: Any, at path: String, into phrases: inout [String: Set<String>]) {
    if let text = value as? String {
      phrases[path] = Set(text.matches(of: /\{([a-z]+)\}/).map { String($0.1) })
    } else if let members = value as? [String: Any] {
      if let other = members["other"] as? String, members["one"] is String, members.count == 2 {
        collect(other, at: path, into: &phrases)
      } else {
        for (name, member) in members { collect(member, at: "\(path).\(name)", into: &phrases) }
      }
    } else if let list = value as? [Any] {
      for (index, element) in list.enumerated() { collect(element, at: "\(path).\(index)", into: &phrases) }
    }
  }

  @Test("both have the same keys, and each phrase has the same places")
  func sameKeys() throws {
    let vietnamese = try Self.phrases("vi")
    let english = try Self.phrases("en")
    #expect(Set(vietnamese.keys).subtracting(english.keys).sorted() == [])
    #expect(Set(english.keys).subtracting(vietnamese.keys).sorted() == [])
    for (path, places) in vietnamese { #expect(english[path] == places, "\(path)") }
    #expect(vietnamese.count > 200)
  }

  @Test("every key is read by the program", arguments: [Language.vietnamese, .english])
  func noneUnread(_ language: Language) throws {
    let bytes = try Resources.bytes("Languages/\(language.rawValue).json")
    let words = try Words.read(language, from: bytes)
    let file = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(Self.unread(file, words, at: "") == [])
  }

  /// The keys of the file that no property and no case of an enumeration stands for.
  private static func unread(_ members: [String: Any], _ value: Any, at path: String) -> [String] {
    let mirror = Mirror(reflecting: value)
    var known = Dictionary(mirror.children.compactMap { child in child.label.map { ($0, child.value) } }) { $1 }
    if "\(type(of: value))".hasPrefix("PhraseTable"), let keys = known["keys"] as? [any RawRepresentable],
      let phrases = known["phrases"] as? [Phrase]
    {
      known = Dictionary(zip(keys.map { "\($0.rawValue)" }, phrases)) { $1 }
    }
    return members.flatMap { name, member -> [String] in
      guard let value = known[name] else { return ["\(path).\(name)"] }
      guard let inner = member as? [String: Any], !(value is Phrase) else { return [] }
      return unread(inner, value, at: "\(path).\(name)")
    }
  }

  @Test("no phrase is empty, and none has markup", arguments: ["vi", "en"])
  func clean(_ language: String) throws {
    let file = String(decoding: try Resources.bytes("Languages/\(language).json"), as: UTF8.self)
    #expect(!file.contains("\"\""))
    #expect(file.matches(of: /<[a-z\/]/).isEmpty)
    #expect(file == file.precomposedStringWithCanonicalMapping)
    // Apostrophes are curly, and a number to call is a phone number everywhere.
    #expect(!file.contains("'"))
    #expect(!file.localizedCaseInsensitiveContains("telephone"))
  }
}
