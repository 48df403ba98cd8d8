/// Today's communes of every province, found by name with or without diacritics and the kind of place before it.
package struct CommuneNames: Sendable {
  package struct Commune: Hashable, Sendable {
    package var code: String
    package var name: String
    package var province: String

    package init(code: String, name: String, province: String) {
      self.code = code
      self.name = name
      self.province = province
    }
  }

  private let byProvince: [String: [Commune]]
  private let byWords: [String: [Commune]]

  package init(_ communes: [Commune]) {
    byProvince = Dictionary(grouping: communes, by: \.province)
    var byWords: [String: [Commune]] = [:]
    for commune in communes {
      let words = CommuneIndex.words(commune.name)
      byWords[words.joined(separator: " "), default: []].append(commune)
      let bare = CommuneNames.bare(words)
      if bare.count < words.count { byWords[bare.joined(separator: " "), default: []].append(commune) }
    }
    self.byWords = byWords
  }

  package var isEmpty: Bool { byProvince.isEmpty }

  /// All of the province, in the order of the list.
  package func all(in province: String) -> [Commune] { byProvince[province] ?? [] }

  /// Those that the text can mean: exactly as written before any without diacritics.
  package func named(_ text: String, in province: String) -> [Commune] {
    let words = CommuneIndex.words(text)
    let known = byWords[words.joined(separator: " ")] ?? byWords[CommuneNames.bare(words).joined(separator: " ")] ?? []
    let found = known.filter { $0.province.isSame(as: province) }
    let exact = found.filter { commune in
      commune.name.isSame(as: text) || commune.name.lowercased().hasSuffix(" " + text.lowercased())
    }
    return exact.isEmpty ? found : exact
  }

  /// Those of the province whose names are like the text, the likest first: with a slip of the keyboard or two, or a
  /// part of the name. Reads the beginning of the text alone.
  package func near(_ text: String, in province: String, limit: Int) -> [Commune] {
    let typed = NearName(CommuneNames.bare(CommuneIndex.words(String(decoding: text.utf8.prefix(240), as: UTF8.self))))
    let found = (byProvince[province] ?? []).compactMap { commune in
      typed.distance(to: NearName(CommuneNames.bare(CommuneIndex.words(commune.name)))).map { (commune, $0) }
    }
    return found.sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }.prefix(limit).map(\.0)
  }

  static func bare(_ words: [String]) -> [String] {
    let mark = CommuneIndex.communeMarks.first { $0.count < words.count && words.starts(with: $0) }
    return Array(words.dropFirst(mark?.count ?? 0))
  }
}
