import OneStop
import Operations

/// Who gives an order.
enum Author: Hashable, Sendable {
  case staff(String)
  case program(String, AgencyCode)
}

extension Model {
  /// Several commands at once, as `Act` should carry them out: all, or none.
  ///
  /// - Parameter version: how many events the dossier had when the form was made.
  mutating func act(
    on id: Int64, _ commands: [DossierCommand], by person: Author, version: Int?, now: Moment
  ) -> Answer {
    let before = self
    if case .program(_, let agency) = person, let end = end(of: agency, on: now.localDay) {
      return .failed(.dissolved(end.dissolution))
    }
    let passed = passOn(id, now: now)
    for (place, command) in commands.enumerated() {
      let version = place == 0 ? version.map { $0 + passed } : nil
      if let failure = carryOut(command, on: id, by: person, version: version, now: now) {
        self = before
        return .failed(failure)
      }
    }
    notify(id, now: now)
    if commands.last?.action == .undoEnd { _ = passOn(id, now: now) }
    return .done
  }

  private mutating func carryOut(
    _ command: DossierCommand, on id: Int64, by person: Author, version: Int?, now: Moment
  ) -> Act.Failure? {
    let dossier = self[id]
    switch person {
    case .staff(let login):
      guard let account = accounts[login] else { return .unknown }
      guard dossier.isSeen(by: sight(of: account, on: now.localDay)) else { return .hidden }
      guard isSame(dossier.agency, account.agency, now) else { return .ofOtherAgency(dossier.agency) }
      if let version, version != dossier.entries.count { return .stale }
      let steps = procedures[dossier.filing.procedure]?.steps ?? []
      if let denial = denial(of: command.action, on: dossier, steps: steps, to: account) { return .denied(denial) }
      return decide(command, on: id, by: .staff(login: login), now: now).map { .refused($0) }
    case .program(let label, let agency):
      guard dossier.isSeen(by: .program(label: label)) else { return .hidden }
      guard isSame(dossier.agency, agency, now) else { return .ofOtherAgency(dossier.agency) }
      return decide(command, on: id, by: .system(label), now: now).map { .refused($0) }
    }
  }

  func isSame(_ agency: AgencyCode, _ other: AgencyCode, _ now: Moment) -> Bool {
    present(agency, on: now.localDay) == present(other, on: now.localDay)
  }

  /// An answer of the agency that was asked.
  mutating func answer(
    _ number: Int, on id: Int64, _ opinion: Opinion, text: String, by login: String, now: Moment
  ) -> Answer {
    let before = self
    guard let account = accounts[login] else { return .failed(.unknown) }
    _ = passOn(id, now: now)
    func failed(_ failure: Act.Failure) -> Answer {
      self = before
      return .failed(failure)
    }
    let dossier = self[id]
    if dossier.state.questions.indices.contains(number - 1) {
      let question = dossier.state.questions[number - 1]
      if question.isOpen, !isSame(question.asked, account.agency, now) { return failed(.ofOtherAgency(question.asked)) }
    }
    guard dossier.isSeen(by: sight(of: account, on: now.localDay)) else { return failed(.hidden) }
    if let denial = denial(of: .answerConsultation, on: dossier, steps: [], to: account) {
      return failed(.denied(denial))
    }
    let command = DossierCommand(.answerConsultation(number: number, opinion), note: text)
    if let refusal = decide(command, on: id, by: .staff(login: login), now: now) { return failed(.refused(refusal)) }
    notify(id, now: now)
    return .done
  }

  /// The applicant's answer, once for each dossier whose processing is over.
  mutating func rate(_ id: Int64, _ level: Rating.Level, now: Moment) -> Answer {
    let dossier = self[id]
    let isOver = dossier.state.status == .finished || dossier.state.status == .handedOver
    guard !dossier.isConfidential, isOver, ratings[id] == nil || mutation == .secondRating else { return .rated(false) }
    ratings[id] = (dossier.counted, now.localDay, level)
    return .rated(true)
  }
}
