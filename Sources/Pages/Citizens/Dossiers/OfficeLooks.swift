import Markup
import OneStop
import OneStopStore
import Web
import Words

/// Which offices have looked at a dossier, for its applicant: the newest first, one line for what an office was shown
/// of one part within an hour.
struct OfficeLooks {
  /// How many looks are read; those before them are only counted.
  static let mostRead = 200
  private static let mostLines = 20

  private struct Line: Hashable {
    var agency: AgencyCode
    var part: LookPart
    var hour: Int64
  }

  private let lines: [OfficeLook]
  /// Looks that no line stands for.
  private let more: Int
  private let agencyName: (AgencyCode) -> String
  private let words: Words

  /// - Parameters:
  ///   - looks: the newest.
  ///   - count: how many there are in all.
  init(_ looks: [OfficeLook], of count: Int, agencyName: @escaping (AgencyCode) -> String, words: Words) {
    var seen: Set<Line> = []
    var lines: [OfficeLook] = []
    var told = 0
    for look in looks {
      let line = Line(agency: look.agency, part: look.part, hour: look.at.microseconds / Moment.hour)
      if !seen.contains(line) {
        guard lines.count < OfficeLooks.mostLines else { continue }
        seen.insert(line)
        lines.append(look)
      }
      told += 1
    }
    self.lines = lines
    more = count - told
    self.agencyName = agencyName
    self.words = words
  }

  private var names: LookWords.Offices { words.looks.offices }

  var html: HTML {
    let rows = lines.map { look -> HTML in
      """
      <li>\(agencyName(look.agency)) <span class="soft line">\(words.looks.parts[look.part]) · \
      <time datetime="\(look.at.rfc3339)">\(words.shortMoment(look.at))</time></span></li>
      """
    }
    let list: HTML = rows.isEmpty ? "<p>\(names.none)</p>" : "<ul>\(rows.joined())</ul>"
    let rest: HTML = more > 0 ? "<p class=\"soft small\">\(names.more(count: more))</p>" : .empty
    return """
      <section class="looked"><h2>\(names.title)</h2><p class="soft small">\(names.lead)</p>\(list)\(rest)</section>
      """
  }
}
