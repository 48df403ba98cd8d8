import Markup
import OneStop

/// How a language writes a day or a moment: its phrases as one sequence of pieces, since every page writes many.
package struct DatePattern: Sendable {
  private enum Piece: Sendable {
    /// A range of `markup`, so that reading a piece counts no references.
    case markup(Range<Int>)
    case hour, minute, weekday, day, month, year
  }

  private var pieces: [Piece] = []
  private var markup = HTML()

  /// - Parameter inner: the patterns for some of the phrase's places; the other places take parts of the moment.
  package init(_ phrase: Phrase, _ inner: KeyValuePairs<String, DatePattern> = [:]) {
    for piece in phrase.pieces {
      switch piece {
      case .markup(let markup): add(markup)
      case .place("hour"): pieces.append(.hour)
      case .place("minute"): pieces.append(.minute)
      case .place("weekday"): pieces.append(.weekday)
      case .place("day"): pieces.append(.day)
      case .place("month"): pieces.append(.month)
      case .place("year"): pieces.append(.year)
      case .place(let name):
        if let pattern = inner.first(where: { $0.key == name })?.value { add(pattern) }
      }
    }
  }

  private mutating func add(_ markup: HTML) {
    let start = self.markup.count
    self.markup.append(markup)
    pieces.append(.markup(start..<self.markup.count))
  }

  private mutating func add(_ pattern: DatePattern) {
    let start = markup.count
    markup.append(pattern.markup)
    pieces += pattern.pieces.map { piece in
      if case .markup(let part) = piece { .markup(start + part.lowerBound..<start + part.upperBound) } else { piece }
    }
  }

  /// - Parameter months: their names; nil where the language writes them in digits. Beside a name, a day has no leading
  ///   zero.
  package func write(_ date: LocalDate, _ time: TimeOfDay, weekdays: [HTML], months: [HTML]?, to html: inout HTML) {
    let (year, month, day) = date.components
    for piece in pieces {
      switch piece {
      case .markup(let part): html.append(markup, part)
      case .hour: html.append(time.hour)
      case .minute: html.append(time.minute, width: 2)
      case .weekday: html.append(weekdays[date.weekday.rawValue])
      case .day: if months == nil { html.append(day, width: 2) } else { html.append(day) }
      case .month: if let months { html.append(months[month - 1]) } else { html.append(month, width: 2) }
      case .year: html.append(year)
      }
    }
  }
}
