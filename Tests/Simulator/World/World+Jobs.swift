import OneStop
import OneStopStore
import Operations

typealias Job = @Sendable (Transaction) throws -> Answer

/// How the program does each step.
extension World {
  /// What the step does in one transaction; nil where what it is about is not there.
  func job(of step: Step) -> Job? {
    let (now, notices) = (step.at, texts.notices)
    switch step.kind {
    case .takeIn(let intake): return takeIn(intake, now)
    case .file(let intake):
      let filed = DossierEvent(at: now, recordedAt: now, actor: intake.actor, kind: .filed, due: nil)
      return { .taken(try $0.intake(intake.filing, rules: intake.rules, events: [filed]).id) }
    case .act(let place, let commands, let person, let version):
      guard let id = model.begun[place], let author = author(person, version, now) else { return nil }
      let act = Act(dossier: id, commands: commands, author: author, notices: notices, now: now)
      return { transaction in
        _ = try act.run(in: transaction)
        return .done
      }
    case .answer(let place, let number, let opinion, let text, let login):
      guard let id = model.begun[place], let person = model.accounts[login] else { return nil }
      let answer = AnswerConsultation(
        dossier: id, question: number, opinion: opinion, text: text, account: person,
        sight: model.sight(of: person, on: now.localDay),
        forgetting: FormFiles(owner: login, names: []), notices: notices, now: now)
      return { transaction in
        _ = try answer.run(in: transaction)
        return .done
      }
    case .rate(let place, let level):
      guard let code = model.begun[place].flatMap({ model[$0].code }) else { return nil }
      let rate = RateDossier(DossierCode(stored: code), Rating(level: level, comment: "", at: now))
      return { .rated(try rate.run(in: $0)) }
    case .place(let place, let agency, let login): return self.place(place, agency, login, now)
    case .order(let order, let chosen, let login): return self.order(order, chosen, login, step)
    case .carryOut(let number):
      guard let order = model.orders[number], let person = model.accounts[order.login] else { return nil }
      let act = ActInBulk(
        key: World.key(number, order.login), account: person, sight: model.sight(of: person, on: now.localDay),
        notices: notices, now: now)
      return { transaction in
        _ = try act.run(in: transaction)
        let order = try transaction.bulkOrder(act.key, agency: act.account.agency)
        return .lines(order?.lines.map(\.outcome) ?? [])
      }
    case .sendAgain(let message):
      let again = SendAgain(Int64(message), by: World.admin, now: now)
      return { .sentAgain(try again.run(in: $0)) }
    case .changeDaysOff, .dissolve, .revise, .disable, .schedule: return decision(step)
    case .chore, .together, .fault, .reopen, .restore, .compareAll: return nil
    }
  }

  static func key(_ number: Int, _ login: String) -> BulkKey { BulkKey(login: login, number: "order-\(number)") }

  private func takeIn(_ intake: Intake, _ now: Moment) -> Job {
    var repeats = TakeIn.Repeats.taken
    if intake.asksRepeats, let person = intake.actor.login.flatMap({ model.accounts[$0] }) {
      repeats = .asked(model.sight(of: person, on: now.localDay), butFor: nil)
    }
    let submission = intake.token.map { Submission(token: $0, owner: "\(intake.actor)", digest: intake.digest) }
    let takeIn = TakeIn(
      filing: intake.filing, rules: intake.rules, receivedAt: intake.receivedAt, actor: intake.actor,
      submission: submission, repeats: repeats, notices: texts.notices, now: now)
    return { transaction in
      switch try takeIn.run(in: transaction) {
      case .taken(let stored): .taken(stored.id)
      case .earlier(.same(let code)): .earlier(code: "\(code)", isSame: true)
      case .earlier(.another(let code)): .earlier(code: "\(code)", isSame: false)
      case .dissolved(let end): .ended(into: end.successor)
      case .repeats(let stored): .repeats(stored.id)
      }
    }
  }

  private func author(_ person: Author, _ version: Int?, _ now: Moment) -> Act.Author? {
    switch person {
    case .program(let label, let agency): return .program(label, of: agency)
    case .staff(let login):
      guard let account = model.accounts[login] else { return nil }
      return .staff(account, sight: model.sight(of: account, on: now.localDay), version: version)
    }
  }

  private func place(_ place: Int, _ chosen: AgencyCode, _ login: String, _ now: Moment) -> Job? {
    guard let id = model.begun[place], let person = model.accounts[login] else { return nil }
    let operation = PlaceDossier(
      dossier: id, agency: model[id].agency, chosen: chosen, decision: "Quyết định", login: login,
      sight: model.sight(of: person, on: now.localDay), notices: texts.notices, now: now)
    return { transaction in
      try operation.run(in: transaction)
      return .done
    }
  }

  private func order(_ order: BulkOrder, _ chosen: [StepKind.Chosen], _ login: String, _ step: Step) -> Job? {
    let items = chosen.compactMap { choice -> BulkItem? in
      guard let code = model.begun[choice.step].flatMap({ model[$0].code }) else { return nil }
      return BulkItem(DossierCode(stored: code), version: choice.version)
    }
    if items.isEmpty { return nil }
    let begin = BeginBulkOrder(
      order, of: items, as: World.key(step.number, login), digest: "\(step.number)", now: step.at)
    return { .begun(try begin.run(in: $0)) }
  }

  private static let admin = AccountManager(
    Account(login: "admin", name: "admin", role: .admin, agency: City.head), from: Origin(client: "127.0.0.1"))

  /// What changes the city itself.
  private func decision(_ step: Step) -> Job? {
    let now = step.at
    switch step.kind {
    case .changeDaysOff(let edit, let isOutdated):
      return { transaction in
        let old = try transaction.presentCatalogue.holidays
        let file = CatalogueFile(daysOff: try old.edited(by: edit), changedFrom: old, note: "Quyết định")
        let revision = try transaction.catalogueRevision() - (isOutdated ? 1 : 0)
        try ChangeDaysOff(
          file: file, reason: "Quyết định", by: World.admin, revision: revision, now: now
        ).run(in: transaction)
        return .done
      }
    case .dissolve(let agency, let end, let isOutdated):
      return { transaction in
        let revision = try transaction.catalogueRevision() - (isOutdated ? 1 : 0)
        try DissolveAgency(agency, end, by: World.admin, revision: revision, now: now).run(in: transaction)
        return .done
      }
    case .revise(let procedure):
      return { transaction in
        _ = try transaction.importCatalogue([City.file(of: [procedure])], now: now)
        return .done
      }
    case .disable(let login, let isDisabled):
      return { transaction in
        _ = try transaction.setDisabled(isDisabled, login)
        return .done
      }
    case .schedule(let schedule):
      return { transaction in
        try SetWeeklySchedule(schedule, of: City.head, by: World.admin, now: now).run(in: transaction)
        return .done
      }
    default: return nil
    }
  }
}
