import OneStopStore
import Words

extension ConsultationTab {
  var list: ConsultationList {
    switch self {
    case .toAnswer: .toAnswer
    case .awaited: .awaited
    case .ended: .ended
    case .answered: .answered
    }
  }

  /// How many questions it has; nil for closed ones, which are not counted.
  func count(in counts: ConsultationCounts) -> Int? {
    switch self {
    case .toAnswer: counts.toAnswer
    case .awaited: counts.awaited
    case .ended, .answered: nil
    }
  }
}
