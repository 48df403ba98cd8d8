import OneStop

/// What is done to a dossier, by whom, and when it is said to have happened.
extension Generator {
  mutating func act(in model: Model) -> StepKind? { dossier(in: model).map { act(on: $0, in: model) } }

  mutating func act(on dossier: ModelDossier, in model: Model) -> StepKind {
    let action = action(for: dossier)
    let person = person(for: dossier, action, in: model)
    var commands = [command(action, for: dossier, in: model)]
    if random.chance(6) { commands.append(command(self.action(for: dossier), for: dossier, in: model)) }
    let version = random.chance(95) ? dossier.entries.count : dossier.entries.count - 1
    return .act(
      on: place(of: dossier, in: model), commands, by: person, version: random.chance(40) ? nil : version)
  }

  /// Mostly one that is under way.
  private mutating func dossier(in model: Model) -> ModelDossier? {
    let open = model.dossiers.filter { !$0.isClosed }
    return random.chance(88) ? random.pick(open) ?? random.pick(model.dossiers) : random.pick(model.dossiers)
  }

  func place(of dossier: ModelDossier, in model: Model) -> Int {
    model.begun.first { $0.value == dossier.id }?.key ?? 0
  }

  /// Mostly somebody who may.
  private mutating func person(for dossier: ModelDossier, _ action: Action, in model: Model) -> Author {
    if random.chance(8) {
      return .program(random.chance(80) ? "program of \(dossier.agency)" : "another program", dossier.agency)
    }
    let present = model.present(dossier.agency, on: now.localDay)
    let own = model.staff(of: random.chance(95) ? present : dossier.agency)
    if action == .takeBack, case .staff(let login)? = dossier.state.move?.sender, random.chance(80) {
      return .staff(login)
    }
    if action == .undoEnd || (dossier.isConfidential && random.chance(40)), random.chance(80),
      let leader = random.pick(own.filter { $0.role == .leader })
    {
      return .staff(leader.login)
    }
    if let officer = dossier.state.officer, random.chance(55), model.accounts[officer]?.agency == present {
      return .staff(officer)
    }
    if random.chance(95), let person = random.pick(own) { return .staff(person.login) }
    return .staff(random.pick(model.accounts.keys.sorted()) ?? "admin")
  }

  private mutating func action(for dossier: ModelDossier) -> Action {
    random.chance(92) ? usualAction(for: dossier.state.status) : random.pick(Action.allCases) ?? .process
  }

  private mutating func command(_ action: Action, for dossier: ModelDossier, in model: Model) -> DossierCommand {
    let notes = ["", "—", "ghi chú", "ghi chú"]
    let note = random.chance(80) ? "ghi chú" : random.pick(notes) ?? ""
    return DossierCommand(kind(of: action, for: dossier, in: model), at: moment(for: dossier), note: note)
  }

  private mutating func usualAction(for status: Status) -> Action {
    let weighted: [(weight: Int, choice: Action)] =
      switch status {
      case .filed: [(6, .accept), (2, .refuse), (2, .requestSupplement), (1, .withdraw), (1, .correct)]
      case .accepted:
        [
          (6, .process), (4, .forward), (2, .assign), (1, .requestSupplement), (1, .finish), (1, .withdraw), (1, .stop),
          (2, .askConsultation), (1, .extend), (1, .correct),
        ]
      case .processing:
        [
          (2, .process), (4, .forward), (2, .assign), (2, .takeBack), (4, .requestSupplement), (3, .requestPayment),
          (2, .extend), (8, .finish), (1, .withdraw), (2, .stop), (4, .askConsultation), (2, .withdrawConsultation),
          (1, .correct),
        ]
      case .awaitingSupplement: [(8, .supplementReceived), (1, .assign), (1, .withdraw), (2, .stop), (1, .correct)]
      case .awaitingPayment: [(8, .paymentReceived), (2, .finish), (1, .assign), (1, .withdraw), (1, .stop)]
      case .finished: [(8, .handOver), (2, .undoEnd), (1, .correct)]
      case .refused, .withdrawn, .stopped, .handedOver: [(5, .undoEnd), (2, .correct)]
      }
    return random.pick(weighted: weighted) ?? .process
  }

  /// Mostly now; sometimes entered later than it happened, out of order, or too early.
  private mutating func moment(for dossier: ModelDossier) -> Moment? {
    let gap = max(0, now.microseconds - dossier.lastAt.microseconds)
    switch random.below(100) {
    case 0..<72: return nil
    case 72..<92:
      let minutes = Int(gap / Moment.minute)
      return now.adding(microseconds: -Int64(random.below(minutes + 1)) * Moment.minute)
    case 92..<94: return dossier.lastAt
    case 94..<96: return now
    case 96..<98: return dossier.lastAt.adding(microseconds: -1)
    default: return now.adding(microseconds: 1)
    }
  }

  private mutating func kind(of action: Action, for dossier: ModelDossier, in model: Model) -> DossierCommand.Kind {
    let colleague = random.pick(model.staff(of: dossier.agency).map(\.login))
    let cause = random.chance(75) ? random.pick(LatenessCause.allCases) : nil
    switch action {
    case .accept: return .accept
    case .refuse: return .refuse(ground: random.pick(Ground.allCases))
    case .process: return .process
    case .forward:
      let step = random.chance(90) ? dossier.state.step + 1 : random.below(4)
      return .forward(step: random.chance(97) ? step : nil, officer: random.chance(60) ? colleague : nil)
    case .assign: return .assign(officer: random.chance(85) ? colleague : nil)
    case .takeBack: return .takeBack
    case .requestSupplement: return .requestSupplement(papers: random.chance(80) ? ["Bản vẽ"] : [" "])
    case .supplementReceived: return .supplementReceived
    case .requestPayment: return .requestPayment(amount: random.pick([nil, 0, 75_000, 75_000]) ?? nil)
    case .paymentReceived: return .paymentReceived
    case .extend:
      let from = max(dossier.due ?? now, now)
      let to = from.adding(microseconds: Int64(random.below(12)) * Moment.day)
      return .extend(to: random.chance(95) ? to : nil, cause: cause)
    case .finish: return .finish(cause: cause)
    case .handOver: return .handOver
    case .withdraw: return .withdraw
    case .stop: return .stop(ground: random.pick(Ground.allCases), cause: cause)
    case .askConsultation:
      let units = ["1wd", "3wd", "8wh", "2d", "10wd"]
      let time = ProcessingTime(random.pick(units) ?? "1wd") ?? dossier.rules.time
      let asked = random.pick(model.agencies.dropFirst().map(\.code)) ?? City.head
      return .askConsultation(asked, time: time, isSilenceAgreement: random.chance(60))
    case .answerConsultation: return .answerConsultation(number: random.number(in: 1...2), .agree)
    case .lapseConsultation: return .lapseConsultation(number: 1)
    case .withdrawConsultation:
      let open = dossier.state.questions.indices.filter { dossier.state.questions[$0].isOpen }.map { $0 + 1 }
      return .withdrawConsultation(number: random.chance(95) ? random.pick(open) ?? 1 : nil)
    case .correct: return .correct(correction(of: dossier))
    case .undoEnd: return .undoEnd
    }
  }

  private mutating func correction(of dossier: ModelDossier) -> FilingDetails {
    var details = dossier.filing.details
    switch random.below(6) {
    case 0: details.applicant.name = "Người Nộp \(random.below(60))"
    case 1: details.applicant.email = EmailAddress("moi\(random.below(60))@example.vn")
    case 2: details.applicant.phone = random.chance(60) ? PhoneNumber("09\(20_000_000 + random.below(60))") : nil
    case 3: details.notices = random.pick([nil, .email, .sms]) ?? nil
    case 4: details.papers.append(SubmittedPaper(name: "Đơn", quantity: 1))
    default: break
    }
    return details
  }
}
