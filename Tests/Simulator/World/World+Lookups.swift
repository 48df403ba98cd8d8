import OneStop
import OneStopStore

/// What people find who look for dossiers.
extension World {
  func compareLookups(_ random: inout SeededRandom) throws {
    for dossier in model.dossiers where random.chance(15) { try compareLookup(of: dossier, &random) }
    try compareLateDossiers(&random)
  }

  /// Anybody finds it by its code, and by the one under which it was filed, unless it is confidential; staff of its
  /// agency find it by code, telephone and name.
  private func compareLookup(of dossier: ModelDossier, _ random: inout SeededRandom) throws {
    func require(_ isRight: Bool, _ what: @autoclosure () -> String) throws {
      if !isRight { throw Difference(kind: "look-ups", sentence: "dossier \(dossier.id): \(what())") }
    }
    let codes = [dossier.code, dossier.filedCode].compactMap { $0 }.map(DossierCode.init(stored:))
    let sight = random.pick(model.staff(of: dossier.agency)).map { model.sight(of: $0, on: latest.localDay) } ?? .none
    let isSeen = dossier.isSeen(by: sight)
    let applicant = dossier.filing.applicant
    try opened.read { reader in
      for code in codes {
        let found = try reader.publicDossier(code)?.id
        try require(found == (dossier.isConfidential ? nil : dossier.id), "the public finds \(found ?? 0) by \(code)")
        let seen = try reader.dossier(code, for: sight)?.id
        try require(seen == (isSeen ? dossier.id : nil), "\(sight) finds \(seen ?? 0) by \(code)")
      }
      for query in [codes.first?.description, applicant.phone?.description, applicant.name].compactMap({ $0 }) {
        let found = try reader.found(query, agencies: [dossier.agency], sight: sight, limit: 100_000)
        try require(found.contains(dossier.id) == isSeen, "\(sight) finds \(found) by “\(query)”")
        try require(
          found.allSatisfy { model[$0].agency == dossier.agency && model[$0].isSeen(by: sight) },
          "\(sight) finds \(found) by “\(query)”, not all of \(dossier.agency)")
      }
    }
  }

  /// Those that ended late, with their causes.
  private func compareLateDossiers(_ random: inout SeededRandom) throws {
    let from = latest.localDay - random.below(200)
    let to = from + random.below(200)
    let period = Period(from: LocalDate(daysSinceEpoch: Int32(from)), to: LocalDate(daysSinceEpoch: Int32(to)))
    guard let period else { return }
    let agencies = Set(model.agencies.map(\.code).filter { _ in random.chance(50) })
    let found = try opened.read {
      try $0.lateDossiers(in: period, agencies: agencies, sight: .all, limit: 100_000).map {
        "\($0.id) \($0.agency) \($0.endedAt) \($0.cause?.rawValue ?? "")"
      }
    }
    let expected = model.dossiers.compactMap { dossier -> String? in
      guard dossier.state.outcome == .late, let end = dossier.state.endedAt, let agency = dossier.state.endedBy,
        (from...to).contains(end.localDay), agencies.contains(agency)
      else { return nil }
      return "\(dossier.id) \(agency) \(end) \(dossier.state.cause?.rawValue ?? "")"
    }
    if Set(found) != Set(expected) || found.count != expected.count {
      throw Difference(kind: "late dossiers", sentence: "\(found.sorted()) instead of \(expected.sorted())")
    }
  }

  /// What a change of days off would move, as the preview says before it is made.
  func comparePreview(_ edit: DaysOffEdit) throws {
    if model.isRecomputing { return }
    let now = latest
    let found = try opened.read { reader -> [Int64] in
      let old = try reader.catalogue().holidays
      let new = try old.edited(by: edit)
      guard let days = DaysOffChange(from: old, to: new).days else { return [] }
      let calendar = WorkCalendar(hours: .city, holidays: new)
      return try reader.dueMoves(changing: days, to: calendar, now: now).dossiers
    }
    var changed = model
    changed.clock.days.change(edit)
    let expected = changed.dossiers.filter { dossier in
      guard !dossier.isEnded, dossier.acceptedAt != nil else { return false }
      return changed.due(of: dossier.id, pauses: dossier.state.pauses).due != dossier.due
    }.map(\.id)
    if found != expected {
      throw Difference(kind: "previews", sentence: "\(found) would move, and not \(expected)")
    }
  }
}
