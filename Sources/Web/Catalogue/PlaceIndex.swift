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

  private let entries: [Entry]
  private let places: [AgencyCode: Int]
  private let communes: CommuneIndex
  /// The former districts, or today's where the city has districts: numbers first, then names.
  package let areas: [String]

  /// - Parameter catalogue: as of today.
  package init(_ catalogue: Catalogue, _ former: [FormerCommune]) {
    var formerly: [AgencyCode: [String]] = [:]
    for commune in former {
      for code in commune.successors { formerly[code, default: []].append("\(commune.name), \(commune.district)") }
    }
    for agency in catalogue.agencies where agency.hasEnded && agency.kind == .ward {
      let district = agency.parent.flatMap { parent in catalogue.agencies.first { $0.code == parent } }?.communeName
      let name = [agency.communeName, district].compactMap(\.self).joined(separator: ", ")
      for code in agency.dissolution.map({ $0.candidates.isEmpty ? [$0.successor] : $0.candidates }) ?? [] {
        if formerly[code]?.contains(name) != true { formerly[code, default: []].append(name) }
      }
    }
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

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

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
