import OneStop
import OneStopStore

/// An index of today's agencies by their names, by the names of former wards and districts, and by addresses. It is
/// made at the first search, and kept until the catalogue changes.
package final class PlaceIndex: Sendable {
  /// The most agencies that are shown.
  package static let limit = 30

  private struct Entry: Sendable {
    package var agency: Agency
    /// Its own names, then its former districts, then the agencies that it succeeded; each term has a space before it.
    package var texts: [[UInt8]]
    /// Names of former wards in its area.
    package var formerly: [String]
  }

  package struct Found: Sendable {
    package var agency: Agency
    package var formerly: [String]
  }

  /// A former ward with the agencies of today that have its area.
  private struct Former: Sendable {
    var name: String
    var district: String
    /// Without the kinds of place.
    var words: [String]
    var districtWords: [String]
    var today: [AgencyCode]
  }

  private let entries: [Entry]
  private let formers: [Former]
  private let places: [AgencyCode: Int]
  private let communes: CommuneIndex
  /// The former districts, or today's where the city has districts: numbers first, then names.
  package let areas: [String]

  /// - Parameter catalogue: as of today.
  package init(_ catalogue: Catalogue, _ former: [FormerCommune]) {
    var formerly: [AgencyCode: [String]] = [:]
    var formers: [Former] = []
    func add(_ name: String, _ district: String, _ today: [AgencyCode]) {
      formers.append(
        Former(
          name: name, district: district, words: CommuneIndex.name(name), districtWords: CommuneIndex.name(district),
          today: today))
    }
    for commune in former {
      add(commune.name, commune.district, commune.successors)
      for code in commune.successors { formerly[code, default: []].append("\(commune.name), \(commune.district)") }
    }
    for agency in catalogue.agencies where agency.hasEnded && agency.kind == .ward {
      let district = agency.parent.flatMap { parent in catalogue.agencies.first { $0.code == parent } }?.communeName
      let name = [agency.communeName, district].compactMap(\.self).joined(separator: ", ")
      let successors = agency.dissolution.map { $0.candidates.isEmpty ? [$0.successor] : $0.candidates } ?? []
      add(agency.communeName, district ?? "", successors)
      for code in successors {
        if formerly[code]?.contains(name) != true { formerly[code, default: []].append(name) }
      }
    }
    self.formers = formers
    entries = catalogue.agencies.filter { !$0.hasEnded }.map { agency in
      let names = formerly[agency.code] ?? []
      let texts =
        [agency.name.vietnamese, agency.name.english ?? "", agency.code.description] + agency.contact.formerAreas
        + names
      return Entry(agency: agency, texts: texts.map(PlaceIndex.spaced), formerly: names)
    }
    places = Dictionary(zip(entries.map(\.agency.code), entries.indices)) { $1 }
    communes = CommuneIndex(catalogue, formerCommunes: former)
    var seen: Set<String> = []
    let before = catalogue.agencies.flatMap(\.contact.formerAreas)
    let today = catalogue.agencies.filter { $0.kind == .district && !$0.hasEnded }.map(\.communeName)
    areas = (before + today).filter { seen.insert($0).inserted }
      .map { (area: $0, number: PlaceIndex.number($0), order: VietnameseOrder($0)) }
      .sorted { ($0.number, $0.order) < ($1.number, $1.order) }
      .map(\.area)
  }

  /// The number of a district that is named by one.
  private static func number(_ area: String) -> Int {
    area.split(separator: " ").last.flatMap { Int(typed: String($0), in: 1...99) } ?? .max
  }

  private static func spaced(_ text: String) -> [UInt8] {
    Array(" \(PlaceTerms.terms(of: text).joined(separator: " ")) ".utf8)
  }

  /// The communes that the text names as an address, and the agencies that have it word for word. If there are none:
  /// those that have all its words in one name, then in several names, then as beginnings of words.
  ///
  /// Looks at every agency for each of the first ten words.
  package func find(_ query: String) -> (shown: [Found], more: Int) {
    let terms = PlaceTerms.terms(of: query).prefix(10).map { Array($0.utf8) }
    guard !terms.isEmpty else { return ([], 0) }
    let order = found(terms, named: communes.communes(in: query).compactMap { places[$0] }.sorted())
    let shown = order.prefix(Self.limit).map { place in
      let entry = entries[place]
      let best = [true, false].lazy.map { needsAll in
        entry.formerly.filter { name in
          let name = PlaceIndex.spaced(name)
          let isThere = { (term: [UInt8]) in name.has(term, isWhole: true) }
          return needsAll ? terms.allSatisfy(isThere) : terms.contains { $0.count > 1 && isThere($0) }
        }
      }.first { !$0.isEmpty }
      return Found(agency: entry.agency, formerly: Array((best ?? entry.formerly).prefix(6)))
    }
    return (shown, order.count - shown.count)
  }

  /// Today's communes that the address can mean.
  package func communes(at address: String) -> Set<AgencyCode> { communes.communes(in: address) }

  /// A former ward that a text can mean, and one of the communes of today that have its area.
  package struct Successor: Sendable {
    /// `Phường Bến Nghé, Quận 1`
    package var former: String
    package var agency: Agency
  }

  /// The former wards with this name, of the district where the text names it (`phường 1 quận 3`), each with its
  /// successors; of names that nobody had, those that are like it. Reads the beginning of the text alone.
  package func successors(of typed: String, limit: Int) -> [Successor] {
    let words = CommuneIndex.words(String(decoding: typed.utf8.prefix(240), as: UTF8.self))
    let mark = words.indices.dropFirst().first { start in
      CommuneIndex.districtMarks.contains { words[start...].starts(with: $0) && start + $0.count < words.count }
    }
    let name = CommuneIndex.name(words.prefix(mark ?? words.count))
    let district = mark.map { CommuneIndex.name(words[$0...]) } ?? []
    // A district alone names no ward.
    let isDistrict = CommuneIndex.districtMarks.contains { $0.count < words.count && words.starts(with: $0) }
    guard !name.isEmpty, !isDistrict else { return [] }
    var found = formers.filter { $0.words == name }
    let there = found.filter { $0.districtWords == district }
    if !there.isEmpty { found = there }
    if found.isEmpty {
      let near = NearName(name)
      found = formers.compactMap { former in near.distance(to: NearName(former.words)).map { (former, $0) } }
        .sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }.map(\.0)
    }
    let all = found.lazy.flatMap { former in
      former.today.compactMap { code -> Successor? in
        guard let place = self.places[code] else { return nil }
        let name = former.district.isEmpty ? former.name : "\(former.name), \(former.district)"
        return Successor(former: name, agency: self.entries[place].agency)
      }
    }
    return Array(all.prefix(limit))
  }

  private func found(_ terms: [[UInt8]], named: [Int]) -> [Int] {
    let phrase = Array(terms.joined(separator: [0x20]))
    let rest = entries.indices.filter { !named.contains($0) }
    func matching(_ isMatch: (Entry) -> Bool) -> [Int] { rest.filter { isMatch(entries[$0]) } }
    let word = named + matching { $0.texts.contains { $0.has(phrase, isWhole: true) } }
    if !word.isEmpty { return word }
    let one = matching { $0.texts.contains { text in terms.allSatisfy { text.has($0, isWhole: true) } } }
    if !one.isEmpty { return one }
    for isWhole in [true, false] {
      let several = matching { entry in
        terms.allSatisfy { term in
          entry.texts.contains { $0.has(term, isWhole: isWhole || term.contains(where: isDigit)) }
        }
      }
      if !several.isEmpty { return several }
    }
    return []
  }
}

extension [UInt8] {
  /// Whether the terms have the word, whole or as the beginning of another.
  fileprivate func has(_ word: [UInt8], isWhole: Bool) -> Bool {
    guard let first = word.first, count > word.count else { return false }
    for start in 1...(count - word.count) where self[start] == first && self[start - 1] == 0x20 {
      let end = start + word.count
      guard self[start..<end].elementsEqual(word) else { continue }
      if !isWhole || end == count || self[end] == 0x20 { return true }
    }
    return false
  }
}
