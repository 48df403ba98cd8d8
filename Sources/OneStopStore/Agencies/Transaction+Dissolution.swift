import Database
import OneStop

extension Transaction {
  /// Decides an agency's end: from that day on nothing is filed there. `passDossiers` passes on its work.
  ///
  /// Throws `DissolutionMistake`, and decides nothing, where something stands in the way.
  package func dissolve(
    _ agency: AgencyCode, _ dissolution: Dissolution, by actor: Actor, now: Moment
  ) throws {
    try dissolve([(agency, dissolution)], by: actor, now: now)
  }

  /// Decides several at once, none of which merges into another of them.
  package func dissolve(
    _ ends: [(agency: AgencyCode, dissolution: Dissolution)], by actor: Actor, now: Moment
  ) throws {
    let catalogue = try compiledCatalogue().catalogue
    let database = try connection
    let together = Dictionary(ends.map { ($0.agency, $0.dissolution) }) { $1 }
    for (agency, dissolution) in ends {
      if let mistake = catalogue.mistake(in: dissolution, of: agency) { throw mistake }
      if agency != dissolution.successor, let after = together[dissolution.successor] {
        throw DissolutionMistake.successorDissolved(dissolution.successor, after)
      }
      try database.run(
        """
        INSERT INTO dissolutions (agency, successor, from_day, decision, actor, created_at, total, moved, finished_at,
          candidates, is_certain)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, NULL, $7, $8)
        """,
        agency, dissolution.successor, dissolution.on, dissolution.decision, actor.description, now,
        TextList.encode(dissolution.candidates.map(\.description)), dissolution.isCertain)
    }
    try raiseCatalogueRevision()
  }

  /// The agency's end if it is in force on the day, as this transaction sees it, whatever a request has seen before.
  package func dissolution(of agency: AgencyCode, on day: LocalDate) throws(StoreError) -> Dissolution? {
    try compiledCatalogue().catalogue.agency(agency)?.end(by: day)
  }

  /// Begins to hand over a dissolved agency's work: its staff move to the successor with their roles, and the amount of
  /// work is noted. Does nothing if that was done before.
  ///
  /// Tokens stay with the dissolved agency: a program that files for it is to be told of the end, and not to file for
  /// another agency unawares.
  package func beginPassing(_ work: AgencyDissolution) throws(StoreError) {
    let database = try connection
    let isNew = try database.first(
      "SELECT 1 FROM dissolutions WHERE agency = $1 AND total IS NULL", work.agency
    ) { $0.int(0) }
    guard isNew != nil else { return }
    let count = try dossiersToPass(from: work.agency, limit: .max).count
    try database.run("UPDATE dissolutions SET total = $1 WHERE agency = $2", count, work.agency)
    let logins = try database.all("SELECT DISTINCT login FROM posts WHERE agency = $1", work.agency) { $0.text(0) }
    try database.run(
      "UPDATE posts SET agency = $1 WHERE agency = $2", work.dissolution.successor, work.agency)
    // Who worked at both works at one now.
    for login in logins {
      guard var person = try person(login)?.person else { continue }
      let count = person.posts.count
      person.joinEqualPosts()
      if person.posts.count < count { try setPosts(person.posts, of: login) }
    }
  }

  /// Passes on up to `limit` dossiers, each by an event with the decision as its note. Returns how many; 0 once none is
  /// left.
  ///
  /// What is left is found in the same transaction, and what has passed on is no longer the agency's: each dossier
  /// passes once, whenever the program dies. A dossier keeps its code, its step and its due moment, as every agency
  /// uses the city's calendar; nobody has it in hand afterwards.
  ///
  /// - Parameter moved: called for each dossier that has another agency now, but not where only a question passed.
  package func passDossiers(
    of work: AgencyDissolution, limit: Int, now: Moment, moved: (StoredDossier) throws -> Void = { _ in }
  ) throws -> Int {
    let ids = try dossiersToPass(from: work.agency, limit: limit)
    for id in ids { try pass(id, work, now: now, moved: moved) }
    try connection.run(
      "UPDATE dissolutions SET moved = moved + $1 WHERE agency = $2", ids.count, work.agency)
    return ids.count
  }

  /// Passes on one dossier without waiting for its turn, through every end that is in force: for somebody who is acting
  /// on it now, or has just reopened it.
  ///
  /// - Returns: how many events it took; 0 where no dissolved agency has anything to do with it.
  package func passOn(
    _ id: Int64, now: Moment, moved: (StoredDossier) throws -> Void = { _ in }
  ) throws -> Int {
    let ended = Set(try presentCatalogue.dissolved.filter { $0.isDissolved(on: now.date) }.map(\.code))
    var count = 0
    while !ended.isEmpty, let agency = try dossier(id: id)?.dossier.busyAgencies.first(where: ended.contains),
      let work = try agencyDissolutions().first(where: { $0.agency == agency })
    {
      try pass(id, work, now: now, moved: moved)
      try connection.run("UPDATE dissolutions SET moved = moved + 1 WHERE agency = $1", agency)
      count += 1
    }
    return count
  }

  private func pass(
    _ id: Int64, _ work: AgencyDissolution, now: Moment, moved: (StoredDossier) throws -> Void
  ) throws {
    var isMoved = false
    var destination = Destination(agency: work.dissolution.successor)
    let after = try append(to: id) { stored in
      let dossier = stored.dossier
      isMoved = dossier.agency == work.agency
      guard isMoved || dossier.openConsultations.contains(where: { $0.agency == work.agency }) else {
        throw StoreError.corrupt("dossier \(dossier.code) is not what its events say")
      }
      destination = try self.destination(of: dossier, work.dissolution)
      let at = max(now, dossier.lastEventAt)
      return DossierEvent(
        at: at, recordedAt: at, actor: work.actor,
        kind: .transferred(from: work.agency, to: destination.agency), note: work.dissolution.decision,
        due: dossier.due, isDueProvisional: dossier.isDueProvisional)
    }
    guard isMoved, let after else { return }
    if destination.isToBeSeen { try mark(after, from: work.agency, now: now) }
    try moved(after)
  }

  package func finishPassing(_ work: AgencyDissolution, now: Moment) throws(StoreError) {
    try connection.run(
      "UPDATE dissolutions SET finished_at = $1 WHERE agency = $2 AND finished_at IS NULL", now, work.agency)
  }
}
