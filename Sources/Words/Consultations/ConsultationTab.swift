/// The lists; the raw value is the name in their address.
package enum ConsultationTab: String, CaseIterable, Sendable {
  case toAnswer = "hoi-ta"
  case awaited = "ta-hoi"
  case ended = "da-xong"
  case answered = "ta-hoi-xong"

  package var isOver: Bool { self == .ended || self == .answered }

  /// Whether its questions were put by the agency itself.
  package var isOfAsker: Bool { self == .awaited || self == .answered }
}
