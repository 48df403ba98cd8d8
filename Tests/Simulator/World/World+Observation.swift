import OneStop
import OneStopStore

/// Long work that lets others write in between: the model watches how far it has come, and checks each event of it.
extension World {
  func observe(_ work: ChoreKind, now: Moment) throws {
    guard work == .recomputation || work == .dissolution else { return }
    let messagesBefore = model.messages.count
    try observeStaff()
    for place in model.dossiers.indices
    where !model.dossiers[place].isClosed || !model.dossiers[place].openQuestions.isEmpty {
      let id = model.dossiers[place].id
      guard let stored = try opened.read({ try $0.dossier(id: id) }) else { continue }
      for event in stored.events.dropFirst(model[id].entries.count) { try follow(event, of: id, now: now) }
    }
    try adoptMessages(since: messagesBefore)
  }

  /// Everything must be done.
  func finish(_ work: ChoreKind, now: Moment) throws {
    switch work {
    case .recomputation:
      model.isRecomputing = false
      for dossier in model.dossiers where !dossier.isEnded && dossier.acceptedAt != nil {
        let due = model.due(of: dossier.id, pauses: dossier.state.pauses)
        if due.due != dossier.due || due.isProvisional != dossier.isProvisional, model.mutation != .daysOffMoveNothing {
          throw Difference(
            kind: "recomputation",
            sentence: "dossier \(dossier.id) is due \(text(dossier.due)), and by the present days off \(text(due.due))")
        }
      }
    case .dissolution:
      let ended = Set(model.ends.keys.filter { model.end(of: $0, on: now.localDay) != nil })
      if let left = model.dossiers.first(where: { $0.busy.contains(where: ended.contains) }) {
        throw Difference(kind: "dissolution", sentence: "dossier \(left.id) is left at an agency that has ended")
      }
      if let left = model.accounts.values.first(where: { ended.contains($0.agency) }) {
        throw Difference(kind: "dissolution", sentence: "\(left.login) is left at \(left.agency)")
      }
    default: break
    }
  }

  private func text(_ moment: Moment?) -> String { moment.map { "\($0)" } ?? "at no moment" }

  private func follow(_ event: DossierEvent, of id: Int64, now: Moment) throws {
    let dossier = model[id]
    let at = max(now, dossier.lastAt)
    switch event.kind {
    case .dueRecomputed:
      let due = model.due(of: id, pauses: dossier.state.pauses)
      let isRight =
        model.isRecomputing && !dossier.isEnded && event.due == due.due && event.isDueProvisional == due.isProvisional
        && event.at == at && (due.due != dossier.due || due.isProvisional != dossier.isProvisional)
      guard isRight, model.mutation != .daysOffMoveNothing else {
        throw Difference(
          kind: "recomputation",
          sentence: "dossier \(id) was due \(text(dossier.due)), and is now due \(text(event.due)) instead of "
            + "\(text(due.due)): \(event)")
      }
      let before = dossier.appointment
      model.happen(.recomputed, to: id, at: at, recordedAt: at, by: event.actor, due: due)
      if let after = model[id].appointment, after != before, due.due != dossier.due { model.notify(id, now: now) }
    case .transferred(let from, let to):
      guard let end = model.end(of: from, on: now.localDay), end.dissolution.successor == to,
        dossier.busy.contains(from), event.at == at
      else { throw Difference(kind: "dissolution", sentence: "dossier \(id) passed from \(from) to \(to)") }
      model.pass(id, from: from, end, at: at, now: now)
    default: throw Difference(kind: "an event", sentence: "dossier \(id) has an event that nobody caused: \(event)")
    }
  }

  /// Staff go along when the work of an end begins.
  private func observeStaff() throws {
    let found = try opened.read { try $0.accounts() }
    let inForce = model.ends.filter { model.end(of: $0.key, on: now.localDay) != nil }.sorted { left, right in
      let (a, b) = (left.value, right.value)
      return (a.dissolution.on, a.createdAt, left.key) < (b.dissolution.on, b.createdAt, right.key)
    }
    for (agency, _) in inForce {
      guard found.contains(where: { $0.agency != agency && model.accounts[$0.login]?.agency == agency }) else {
        continue
      }
      model.moveStaff(of: agency)
    }
    for person in found where person.agency != model.accounts[person.login]?.agency {
      throw Difference(kind: "dissolution", sentence: "\(person.login) is at \(person.agency)")
    }
  }

  /// Messages of work in batches get their numbers in the order in which the program wrote them.
  private func adoptMessages(since count: Int) throws {
    guard model.messages.count > count else { return }
    var new = Array(model.messages[count...])
    model.messages.removeSubrange(count...)
    while !new.isEmpty {
      let number = Int64(model.messages.count + 1)
      guard let stored = try opened.read({ try $0.message(number) }),
        let place = new.firstIndex(where: {
          $0.dossier == stored.message.dossier && $0.topic == stored.message.topic
            && $0.account == stored.message.account
        })
      else { throw Difference(kind: "messages", sentence: "message \(number) should be about \(new[0])") }
      model.messages.append(new.remove(at: place))
    }
  }
}

extension ModelDossier {
  /// What the applicant was told last.
  var appointment: Moment? {
    guard let letter else { return due }
    return due.map { max($0, letter.to) } ?? letter.to
  }
}
