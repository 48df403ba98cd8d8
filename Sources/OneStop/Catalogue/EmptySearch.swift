/// A search that found nothing, in a form that may be kept: plain words, nothing personal.
package struct EmptySearch: Hashable, Sendable {
  /// Lower case, single spaces.
  package let words: String

  package static let length = 60
  private static let mostWords = 8

  /// nil for what is too long to be the name of a matter, and for what could be personal: with digits or an at sign, or
  /// written like a person's name or beginning like one.
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
    // "Lê Văn An", but not "LÊ VĂN AN", since people write anything in capitals.
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
