/// The lists, by the name that their address has.
package enum ConsultationTab: String, CaseIterable, Sendable {
  case toAnswer = "hoi-ta"
  case awaited = "ta-hoi"
  case ended = "da-xong"
  case answered = "ta-hoi-xong"

  package var isOver: Bool { self == .ended || self == .answered }

  /// Whether its questions are the agency's own.
  package var isOfAsker: Bool { self == .awaited || self == .answered }
}
