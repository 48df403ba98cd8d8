import OneStop
import OneStopStore

/// What the lists with which agencies work should hold.
extension Model {
  func worklist(_ list: Worklist, of agency: AgencyCode, for sight: ConfidentialSight, now: Moment) -> Set<Int64> {
    let tomorrow = Moment(localDay: now.localDay + 1, minute: 0)
    return Set(
      dossiers.filter { dossier in
        guard dossier.agency == agency, dossier.isSeen(by: sight) else { return false }
        let isWaiting = dossier.state.status == .awaitingSupplement || dossier.state.status == .awaitingPayment
        switch list {
        case .mine(let login): return !dossier.isEnded && dossier.state.officer == login
        case .filed: return dossier.state.status == .filed
        case .open: return !dossier.isEnded
        case .dueToday: return !dossier.isEnded && dossier.due.map { $0 >= now && $0 < tomorrow } ?? false
        case .dueSoon(let until): return !dossier.isEnded && dossier.due.map { $0 >= now && $0 <= until } ?? false
        case .overdue: return !dossier.isEnded && dossier.due.map { $0 < now } ?? false
        case .waiting: return isWaiting && dossier.due == nil
        case .toHandOver: return dossier.state.status == .finished
        case .awaitingAnswers: return !dossier.openQuestions.isEmpty
        // What is likely to be late is a forecast, which the model does not make.
        case .likelyLate: return false
        }
      }.map(\.id))
  }

  /// Questions by the dossier and their number.
  func questions(_ list: ConsultationList, of agency: AgencyCode) -> Set<[Int64]> {
    var found: Set<[Int64]> = []
    for dossier in dossiers where !dossier.isConfidential {
      for (place, question) in dossier.state.questions.enumerated() {
        let isMeant =
          switch list {
          case .toAnswer: question.asked == agency && question.isOpen
          case .awaited: dossier.agency == agency && question.isOpen
          case .ended: question.asked == agency && !question.isOpen
          case .answered: dossier.agency == agency && !question.isOpen
          }
        if isMeant { found.insert([dossier.id, Int64(place + 1)]) }
      }
    }
    return found
  }

  /// Events that were entered on a later day than they happened, or undid an end of an earlier day, each at the agency
  /// that had the dossier when it happened. An undone handing over changes no figure but the count of corrections of
  /// the day on which it is undone.
  func lateEntries(from: Int, to: Int, agencies: Set<AgencyCode>) -> Set<String> {
    var found: Set<String> = []
    for dossier in dossiers {
      var holder = dossier.filing.agency
      // The ends that stand, with the agency that had the dossier then.
      var ends: [(at: Moment, holder: AgencyCode)] = []
      for entry in dossier.entries {
        var concerned = (at: entry.at, holder: holder)
        if let undone = entry.undone, undone != .handedOver, let end = ends.popLast() { concerned = end }
        if entry.kind.isEnd { ends.append((entry.at, holder)) }
        let isLate = entry.recordedAt.localDay > concerned.at.localDay && entry.kind != .consultationLapsed
        if isLate, (from...to).contains(concerned.at.localDay), agencies.contains(concerned.holder) {
          found.insert("\(dossier.code ?? "") \(concerned.holder) \(concerned.at)")
        }
        holder = entry.holder
      }
    }
    return found
  }
}
