/// Finds today's communes that an address may lie in, by the place names in it: today's, or those of a former ward,
/// commune or township with its district. Diacritics and abbreviations do not matter: `P.5` is `Phường 05`, `Q.1` is
/// `Quận 1`.
package struct CommuneIndex: Sendable {
  /// One name, as words without diacritics and without the kind of place.
  private struct Entry {
    var district: [String]
    var communes: [AgencyCode]
  }

  private var former: [[String]: [Entry]] = [:]
  private var today: [[String]: [Entry]] = [:]
  private var communeNames = NameTree()
  private var districtNames = NameTree()

  /// - Parameters:
  ///   - catalogue: its communes; those that are to end stand for the communes that succeed them.
  ///   - formerCommunes: further former communes, whatever day they ended.
  package init(_ catalogue: Catalogue, formerCommunes: [FormerCommune]) {
    for agency in catalogue.agencies where agency.kind == .ward {
      let name = CommuneIndex.name(agency.communeName)
      if let end = agency.dissolution {
        let district = agency.parent.flatMap(catalogue.agency).map { CommuneIndex.name($0.communeName) } ?? []
        let communes = end.candidates.isEmpty ? [end.successor] : end.candidates
        add(name, Entry(district: district, communes: communes), to: \.former)
      } else {
        for area in agency.contact.formerAreas.isEmpty ? [""] : agency.contact.formerAreas {
          add(name, Entry(district: CommuneIndex.name(area), communes: [agency.code]), to: \.today)
        }
      }
    }
    for commune in formerCommunes {
      let entry = Entry(district: CommuneIndex.name(commune.district), communes: commune.successors)
      add(CommuneIndex.name(commune.name), entry, to: \.former)
    }
  }

  private mutating func add(
    _ name: [String], _ entry: Entry, to table: WritableKeyPath<CommuneIndex, [[String]: [Entry]]>
  ) {
    guard !name.isEmpty else { return }
    self[keyPath: table][name, default: []].append(entry)
    communeNames.add(name)
    if !entry.district.isEmpty { districtNames.add(entry.district) }
  }

  /// The communes that the address can mean: none where it names no known commune, several where it is ambiguous.
  ///
  /// Only the first 200 words are read.
  package func communes(in address: String) -> Set<AgencyCode> {
    let words = CommuneIndex.words(address)
    var districts = districtNames.marked(in: words, by: CommuneIndex.districtMarks)
    var names = communeNames.marked(in: words, by: CommuneIndex.communeMarks)
    let parts = address.split { $0 == "," || $0 == ";" }.map { CommuneIndex.words(String($0)) }
    if names.isEmpty {
      names = Set(parts.filter { communeNames.has($0) && !districtNames.has($0) && !CommuneIndex.isNumber($0) })
    }
    if districts.isEmpty { districts = Set(parts.filter { districtNames.has($0) && !names.contains($0) }) }
    return names.reduce(into: []) { found, name in found.formUnion(communes(name, in: districts)) }
  }

  private func communes(_ name: [String], in districts: Set<[String]>) -> Set<AgencyCode> {
    let (before, now) = (former[name] ?? [], today[name] ?? [])
    if districts.isEmpty {
      // A number alone says nothing: every other district has a Phường 5.
      return CommuneIndex.isNumber(name) ? [] : Set((before + now).flatMap(\.communes))
    }
    let there = before.filter { districts.contains($0.district) }
    return Set((there.isEmpty ? now.filter { districts.contains($0.district) } : there).flatMap(\.communes))
  }

  // MARK: Words

  package static let communeMarks: [[String]] = [
    ["phuong"], ["xa"], ["thi", "tran"], ["dac", "khu"], ["p"], ["f"], ["ph"], ["x"], ["tt"], ["ward"], ["commune"],
  ]
  package static let districtMarks: [[String]] = [
    ["quan"], ["huyen"], ["thanh", "pho"], ["thi", "xa"], ["q"], ["h"], ["tp"], ["tx"], ["district"], ["dist"],
  ]

  private static func isNumber(_ name: [String]) -> Bool { name.count == 1 && name[0].utf8.allSatisfy(isDigit) }

  /// A name without its kind of place.
  package static func name(_ text: String) -> [String] { name(words(text)) }

  /// The same of its words.
  package static func name(_ words: some Collection<String>) -> [String] {
    let mark = (communeMarks + districtMarks).first { $0.count < words.count && words.starts(with: $0) }
    return Array(words.dropFirst(mark?.count ?? 0))
  }

  /// `P5` and `Q.01` as `p 5` and `q 1`.
  package static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.foldedWords.prefix(200) {
      let letters = word.utf8.prefix { !isDigit($0) }
      let digits = word.utf8.dropFirst(letters.count)
      let isGlued = ["p", "f", "q", "ph", "phuong", "quan", "ward", "district"].contains(String(Substring(letters)))
      let isNumber = !digits.isEmpty && digits.count <= 2 && digits.allSatisfy(isDigit)
      guard isNumber, letters.isEmpty || isGlued else {
        words.append(word)
        continue
      }
      if !letters.isEmpty { words.append(String(Substring(letters))) }
      words.append(
        String(Substring(digits.count == 2 && digits.first == UInt8(ascii: "0") ? digits.dropFirst() : digits)))
    }
    return words
  }
}

extension Agency {
  /// `Phường Bến Nghé`, of `Ủy ban nhân dân Phường Bến Nghé, Quận 1`.
  package var communeName: String { shortName ?? name.vietnamese.withoutCommittee }
}

extension String {
  fileprivate var withoutCommittee: String {
    let committee = "Ủy ban nhân dân "
    return hasPrefix(committee) ? String(dropFirst(committee.count)) : self
  }
}

/// Names by their words.
private struct NameTree: Sendable {
  private var names: Set<[String]> = []
  private var longest = 0

  mutating func add(_ name: [String]) {
    names.insert(name)
    longest = max(longest, name.count)
  }

  func has(_ words: [String]) -> Bool { names.contains(words) }

  /// The longest name behind each mark of a place.
  func marked(in words: [String], by marks: [[String]]) -> Set<[String]> {
    var found: Set<[String]> = []
    for start in words.indices {
      guard let mark = marks.first(where: { words[start...].starts(with: $0) }) else { continue }
      // `thị xã` and `thị trấn` are no `xã`.
      if mark == ["xa"], start > 0, words[start - 1] == "thi" { continue }
      let rest = words[(start + mark.count)...]
      for length in stride(from: min(longest, rest.count), to: 0, by: -1) {
        let name = Array(rest.prefix(length))
        guard names.contains(name) else { continue }
        found.insert(name)
        break
      }
    }
    return found
  }
}
