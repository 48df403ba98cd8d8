/// The words of a place's name as they are compared: the kind of place in one spelling, joined with its number, so that
/// `P.1`, `phường 01` and `Ward 1` are one term, and `quận 1` is another.
package enum PlaceTerms {
  package static func terms(of text: String) -> [String] {
    let words = CommuneIndex.words(text)
    var terms: [String] = []
    var place = 0
    while place < words.count {
      let rest = words[place...]
      guard let (mark, unit) = units.first(where: { rest.starts(with: $0.mark) }), rest.count > mark.count else {
        terms.append(words[place])
        place += 1
        continue
      }
      place += mark.count
      if words[place].utf8.allSatisfy(isDigit) {
        terms.append("\(unit)-\(words[place])")
        place += 1
      } else if mark.count > 1 || mark[0].utf8.count <= 2 && mark[0] != "xa" {
        terms.append(unit)
      } else {
        // Whole words stay as they are: "phường", "ward".
        terms.append(mark[0])
      }
    }
    return terms
  }

  /// The longest first.
  private static let units: [(mark: [String], unit: String)] =
    (CommuneIndex.communeMarks + CommuneIndex.districtMarks).map { ($0, unit(of: $0)) }
    .sorted { $0.mark.count > $1.mark.count }

  private static func unit(of mark: [String]) -> String {
    switch mark {
    case ["p"], ["f"], ["ph"], ["ward"]: "phuong"
    case ["x"], ["commune"]: "xa"
    case ["tt"]: "thi-tran"
    case ["q"], ["dist"], ["district"]: "quan"
    case ["h"]: "huyen"
    case ["tp"]: "thanh-pho"
    case ["tx"]: "thi-xa"
    default: mark.joined(separator: "-")
    }
  }
}
