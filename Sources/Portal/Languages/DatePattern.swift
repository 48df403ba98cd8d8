import OneStop

/// How a language writes a day or a moment: its phrases put into one row of pieces, since every page says many.
struct DatePattern: Sendable {
  private enum Piece: Sendable {
    case markup(HTML)
    case hour, minute, weekday, day, month, year
  }

  private var pieces: [Piece] = []

  /// - Parameter inner: the patterns that stand in places of the phrase; the other places have parts of the moment.
  init(_ phrase: Phrase, _ inner: KeyValuePairs<String, DatePattern> = [:]) {
    var pieces: [Piece] = []
    for piece in phrase.pieces {
      switch piece {
      case .markup(let markup): pieces.append(.markup(markup))
      case .place("hour"): pieces.append(.hour)
      case .place("minute"): pieces.append(.minute)
      case .place("weekday"): pieces.append(.weekday)
      case .place("day"): pieces.append(.day)
      case .place("month"): pieces.append(.month)
      case .place("year"): pieces.append(.year)
      case .place(let name): pieces += inner.first { $0.key == name }?.value.pieces ?? []
      }
    }
    self.pieces = pieces
  }

  func write(_ date: LocalDate, _ time: TimeOfDay, weekdays: [HTML], to html: inout HTML) {
    let (year, month, day) = date.components
    for piece in pieces {
      switch piece {
      case .markup(let markup): html.append(markup)
      case .hour: html.append(time.hour)
      case .minute: html.append(time.minute, width: 2)
      case .weekday: html.append(weekdays[date.weekday.rawValue])
      case .day: html.append(day, width: 2)
      case .month: html.append(month, width: 2)
      case .year: html.append(year)
      }
    }
  }
}
