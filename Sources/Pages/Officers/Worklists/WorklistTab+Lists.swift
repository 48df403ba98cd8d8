import OneStop
import OneStopStore
import Words

extension WorklistTab {
  func list(login: String, until soon: Moment) -> Worklist {
    switch self {
    case .mine: .mine(login: login)
    case .filed: .filed
    case .dueToday: .dueToday
    case .dueSoon: .dueSoon(until: soon)
    case .overdue: .overdue
    case .likelyLate: .likelyLate
    case .waiting: .waiting
    case .awaitingAnswers: .awaitingAnswers
    case .toHandOver: .toHandOver
    case .open: .open
    }
  }

  func count(in counts: WorklistCounts) -> Int {
    switch self {
    case .mine: counts.mine
    case .filed: counts.filed
    case .dueToday: counts.dueToday
    case .dueSoon: counts.dueSoon
    case .overdue: counts.overdue
    case .likelyLate: counts.likelyLate
    case .waiting: counts.waiting
    case .awaitingAnswers: counts.awaitingAnswers
    case .toHandOver: counts.toHandOver
    case .open: counts.open
    }
  }
}
