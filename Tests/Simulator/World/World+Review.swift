import OneStop
import OneStopStore

/// Everything is compared: what `check` finds, figures, lists, messages.
extension World {
  func compareAll(_ random: SeededRandom) throws {
    var random = random
    let findings = try store.check().findings
    if !findings.isEmpty { throw Difference(kind: "check", sentence: findings.joined(separator: "\n  ")) }
    for dossier in model.dossiers { try compare(dossier.id) }
    try compareMessages()
    try compareFeed()
    try compareLateEntries(&random)
    try compareLookups(&random)
    for _ in 0..<4 { try compareFigures(&random) }
    for agency in model.agencies { try compareLists(of: agency.code, &random) }
    let accounts = try opened.read { try $0.accounts() }
    for person in accounts where person != model.accounts[person.login] {
      throw Difference(
        kind: "accounts", sentence: "\(person) should be \(String(describing: model.accounts[person.login]))")
    }
  }

  private func compareMessages() throws {
    try opened.read { reader in
      for (place, message) in model.messages.enumerated() {
        let stored = try reader.message(Int64(place + 1))
        if stored?.line != message.line || stored?.message.dossier != message.dossier {
          throw Difference(
            kind: "messages",
            sentence:
              "message \(place + 1) about \(message.dossier ?? 0): \(stored?.line ?? "none"), not \(message.line)")
        }
      }
      if let more = try reader.message(Int64(model.messages.count + 1)) {
        throw Difference(kind: "messages", sentence: "nobody caused message \(more.id): \(more.line)")
      }
    }
  }

  /// Another system asks again and again for what is new: by now it must have every event at least once.
  private func compareFeed() throws {
    let ids = Dictionary(
      model.dossiers.compactMap { dossier in dossier.code.map { ($0, dossier.id) } },
      uniquingKeysWith: { first, _ in first })
    try opened.read { reader in
      while true {
        let new = try reader.changes(of: model.agencies.map(\.code), after: feed.last, limit: 50)
        for change in new {
          guard change.number > feed.last else {
            throw Difference(kind: "changes", sentence: "number \(change.number) comes after \(feed.last)")
          }
          feed.last = change.number
          if let id = ids[change.code.description] { feed.seen.insert([id, Int64(change.place)]) }
        }
        if new.isEmpty { break }
      }
    }
    for dossier in model.dossiers where !dossier.isConfidential {
      for place in dossier.entries.indices where !feed.seen.contains([dossier.id, Int64(place + 1)]) {
        throw Difference(kind: "changes", sentence: "event \(place + 1) of dossier \(dossier.id) is not in the list")
      }
    }
  }

  /// What was entered on a later day than it happened.
  private func compareLateEntries(_ random: inout SeededRandom) throws {
    let from = latest.localDay - random.below(60)
    let to = from + random.below(60)
    let period = Period(from: LocalDate(daysSinceEpoch: Int32(from)), to: LocalDate(daysSinceEpoch: Int32(to)))
    guard let period else { return }
    let agencies = Set(model.agencies.map(\.code).filter { _ in random.chance(50) })
    let expected = model.lateEntries(from: from, to: to, agencies: agencies)
    let found = try opened.read {
      try $0.lateEntries(in: period, agencies: agencies, countsConfidential: true).map {
        "\($0.code) \($0.agency) \($0.at)"
      }
    }
    if Set(found) != expected || found.count < expected.count {
      throw Difference(
        kind: "late entries",
        sentence: "from \(period.from) to \(period.to): \(Set(found).subtracting(expected)) instead of "
          + "\(expected.subtracting(found))")
    }
  }

  /// Of some days, agencies and kinds of dossiers.
  private func compareFigures(_ random: inout SeededRandom) throws {
    let today = latest.localDay
    let from = today - random.below(random.chance(30) ? 400 : 45)
    let to = from + random.below(random.chance(30) ? 500 : 40)
    let agencies = random.chance(50) ? nil : Set(model.agencies.map(\.code).filter { _ in random.chance(30) })
    var scope = Model.Scope(from: from, to: to, now: latest, countsConfidential: random.chance(50), agencies: agencies)
    let period = Period(
      from: LocalDate(daysSinceEpoch: Int32(from)), to: LocalDate(daysSinceEpoch: Int32(to)))
    guard let period else { return }
    let isByAgency = random.chance(50)
    let expected = model.figures(in: scope) { isByAgency ? $1.description : $0.filing.procedure.description }
    let found = try opened.read {
      try $0.figures(
        by: isByAgency ? .agency : .procedure, in: period, now: latest, agencies: agencies,
        countsConfidential: scope.countsConfidential)
    }.filter { $0.value != ReportFigures() }
    if let row = found.first(where: { !$0.value.isBalanced }) {
      throw Difference(kind: "figures", sentence: "\(row.key) is not balanced: \(row.value)")
    }
    if found == expected { return }
    for key in Set(found.keys).union(expected.keys).sorted() where found[key] != expected[key] {
      scope.agencies = nil
      throw Difference(
        kind: "figures",
        sentence: "\(key) from \(period.from) to \(period.to), now \(latest): "
          + differing(found[key] ?? ReportFigures(), expected[key] ?? ReportFigures()))
    }
  }

  func differing(_ found: ReportFigures, _ expected: ReportFigures) -> String {
    let (found, expected) = ("\(found)".split(separator: " "), "\(expected)".split(separator: " "))
    let words = zip(found, expected).filter { $0.0 != $0.1 }.map { "\($0.0) instead of \($0.1)" }
    return words.joined(separator: ", ") + "\n  \(found.joined(separator: " "))"
  }

  private func compareLists(of agency: AgencyCode, _ random: inout SeededRandom) throws {
    let staff = model.staff(of: agency)
    let person = random.pick(staff)
    let sight = person.map { model.sight(of: $0, on: latest.localDay) } ?? .none
    let soon = latest.adding(microseconds: Int64(random.below(5)) * Moment.day)
    let lists: [Worklist] = [
      .mine(login: person?.login ?? "nobody"), .filed, .open, .dueToday, .dueSoon(until: soon), .overdue, .waiting,
      .toHandOver, .awaitingAnswers,
    ]
    try opened.read { reader in
      for list in lists {
        let found = Set(
          try reader.worklist(list, agency: agency, sight: sight, now: latest, limit: 100_000).map(\.id))
        let expected = model.worklist(list, of: agency, for: sight, now: latest)
        if found != expected {
          throw Difference(
            kind: "worklist",
            sentence:
              "\(list) of \(agency) for \(sight) has \(found.subtracting(expected).sorted()) too many, and lacks "
              + "\(expected.subtracting(found).sorted())")
        }
      }
      for list in [ConsultationList.toAnswer, .awaited, .ended, .answered] {
        let lines = try reader.consultations(list, agency: agency, limit: 100_000)
        let found = Set(lines.map { [$0.dossierID, Int64($0.number)] })
        let expected = model.questions(list, of: agency)
        if found != expected {
          throw Difference(kind: "questions", sentence: "\(list) of \(agency): \(found), not \(expected)")
        }
      }
    }
  }

  /// A weekly report that was just made. Where agencies have ended, who is below whom is another question.
  func compareReport(of agency: AgencyCode, now: Moment) throws {
    let monday = model.reportedWeek(now: now)
    let week = ISOWeek(containing: LocalDate(daysSinceEpoch: Int32(monday)))
    guard let report = try opened.read({ try $0.weeklyReport(of: agency, week: week) }) else {
      throw Difference(kind: "weekly reports", sentence: "\(agency) has no report of the week from \(week.monday)")
    }
    let agencies = model.below(agency)
    guard model.ends.isEmpty || agencies == nil else { return }
    let scope = Model.Scope(from: monday, to: monday + 6, now: now, countsConfidential: true, agencies: agencies)
    let expected = model.figures(in: scope) { _, _ in "" }[""] ?? ReportFigures()
    if report.figures != expected {
      throw Difference(
        kind: "weekly reports",
        sentence: "\(agency), week from \(week.monday), made at \(now): \(differing(report.figures, expected))")
    }
  }
}
