import OneStop

/// What happens when agencies end.
extension Model {
  mutating func dissolve(_ agency: AgencyCode, _ dissolution: Dissolution, by actor: Actor, now: Moment) -> Answer {
    let successor = dissolution.successor
    if agency == successor { return .mistaken(.intoItself) }
    if let end = ends[agency] { return .mistaken(.dissolvedAlready(agency, end.dissolution)) }
    if let end = ends[successor] { return .mistaken(.successorDissolved(successor, end.dissolution)) }
    let later = agencies.map(\.code).first {
      ends[$0].map { $0.dissolution.successor == agency && $0.dissolution.on > dissolution.on } ?? false
    }
    if let later, let end = ends[later] { return .mistaken(.awaited(later, end.dissolution)) }
    ends[agency] = End(dissolution: dissolution, actor: actor, createdAt: now)
    revision += 1
    return .done
  }

  /// Passes on what the dossier's agency, or one that was asked, is no longer there for; the number of events.
  mutating func passOn(_ id: Int64, now: Moment) -> Int {
    var count = 0
    while let agency = self[id].busy.first(where: { end(of: $0, on: now.localDay) != nil }), let end = ends[agency] {
      pass(id, from: agency, end, at: max(now, self[id].lastAt), now: now)
      count += 1
    }
    return count
  }

  mutating func pass(_ id: Int64, from agency: AgencyCode, _ end: End, at: Moment, now: Moment) {
    let isMove = self[id].agency == agency
    let successor = end.dissolution.successor
    happen(.transferred(from: agency, to: successor), to: id, at: at, recordedAt: at, by: end.actor)
    guard isMove else { return }
    // A mark stays until somebody has looked, wherever the dossier goes.
    if !end.dissolution.isCertain { placements.insert(id) }
    notify(id, now: now)
  }

  /// Everybody who works at the agency goes along.
  mutating func moveStaff(of agency: AgencyCode) {
    guard let end = ends[agency], !end.haveStaffMoved else { return }
    ends[agency]?.haveStaffMoved = true
    for login in accounts.keys where accounts[login]?.agency == agency {
      accounts[login]?.agency = end.dissolution.successor
    }
  }

  /// Somebody has looked whether it is at the right place.
  mutating func place(_ id: Int64, from agency: AgencyCode, at chosen: AgencyCode, by login: String, now: Moment)
    -> Answer
  {
    let dossier = self[id]
    guard let person = accounts[login], dossier.isSeen(by: sight(of: person, on: now.localDay)) else {
      return .failed(.hidden)
    }
    if chosen == agency {
      placements.remove(id)
    } else if dossier.agency == agency, placements.remove(id) != nil {
      let at = max(now, dossier.lastAt)
      happen(.transferred(from: agency, to: chosen), to: id, at: at, recordedAt: at, by: .staff(login: login))
      notify(id, now: now)
    }
    return .done
  }
}
