/// A search that found nothing, as it may be kept: words alone, and nothing of a person.
package struct EmptySearch: Hashable, Sendable {
  /// Small letters, single spaces.
  package let words: String

  package static let length = 60
  private static let mostWords = 8

  /// nil for what is too long to be a name of anything, or could be somebody's: with digits or an at sign, or written or
  /// begun as a person's name.
  package init?(_ typed: String) {
    let text = typed.composed.squeezed
    guard !text.isEmpty, text.unicodeScalars.count <= EmptySearch.length else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar == " " || scalar == "-" || scalar == "," || scalar.properties.isAlphabetic
    }
    guard isPlain else { return nil }
    let parts = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    guard (1...EmptySearch.mostWords).contains(parts.count), !EmptySearch.isName(parts) else { return nil }
    words = parts.joined(separator: " ").lowercased().composed
  }

  private static func isName(_ parts: [String]) -> Bool {
    guard parts.count > 1 else { return false }
    // "Lê Văn An", and not "LÊ VĂN AN", which people write of anything.
    if parts.allSatisfy({ isCapitalised($0) }) { return true }
    return families.contains(parts[0].folded) && parts.count <= 5
  }

  private static func isCapitalised(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isUppercase && word.unicodeScalars.dropFirst().allSatisfy { !$0.properties.isUppercase }
  }

  /// Family names that begin no everyday search.
  private static let families: Set<String> = [
    "nguyen", "tran", "pham", "huynh", "hoang", "phan", "vu", "bui", "ngo", "duong", "truong", "trinh", "dinh", "luong",
    "cao", "mai", "dao", "doan", "lam", "luu", "chau", "thai", "quach",
  ]
}
