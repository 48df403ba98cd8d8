import OneStop
import Operations

/// What the model says that each step should do.
extension World {
  func expect(_ step: Step) -> Answer {
    let now = step.at
    switch step.kind {
    case .takeIn(let intake): return model.takeIn(intake, step: step.number, now: now)
    case .file(let intake): return model.file(intake, step: step.number, now: now)
    case .act(let place, let commands, let person, let version):
      return about(place) { model.act(on: $0, commands, by: person, version: version, now: now) }
    case .answer(let place, let number, let opinion, let text, let login):
      return about(place) { model.answer(number, on: $0, opinion, text: text, by: login, now: now) }
    case .rate(let place, let level): return about(place) { model.rate($0, level, now: now) }
    case .place(let place, let agency, let login):
      return about(place) { model.place($0, from: model[$0].agency, at: agency, by: login, now: now) }
    case .order(let order, let chosen, let login):
      let lines = chosen.compactMap { choice in
        model.begun[choice.step].map { Model.Order.Line(dossier: $0, version: choice.version) }
      }
      return model.begin(order, of: lines, as: step.number, by: login, now: now)
    case .carryOut(let number):
      _ = model.carryOut(number, groupOf: ActInBulk.groupSize, now: now)
      return .lines(model.orders[number]?.lines.map(\.outcome) ?? [])
    case .sendAgain(let message): return model.sendAgain(message, now: now)
    case .changeDaysOff(let edit, let isOutdated):
      if isOutdated { return .outdated }
      model.clock.days.change(edit)
      if !model.dossiers.isEmpty { model.isRecomputing = true }
    case .dissolve(let agency, let end, let isOutdated):
      let before = model
      let answer = model.dissolve(agency, end, by: .staff(login: "admin"), now: now)
      guard isOutdated, answer == .done else { return answer }
      model = before
      return .outdated
    case .revise(let procedure): model.revise(procedure)
    case .disable(let login, let isDisabled): model.setDisabled(isDisabled, login)
    case .schedule(let schedule): model.schedule = schedule
    case .chore, .together, .fault, .reopen, .restore, .compareAll: break
    }
    return .done
  }

  private func about(_ place: Int, _ body: (Int64) -> Answer) -> Answer {
    model.begun[place].map(body) ?? .failed(.unknown)
  }
}

extension Model {
  /// The next version of a procedure. Dossiers keep the version under which they were filed, but whether they are
  /// confidential follows the present one.
  mutating func revise(_ procedure: CityProcedure) {
    procedures[procedure.code] = procedure
    for place in dossiers.indices where dossiers[place].filing.procedure == procedure.code {
      dossiers[place].filing.isConfidential = procedure.isConfidential
    }
  }
}

extension StepKind {
  /// One word for what is done.
  var word: String {
    switch self {
    case .takeIn: "taking in"
    case .file: "filing"
    case .act(_, let commands, _, _): commands.map(\.action.rawValue).joined(separator: " and ")
    case .answer: "answering"
    case .rate: "rating"
    case .place: "placing"
    case .order: "ordering"
    case .carryOut: "an order"
    case .changeDaysOff: "a change of days off"
    case .dissolve: "an end"
    case .revise: "a revision"
    case .disable: "closing an account"
    case .schedule: "a schedule"
    case .sendAgain: "sending again"
    case .chore(let work, _, _): work.rawValue
    case .together: "several at once"
    case .fault(_, let step): step.kind.word
    case .reopen: "reopening"
    case .restore: "restoring"
    case .compareAll: "looking through"
    }
  }

  var countedAs: String {
    if case .act(_, let commands, _, _) = self, commands.count > 1 { return "two things at once" }
    return word
  }

  /// The dossiers that it is about.
  func dossiers(in model: Model) -> [Int64] {
    switch self {
    case .act(let place, _, _, _), .answer(let place, _, _, _, _), .rate(let place, _), .place(let place, _, _):
      model.begun[place].map { [$0] } ?? []
    case .carryOut(let number): model.orders[number]?.lines.map(\.dossier) ?? []
    case .fault(_, let step): step.kind.dossiers(in: model)
    default: []
    }
  }
}
