import OneStop
import OneStopStore

/// The agencies of today as people look for them: by their names, by those of the wards and districts of before, and by
/// addresses. Made when somebody first asks, and kept until the catalogue changes.
final class PlaceIndex: Sendable {
  /// What is shown at most.
  static let limit = 30

  private struct Entry: Sendable {
    var agency: Agency
    /// Of its own name, then of the district of before and of those that it came after, each word behind a space.
    var words: [UInt8]
    /// Names of before on its ground.
    var formerly: [String]
  }

  struct Found: Sendable {
    var agency: Agency
    var formerly: [String]
  }

  private let entries: [Entry]
  private let places: [AgencyCode: Int]
  private let communes: CommuneIndex
  /// The districts of before, or of today where there are such, in the order of the catalogue.
  let areas: [String]

  /// - Parameter catalogue: as of today.
  init(_ catalogue: Catalogue, _ former: [FormerCommune]) {
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
      return Entry(agency: agency, words: Array(texts.map { " \($0.folded)" }.joined().utf8) + [0x20], formerly: names)
    }
    places = Dictionary(zip(entries.map(\.agency.code), entries.indices)) { $1 }
    communes = CommuneIndex(catalogue, formerCommunes: former)
    var seen: Set<String> = []
    let before = catalogue.agencies.flatMap(\.contact.formerAreas)
    let today = catalogue.agencies.filter { $0.kind == .district && !$0.hasEnded }.map(\.communeName)
    areas = (before + today).filter { seen.insert($0).inserted }
  }

  /// The communes that it names as an address first, then those that have it word for word, then those that have all of
  /// its words, whole or begun.
  ///
  /// Costs a look at every agency for each of the first ten words.
  func find(_ query: String) -> (shown: [Found], more: Int) {
    let words = query.foldedWords.prefix(10).map { Array($0.utf8) }
    guard !words.isEmpty else { return ([], 0) }
    var order = communes.communes(in: query).compactMap { places[$0] }.sorted()
    var seen = Set(order)
    let phrase = Array(words.joined(separator: [0x20]))
    for (place, entry) in entries.enumerated() where !seen.contains(place) && entry.words.has(phrase, isWhole: true) {
      seen.insert(place)
      order.append(place)
    }
    for isWhole in [true, false] {
      for (place, entry) in entries.enumerated() where !seen.contains(place) {
        guard words.allSatisfy({ entry.words.has($0, isWhole: isWhole || $0.allSatisfy(isDigit)) }) else { continue }
        seen.insert(place)
        order.append(place)
      }
    }
    let shown = order.prefix(Self.limit).map { place in
      let entry = entries[place]
      let named = entry.formerly.filter { name in
        let name = Array(" \(name.folded) ".utf8)
        return words.contains { $0.count > 1 && name.has($0, isWhole: true) }
      }
      return Found(agency: entry.agency, formerly: Array((named.isEmpty ? entry.formerly : named).prefix(6)))
    }
    return (shown, order.count - shown.count)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension [UInt8] {
  /// Whether the word stands in it, behind a space; whole, or as what a word begins with.
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

extension Portal {
  /// By the catalogue as it stands in the present read transaction.
  func placeIndex(_ current: CurrentCatalogue) throws -> PlaceIndex {
    if let known = places, known.catalogue === current { return known.index }
    let index = PlaceIndex(current.catalogue, try reader.formerCommunes(in: current.catalogue))
    places = (current, index)
    return index
  }
}
