import Markup
import OneStop
import OneStopStore
import Web
import Words

/// Which offices have looked at a dossier, for its applicant: the newest first, one line for what an office was shown
/// of one part on a day. Behind the newest, each office that has none among them still has a line of its own.
struct OfficeLooks {
  private static let mostLines = 20

  /// All looks of an office that are behind the newest lines.
  private struct Earlier {
    var agency: AgencyCode
    var count = 0
    var first: Moment
    var last: Moment
  }

  private let lines: [OfficeLook]
  private let earlier: [Earlier]
  private let own: [OwnLook]
  private let agencyName: (AgencyCode) -> String
  private let words: Words

  /// - Parameters:
  ///   - looks: all, the newest first.
  ///   - own: by key, digits or session.
  init(_ looks: [OfficeLook], own: [OwnLook], agencyName: @escaping (AgencyCode) -> String, words: Words) {
    lines = Array(looks.prefix(OfficeLooks.mostLines))
    var earlier: [Earlier] = []
    var places: [AgencyCode: Int] = [:]
    for look in looks.dropFirst(OfficeLooks.mostLines) {
      let place = places[look.agency] ?? earlier.count
      if place == earlier.count {
        places[look.agency] = place
        earlier.append(Earlier(agency: look.agency, first: look.at, last: look.at))
      }
      earlier[place].count += look.count
      earlier[place].first = look.at
    }
    self.earlier = earlier
    self.own = own
    self.agencyName = agencyName
    self.words = words
  }

  private var names: LookWords.Offices { words.looks.offices }

  var html: HTML {
    let rows = lines.map { look -> HTML in
      let times: HTML = look.count > 1 ? " \(names.times(count: look.count))" : .empty
      return """
        <li>\(agencyName(look.agency)) <span class="soft line">\(words.looks.parts[look.part]) · \(time(look.at))\(times)</span></li>
        """
    }
    let list: HTML = rows.isEmpty ? "<p>\(names.none)</p>" : "<ul>\(rows.joined())</ul>"
    return """
      <section class="looked"><h2>\(names.title)</h2><p class="soft small">\(names.lead)</p>\(list)\(rest)\(opened)</section>
      """
  }

  private var rest: HTML {
    if earlier.isEmpty { return .empty }
    let rows = earlier.map { line -> HTML in
      let period: HTML =
        line.first.date == line.last.date
        ? words.date(line.last.date)
        : names.period(["from": words.date(line.first.date), "to": words.date(line.last.date)])
      return """
        <li>\(agencyName(line.agency)) <span class="soft line">\(period) \(names.times(count: line.count))</span></li>
        """
    }
    return "<p>\(names.earlier)</p><ul>\(rows.joined())</ul>"
  }

  /// Whoever has the key or the digits, and the applicant's own sessions: these have no office.
  private var opened: HTML {
    if own.isEmpty { return .empty }
    let rows = own.map { look -> HTML in
      let last = names.last(["moment": time(look.at)])
      return "<li>\(names.opened[look.proof]): \(names.total(count: look.count)), \(last)</li>"
    }
    return "<p>\(names.openedTitle)</p><ul>\(rows.joined())</ul>"
  }

  private func time(_ moment: Moment) -> HTML {
    "<time datetime=\"\(moment.rfc3339)\">\(words.shortMoment(moment))</time>"
  }
}
